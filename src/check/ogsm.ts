import type { Finding } from "../model/finding.ts";
import type { Ogsm } from "../model/framework/ogsm.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import { type LateAction, listLate } from "../model/ogsm-action.ts";
import { findGoals, findObjective, getParts, listAbove } from "../model/ogsm-inheritance.ts";
import { estimateSheet } from "../model/ogsm-sheet.ts";
import type { PlanGraph } from "../model/plan.ts";
import { toFindingAt } from "./rule-input.ts";

/** Holds running OGSM plans against the rules: whether they are whole, measured, in time and on one page. */
export function checkOgsm(graph: PlanGraph): readonly Finding[] {
  return listPlans(graph, "ogsm")
    .filter(({ state }) => state === "active")
    .flatMap((ogsm) => [
      ...checkInheritance(graph, ogsm),
      ...checkMeasures(graph, ogsm),
      ...checkActions(graph, ogsm),
      ...checkSheet(graph, ogsm),
    ]);
}

function checkInheritance(graph: PlanGraph, ogsm: Ogsm): readonly Finding[] {
  const missing = [
    ...(findObjective(graph, ogsm) === undefined ? ["objective"] : []),
    ...(findGoals(graph, ogsm) === undefined ? ["goals"] : []),
  ];
  if (missing.length === 0) return [];
  const what = missing.join(" and no ");
  const above = listAbove(graph, ogsm);
  const where =
    above.length === 0
      ? "and inherits from no plan"
      : `and neither has ${above.map(({ title }) => `\`${title.plain}\``).join(" nor ")}, from which it inherits`;
  const message = `\`${ogsm.title.plain}\` has no ${what}, ${where}.`;
  const keys = missing.map((key) => `\`${key}\``).join(" and ");
  const hint =
    above.length === 0
      ? `Add ${keys}, or \`inherits\` with the plan above that has them.`
      : `Add ${keys} here or in a plan above.`;
  const key = above.length === 0 ? "title" : "inherits";
  return [toFindingAt("ogsm-empty-inheritance", ogsm.source, [key], message, { hint })];
}

function checkMeasures(graph: PlanGraph, { strategies }: Ogsm): readonly Finding[] {
  return strategies
    .filter((strategy) => getParts(graph, strategy).measures.length === 0)
    .map(({ title, source }) => {
      const message = `Nothing measures whether \`${title.plain}\` works.`;
      const hint = "Add `measures` with at least one number that this strategy moves.";
      return toFindingAt("ogsm-strategy-without-measure", source, ["id"], message, { hint });
    });
}

function checkActions(graph: PlanGraph, { strategies }: Ogsm): readonly Finding[] {
  return listLate(graph, strategies).map(toLateFinding);
}

function toLateFinding({ item, lateness }: LateAction): Finding {
  const { title, source, shows, due, start } = item;
  const days = `${lateness.days} ${lateness.days === 1 ? "day" : "days"}`;
  const [key, message, hint] =
    lateness.what === "overdue"
      ? ([
          "due",
          `\`${title.plain}\` was due on ${due ?? ""}, ${days} ago, and is not done.`,
          "Set `status: done`, or agree on a new date and say why.",
        ] as const)
      : ([
          "start",
          `\`${title.plain}\` was to begin on ${start ?? ""}, ${days} ago, and has not.`,
          "Set `status: active`, or move `start`.",
        ] as const);
  const keys = [shows === undefined ? key : "ref"];
  return toFindingAt("ogsm-action-late", source, keys, message, { hint });
}

function checkSheet(graph: PlanGraph, ogsm: Ogsm): readonly Finding[] {
  const { share } = estimateSheet(graph, ogsm);
  if (share <= 1) return [];
  const excess = Math.ceil((share - 1) * 100);
  const message = `\`${ogsm.title.plain}\` takes about ${excess} % more than one page, even in the smallest letters.`;
  const hint =
    "Take out a strategy, keep two or three measures each, or move actions into a plan below.";
  return [toFindingAt("ogsm-overflows-page", ogsm.source, ["strategies"], message, { hint })];
}
