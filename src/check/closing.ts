import { isDecided, isExplained, isLearningOwed, listUngraded } from "../model/closing-missing.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { CycleId } from "../model/id.ts";
import { toShape } from "../model/next-cycle.ts";
import { daysBetween } from "../model/period.ts";
import type { Cycle, Objective, PlanGraph } from "../model/plan.ts";
import { checkCarryOver } from "./carry-over.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, toFindingAt } from "./rule-input.ts";

/** Holds against the rules how cycles are closed and opened. */
export function checkClosing({ graph, assessment }: RuleInput): readonly Finding[] {
  const cycles = new Map(graph.cycles.map((cycle) => [cycle.cycle, cycle]));
  const planned = new Set(graph.objectives.map(({ cycle }) => cycle));
  const recent = listRecent(graph);
  // Of one without any outcome another rule speaks.
  const ended = graph.objectives.filter(
    ({ cycle, outcome }) => recent.has(cycle) && outcome !== undefined,
  );
  return [
    ...graph.cycles.flatMap((cycle) => checkCycle(graph, cycle, planned)),
    ...ended.flatMap((objective) => [
      ...checkDecision(graph, objective),
      ...checkLearning(objective, { graph, assessment }),
      ...checkGrades(objective, { graph, assessment }),
    ]),
    ...checkCarryOver(graph, cycles, recent),
  ];
}

/** Cycles that were closed, and after which no other of their row has ended: what is missing there can still be said. */
function listRecent(graph: PlanGraph): ReadonlySet<CycleId> {
  const { asOf, cycles } = graph;
  const isOver = ({ period }: Cycle): boolean => period.end < asOf;
  return new Set(
    cycles
      .filter(({ state }) => state === "closed")
      .filter(
        (cycle) =>
          !cycles.some(
            (later) =>
              later.period.start > cycle.period.end &&
              toShape(later.cycle) === toShape(cycle.cycle) &&
              isOver(later),
          ),
      )
      .map(({ cycle }) => cycle),
  );
}

function checkCycle(
  graph: PlanGraph,
  { cycle, period, publishBy, source, state, title }: Cycle,
  planned: ReadonlySet<CycleId>,
): readonly Finding[] {
  const at = (key: string) => atValue(...(source.path ?? []), key);
  const days = daysBetween(period.end, graph.asOf);
  if (state === "planning" && publishBy !== undefined && publishBy < graph.asOf) {
    const message = `The cycle ${title.plain} was to be published by ${publishBy}, and is still being planned.`;
    const hint = "Agree on its objectives, and set `state: active`.";
    return [
      toFinding("plan-not-published", source.file, message, { anchor: at("publishBy"), hint }),
    ];
  }
  const isLate = days > getLimit(graph, "cycle-not-closed", "days");
  if (!isLate || state === "closed" || !planned.has(cycle)) return [];
  const message = `The cycle ${title.plain} ended ${days} days ago, and nobody has closed it.`;
  const hint = `Run \`npm run cycle -- close ${cycle}\`, which asks for what is missing.`;
  return [toFinding("cycle-not-closed", source.file, message, { anchor: at("end"), hint })];
}

function checkDecision(graph: PlanGraph, objective: Objective): readonly Finding[] {
  const { outcome, title } = objective;
  if (!outcome || isDecided(graph, objective)) return [];
  const message = `\`${title.plain}\` is closed, and nobody decided what becomes of it.`;
  const hint = "Add `decision`: keep, modify, defer, abandon or done.";
  return [toFindingAt("closed-without-decision", outcome.source, [], message, { hint })];
}

function checkLearning(objective: Objective, { assessment }: RuleInput): readonly Finding[] {
  const { ambition, id, outcome, title } = objective;
  const status = assessment.objectives.get(id)?.status;
  if (!outcome || status?.basis !== "closed" || !isLearningOwed(objective, status.name)) return [];
  // A broken promise is asked for its reason first.
  if (ambition === "committed" && !isExplained(objective, assessment)) return [];
  const message = `\`${title.plain}\` was not achieved, and nothing says what was learnt from it.`;
  const hint = "Add `learned`: what is done in another way from now on.";
  return [toFindingAt("closed-without-learning", outcome.source, [], message, { hint })];
}

function checkGrades(objective: Objective, { assessment }: RuleInput): readonly Finding[] {
  return listUngraded(objective, assessment).map(({ source, title }) => {
    const message = `\`${title.plain}\` is closed without a value, so it has no score.`;
    const hint = "Add its last value in a check-in, or a `score` with a `reason` to the outcome.";
    return toFindingAt("closed-without-grade", source, [], message, { hint });
  });
}
