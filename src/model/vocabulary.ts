import type { FrameworkPlan, ItemRole } from "./framework/framework-plan.ts";
import type { PlanGraph, PlanNode } from "./plan.ts";
import { getTeams } from "./ancestry.ts";
import { toTeamNode } from "./id.ts";

/*
 * THE CROSSWALK. OKR, OGSM, Hoshin Kanri, the Balanced Scorecard, GOST and MbO are vocabularies over the same few
 * concepts. What a node is, is decided by its kind, its role and now and then by its place:
 *
 *     the direction, an OGSM's own objective                              purpose
 *     a goal of an OGSM or a GOST, a breakthrough, an objective of a year  long-term result
 *     a theme, a strategy, an annual objective of an X-matrix             choice
 *     a strategy in the OGSM of a team that is not the company            short-term aim
 *     an objective of OKR, scorecard, GOST, MbO                           short-term aim
 *     a key result, a measure, a target, a KPI                            proof
 *     an initiative, an action, a tactic, an improvement priority         work
 */

export type Vocabulary = "okr" | "ogsm" | "hoshin" | "scorecard" | "gost" | "mbo";

export type Concept = "purpose" | "long-term" | "choice" | "aim" | "proof" | "work";

/** What each vocabulary calls a concept; where it has no word for it, none. */
export const vocabulary: Readonly<Record<Concept, Readonly<Partial<Record<Vocabulary, string>>>>> =
  {
    purpose: {
      okr: "Mission",
      ogsm: "Objective",
      hoshin: "True north",
      scorecard: "Mission and vision",
      gost: "Goal",
      mbo: "Company goal",
    },
    "long-term": {
      okr: "Annual objective",
      ogsm: "Goal",
      hoshin: "Breakthrough objective",
      scorecard: "Theme result",
      gost: "Goal",
    },
    choice: {
      okr: "Theme",
      ogsm: "Strategy",
      hoshin: "Annual objective",
      scorecard: "Theme",
      gost: "Strategy",
    },
    aim: {
      okr: "Objective",
      ogsm: "Strategy of a team",
      hoshin: "Annual objective",
      scorecard: "Objective",
      gost: "Objective",
      mbo: "Objective",
    },
    proof: {
      okr: "Key result",
      ogsm: "Measure",
      hoshin: "Target",
      scorecard: "Measure and target",
      gost: "Measure in the objective",
      mbo: "Target",
    },
    work: {
      okr: "Initiative",
      ogsm: "Action",
      hoshin: "Improvement priority",
      scorecard: "Initiative",
      gost: "Tactic",
      mbo: "Task",
    },
  };

const roleConcepts: Readonly<Record<ItemRole, Concept>> = {
  "ogsm-goal": "long-term",
  "ogsm-strategy": "choice",
  "ogsm-measure": "proof",
  "ogsm-action": "work",
  "hoshin-breakthrough": "long-term",
  "hoshin-annual": "choice",
  "hoshin-priority": "work",
  "hoshin-target": "proof",
  "scorecard-objective": "aim",
  "scorecard-measure": "proof",
  "gost-goal": "long-term",
  "gost-objective": "aim",
  "gost-strategy": "choice",
  "gost-tactic": "work",
  "mbo-objective": "aim",
};

/** Days from which on a cycle counts as a year. */
const yearDays = 300;

/** The concept that a node stands for; undefined for what is no part of a plan: a person, a team, a page. */
export function findConcept(plan: PlanGraph, node: PlanNode): Concept | undefined {
  switch (node.kind) {
    case "direction":
      return "purpose";
    case "theme":
      return "choice";
    case "objective": {
      const { start, end } = node.period;
      const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
      return days >= yearDays ? "long-term" : "aim";
    }
    case "key-result":
    case "kpi":
      return "proof";
    case "initiative":
      return "work";
    case "framework-plan":
      return toPlanConcept(node);
    case "plan-item":
      return node.role === "ogsm-strategy" && !isOfCompany(plan, node)
        ? "aim"
        : roleConcepts[node.role];
    case "cycle":
    case "team":
    case "person":
    case "role":
    case "page":
      return undefined;
  }
}

/** The vocabulary that a node is written in. */
export function getVocabulary(plan: PlanGraph, node: PlanNode): Vocabulary {
  if (node.kind === "framework-plan") return node.framework;
  if (node.kind !== "plan-item") return "okr";
  const document = plan.nodes.get(node.plan);
  return document?.kind === "framework-plan" ? document.framework : "okr";
}

/** An OGSM is led by its objective; the other plans are only the sheet that their items stand on. */
function toPlanConcept(plan: FrameworkPlan): Concept | undefined {
  return plan.framework === "ogsm" ? "purpose" : undefined;
}

function isOfCompany(plan: PlanGraph, node: PlanNode): boolean {
  const teams = getTeams(plan, node.id).map((team) => plan.nodes.get(toTeamNode(team)));
  return (
    teams.length === 0 || teams.some((team) => team?.kind === "team" && team.level === "company")
  );
}
