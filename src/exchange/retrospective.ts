import type { Assessment } from "../model/assessment.ts";
import type { IsoDate } from "../model/period.ts";
import type { Cycle, Objective, PlanGraph } from "../model/plan.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import { getStatistics } from "../model/statistics.ts";
import type { DraftFile } from "./okr-draft.ts";
import { toBlock } from "./yaml-merge.ts";

/** What a retrospective is drafted from: the cycle as it closes. */
export interface RetrospectiveInput {
  readonly graph: PlanGraph;
  readonly assessment: Assessment;
  readonly cycle: Cycle;
  /** The objectives that close with it. */
  readonly objectives: readonly Objective[];
  /** What a public edition shows of the same plans. */
  readonly shown: PlanGraph;
  readonly asOf: IsoDate;
  /** A number as people of the portal's locale write it, with two decimals. */
  readonly toScore: (score: number) => string;
  /** The score of a promise that was kept, likewise: `1.0`. */
  readonly fullScore: string;
}

const headings = [
  ["keep", "What we keep"],
  ["modify", "What we change"],
  ["defer", "What we put off"],
  ["abandon", "What we give up"],
  ["done", "What is done"],
] as const;

/**
 * Drafts the retrospective of a cycle from what was graded, decided and learnt; undefined where there is one already,
 * or nothing to tell.
 */
export function draftRetrospective(input: RetrospectiveInput): DraftFile | undefined {
  const { asOf, cycle, graph, objectives } = input;
  if (objectives.length === 0) return undefined;
  const own = graph.pages.filter((page) => page.cycle === cycle.cycle && page.team === undefined);
  if (own.some(({ purpose }) => purpose === "retrospective" || purpose === "review"))
    return undefined;
  const index = `${cycle.cycle}/index`;
  const isFree = !own.some(({ id }) => id === index);
  const keys = {
    kind: "page",
    title: `${cycle.title.plain}, as it ended`,
    date: asOf,
    of: cycle.cycle,
    purpose: "retrospective",
    summary: toOverview(input, objectives),
    // What is left out of a public edition is no number in its text either.
    ...(objectives.every((each) => isShown(input, each)) ? {} : { audience: "internal" }),
  };
  const sections = headings.flatMap(([decision, heading]) =>
    toSection(
      heading,
      objectives.filter((objective) => toDecision(objective) === decision),
      (objective) => toEnding(input, objective),
    ),
  );
  const learned = toSection(
    "What we learned",
    objectives.filter(({ outcome }) => outcome?.learned),
    (objective) => `${toPlainMarkdown(objective.outcome?.learned ?? "")} (${toLink(objective)})`,
  );
  const parts = [toOverview(input, objectives), ...sections, ...learned];
  const text = `---\n${toBlock(keys, 0, "\n")}---\n\n${parts.join("\n\n")}\n`;
  return { id: isFree ? index : `${cycle.cycle}/retrospective`, text };
}

/** Text of an author as plain text within Markdown: nothing in it is markup, and it stays on its line. */
export function toPlainMarkdown(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, " ")
    .trim()
    .replaceAll(/[\\`*_[\]<~]|&(?=[#\w]+;)/g, "\\$&")
    .replace(/^[#+\-:=>|]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/** A link to an objective by its page. */
export function toLink({ title, url }: Pick<Objective, "title" | "url">): string {
  return `[${toPlainMarkdown(title.plain)}](${url})`;
}

/** Whether a public edition shows an objective, and all that its score is made of. */
function isShown({ shown }: RetrospectiveInput, { id, keyResults }: Objective): boolean {
  return shown.nodes.has(id) && keyResults.every((each) => shown.nodes.has(each.id));
}

function toDecision({ outcome }: Objective): string | undefined {
  const result = outcome?.result;
  if (result === "dropped" || result === "declined" || result === "superseded") return "abandon";
  return outcome?.decision;
}

function toOverview(
  { assessment, fullScore, graph, toScore }: RetrospectiveInput,
  objectives: readonly Objective[],
): string {
  const { dropped, scores } = getStatistics(graph, assessment, objectives);
  const count = objectives.length;
  const means = [
    ...(scores.committed.mean
      ? [
          `committed key results ended at ${toScore(scores.committed.mean.value)} on average, where ${fullScore} is the promise`,
        ]
      : []),
    ...(scores.aspirational.mean
      ? [
          scores.committed.mean
            ? `aspirational ones at ${toScore(scores.aspirational.mean.value)}`
            : `aspirational key results ended at ${toScore(scores.aspirational.mean.value)} on average`,
        ]
      : []),
  ];
  const ended = count === 1 ? "One objective was closed" : `${count} objectives were closed`;
  const given = dropped === 0 ? "" : `, ${dropped} of them dropped`;
  const said = means.join(", and ");
  const scored = said === "" ? "" : ` ${toSentenceCase(said)}.`;
  return `${ended}${given}.${scored}`;
}

function toSection(
  heading: string,
  objectives: readonly Objective[],
  toText: (objective: Objective) => string,
): readonly string[] {
  if (objectives.length === 0) return [];
  return [`## ${heading}`, objectives.map((each) => `- ${toText(each)}`).join("\n")];
}

function toEnding({ assessment, toScore }: RetrospectiveInput, objective: Objective): string {
  const found = assessment.objectives.get(objective.id);
  const score = found?.score === undefined ? "" : `, ${toScore(found.score.value)}`;
  const reason = objective.outcome?.reason;
  return `${toLink(objective)}${score}${reason ? `. ${toPlainMarkdown(reason)}` : ""}`;
}
