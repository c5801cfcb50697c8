import { toPoints } from "../model/share.ts";
import type { Finding } from "../model/finding.ts";
import { addDays } from "../model/period.ts";
import type { Cycle, KeyResult, Objective, PlanGraph, Team } from "../model/plan.ts";
import { findShare } from "../model/scale.ts";
import type { RuleInput } from "./rule-input.ts";
import { getActiveObjectives, getLimit, toFindingAt } from "./rule-input.ts";

/** Holds how sure people are, and how far they reach, against the rules. */
export function checkConfidence(input: RuleInput): readonly Finding[] {
  const { graph } = input;
  const sure = getLimit(graph, "sandbagging", "confidence");
  const least = getLimit(graph, "committed-low-confidence", "confidence");
  const byTeam = Map.groupBy(graph.objectives, ({ teams }) => teams[0]);
  return [
    ...getActiveObjectives(graph).flatMap((objective) => [
      ...checkEarlyConfidence(objective, sure),
      ...checkCommitted(objective, least, input),
      ...objective.keyResults.flatMap((keyResult) => checkAlreadyMet(keyResult, graph)),
    ]),
    ...graph.teams.flatMap((team) => checkLastCycle(team, byTeam.get(team.team) ?? [], input)),
  ];
}

/** The first three weeks: what people expected before anything could have happened. */
const startDays = 21;

function checkEarlyConfidence({ keyResults, period, title }: Objective, sure: number): Finding[] {
  const until = addDays(period.start, startDays);
  const first = keyResults
    .filter(({ ambition, sameAs }) => ambition === "aspirational" && sameAs === undefined)
    .flatMap(({ confidences: [earliest] }) =>
      earliest && earliest.date <= until ? [earliest] : [],
    );
  const [place] = first;
  if (!place || first.length < 2) return [];
  const mean = first.reduce((sum, { value }) => sum + value, 0) / first.length;
  if (mean <= sure) return [];
  const message = `\`${title.plain}\` is aspirational, and from the start its key results were ${toPoints(mean)} % sure to be reached.`;
  const hint = "Aim at what is as likely as not, or call it committed.";
  return [toFindingAt("sandbagging", place.source, [], message, { hint })];
}

/** The share of a team's aspirational key results that ended at 1.0 in the cycle that was closed last. */
function checkLastCycle(
  team: Team,
  objectives: readonly Objective[],
  { graph, assessment }: RuleInput,
): Finding[] {
  const cycle = findLastClosed(objectives, graph);
  if (!cycle) return [];
  const scores = objectives
    .filter((each) => each.cycle === cycle.cycle)
    .flatMap(({ keyResults }) => keyResults)
    .filter(({ ambition, sameAs }) => ambition === "aspirational" && sameAs === undefined)
    .flatMap(({ id }) => assessment.keyResults.get(id)?.score?.value ?? []);
  const full = scores.filter((score) => toPoints(score) >= 100).length;
  if (scores.length < getLimit(graph, "sandbagging", "fewest")) return [];
  if (full / scores.length < getLimit(graph, "sandbagging", "share")) return [];
  const message = `${full} of the ${scores.length} aspirational key results of ${team.title.plain} ended at 1.0 in ${cycle.title.plain}: the targets were too safe.`;
  const hint = "Aim higher this time; 0.6 to 0.7 on average is a good end for an aspiration.";
  return [toFindingAt("sandbagging", team.source, ["name"], message, { hint })];
}

function findLastClosed(objectives: readonly Objective[], graph: PlanGraph): Cycle | undefined {
  const cycles = new Set(objectives.map(({ cycle }) => cycle));
  return graph.cycles
    .filter(({ cycle, period, state }) => {
      if (state !== "closed" || period.end >= graph.asOf) return false;
      return cycles.has(cycle);
    })
    .reduce<Cycle | undefined>(
      (last, cycle) => (last && last.period.end >= cycle.period.end ? last : cycle),
      undefined,
    );
}

/** One finding per objective, at the confidence of the key result that is least sure. */
function checkCommitted(
  { keyResults, title }: Objective,
  least: number,
  { assessment }: RuleInput,
): Finding[] {
  const unsure = keyResults
    .filter(({ ambition, id, sameAs }) => {
      const done = (assessment.keyResults.get(id)?.progress?.value ?? 0) >= 1;
      return ambition === "committed" && sameAs === undefined && !done;
    })
    .flatMap((keyResult) => {
      const now = keyResult.confidences.at(-1);
      return now && now.value < least ? [{ keyResult, now }] : [];
    })
    .sort((a, b) => a.now.value - b.now.value);
  const [first] = unsure;
  if (!first) return [];
  const others =
    unsure.length === 1
      ? ""
      : `; ${unsure.length - 1} more ${unsure.length === 2 ? "is" : "are"} below ${toPoints(least)} %`;
  const message = `\`${title.plain}\` is committed, and the last confidence in \`${first.keyResult.title.plain}\` is ${toPoints(first.now.value)} %${others}.`;
  const hint =
    "Get it what it needs, say to those who rely on it that it may not come, or make it aspirational.";
  return [toFindingAt("committed-low-confidence", first.now.source, [], message, { hint })];
}

/** Held against the last reading before the key result began: what is reached later was its aim. */
function checkAlreadyMet(keyResult: KeyResult, graph: PlanGraph): Finding[] {
  const { measure, period, source, title } = keyResult;
  const kpi = keyResult.kpi === undefined ? undefined : graph.nodes.get(keyResult.kpi);
  if (kpi?.kind !== "kpi" || (measure.kind !== "change" && measure.kind !== "reach")) return [];
  const before = kpi.series.findLast(
    ({ date, value }) => date <= period.start && typeof value === "number",
  );
  if (typeof before?.value !== "number") return [];
  const isMet =
    measure.kind === "change"
      ? (findShare(measure, before.value) ?? 0) >= 1
      : kpi.direction === "lower"
        ? before.value <= measure.to
        : kpi.direction === "higher" && before.value >= measure.to;
  if (!isMet) return [];
  const message = `\`${title.plain}\` aims at ${measure.to}, and \`${kpi.title.plain}\` already stood at ${before.value} on ${before.date}.`;
  const hint = "Aim at a value that is not reached yet, or hold it with `atLeast` or `atMost`.";
  const related = [{ file: before.source.file, message: "the reading before the start" }];
  return [toFindingAt("kpi-already-met", source, ["to"], message, { hint, related })];
}
