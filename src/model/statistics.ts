import type { Assessment } from "./assessment.ts";
import type { Explained } from "./explanation.ts";
import type { NodeId } from "./id.ts";
import type { KeyResult, Objective, PlanGraph, Team } from "./plan.ts";
import type { StatusName } from "./status.ts";
import { isStrategic } from "./ancestry.ts";
import { getCheckInRate } from "./check-in-rate.ts";
import { toExplained } from "./explanation.ts";
import { toTeamNode } from "./id.ts";
import { findCounted } from "./roll-up.ts";

/** The final scores of one ambition. Committed and aspirational are never averaged together. */
export interface ScoreStatistics {
  readonly count: number;
  /** How many lie in each tenth: the first is 0 up to 0.1, the last 0.9 up to and with 1.0. */
  readonly distribution: readonly number[];
  readonly mean?: Explained;
  /** The share that ended at 1.0. */
  readonly met?: Explained;
}

export interface OrientationMix {
  readonly output: number;
  readonly input: number;
  readonly unstated: number;
}

/** What a set of objectives comes to, a cycle's or a team's in a cycle. */
export interface Statistics {
  readonly objectives: number;
  /** One that is shown in two objectives is counted once. */
  readonly keyResults: number;
  /** Of these, the ones that nothing can be computed of. */
  readonly unscored: number;
  /** By status; one that none has is absent. */
  readonly objectiveTally: Readonly<Partial<Record<StatusName, number>>>;
  /** Of key results, by their own ambition. */
  readonly scores: {
    readonly committed: ScoreStatistics;
    readonly aspirational: ScoreStatistics;
  };
  /** Objectives that were given up, by how. */
  readonly dropped: number;
  readonly superseded: number;
  readonly declined: number;
  /** Objectives that came from an earlier cycle, and those that a later one goes on with. */
  readonly carriedIn: number;
  readonly carriedOut: number;
  /** The share of check-ins that were due and came; absent without a rhythm. */
  readonly checkInRate?: Explained;
  /** The share of objectives whose line of sight reaches a theme. */
  readonly linked?: Explained;
  /** By the level of the objective's leading team. */
  readonly orientation: Readonly<Partial<Record<Team["level"], OrientationMix>>>;
}

/** Computes the statistics of some of a plan's objectives. */
export function getStatistics(
  plan: PlanGraph,
  assessment: Assessment,
  objectives: readonly Objective[],
): Statistics {
  const keyResults = getCountedKeyResults(plan, objectives);
  const objectiveTally = tally(objectives, assessment.objectives);
  const linked = objectives.filter(({ id }) => isStrategic(plan, id)).length;
  const checkInRate = getCheckInRate(plan, objectives);
  const isLinked = toShare(
    linked,
    objectives.length,
    "objectives that reach a theme",
    "objectives",
  );
  return {
    objectives: objectives.length,
    keyResults: keyResults.length,
    unscored: keyResults.filter(({ measure }) => measure.kind === "none").length,
    objectiveTally,
    scores: getScores(assessment, keyResults),
    dropped: objectiveTally.dropped ?? 0,
    superseded: objectiveTally.superseded ?? 0,
    declined: objectiveTally.declined ?? 0,
    carriedIn: objectives.filter(({ carriedOverFrom }) => carriedOverFrom !== undefined).length,
    carriedOut: objectives.filter(({ id }) => isCarriedOut(plan, id)).length,
    ...(checkInRate && { checkInRate }),
    ...(isLinked && { linked: isLinked }),
    orientation: getOrientation(plan, objectives),
  };
}

/** The key results of some objectives; one that is shown in several of them stands once, where its measure is. */
export function getCountedKeyResults(
  plan: PlanGraph,
  objectives: readonly Objective[],
): readonly KeyResult[] {
  const counted = new Map<NodeId, KeyResult>();
  for (const { keyResults } of objectives) {
    for (const shown of keyResults) {
      const keyResult = findCounted(plan, shown);
      counted.set(keyResult.id, keyResult);
    }
  }
  return [...counted.values()];
}

function tally(
  objectives: readonly Objective[],
  found: Assessment["objectives"],
): Statistics["objectiveTally"] {
  const counts: Partial<Record<StatusName, number>> = {};
  for (const { id } of objectives) {
    const name = found.get(id)?.status.name;
    if (name) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

interface Scored {
  readonly keyResult: KeyResult;
  readonly score: number;
}

function getScores(assessment: Assessment, keyResults: readonly KeyResult[]): Statistics["scores"] {
  const scored: Record<KeyResult["ambition"], Scored[]> = { committed: [], aspirational: [] };
  for (const keyResult of keyResults) {
    const score = assessment.keyResults.get(keyResult.id)?.score;
    if (score) scored[keyResult.ambition].push({ keyResult, score: score.value });
  }
  return {
    committed: toScores(scored.committed, "committed"),
    aspirational: toScores(scored.aspirational, "aspirational"),
  };
}

function toScores(scored: readonly Scored[], ambition: KeyResult["ambition"]): ScoreStatistics {
  const distribution = Array.from({ length: 10 }, () => 0);
  for (const { score } of scored) {
    // In hundredths first: 0.3 × 10 is a little less than 3.
    const tenth = Math.min(9, Math.max(0, Math.floor(Math.round(score * 100) / 10)));
    distribution[tenth] = (distribution[tenth] ?? 0) + 1;
  }
  const count = scored.length;
  if (count === 0) return { count, distribution };
  const sum = scored.reduce((total, { score }) => total + score, 0);
  const met = scored.filter(({ score }) => Math.round(score * 100) >= 100).length;
  const share = toShare(met, count, `${ambition} key results at 1.0`, `${ambition} with a score`);
  return {
    count,
    distribution,
    mean: toExplained(sum / count, () => ({
      formula: `Σ score ÷ number of ${ambition} key results with a score`,
      inputs: scored.map(({ keyResult, score }) => ({
        label: keyResult.title.plain,
        value: score,
        as: "plain",
        source: keyResult.source,
      })),
      remarks: ["committed and aspirational are never averaged together"],
    })),
    ...(share && { met: share }),
  };
}

function isCarriedOut(plan: PlanGraph, id: NodeId): boolean {
  return (plan.edgesTo.get(id) ?? []).some(({ relation }) => relation === "carried-over-from");
}

function getOrientation(
  plan: PlanGraph,
  objectives: readonly Objective[],
): Statistics["orientation"] {
  const mix: Partial<Record<Team["level"], { output: number; input: number; unstated: number }>> =
    {};
  for (const [leading, own] of Map.groupBy(objectives, ({ teams }) => teams[0])) {
    const team = leading === undefined ? undefined : plan.nodes.get(toTeamNode(leading));
    if (team?.kind !== "team") continue;
    const counts = (mix[team.level] ??= { output: 0, input: 0, unstated: 0 });
    for (const { orientation } of own) counts[orientation ?? "unstated"] += 1;
  }
  return mix;
}

function toShare(part: number, whole: number, what: string, of: string): Explained | undefined {
  if (whole === 0) return undefined;
  return toExplained(part / whole, () => ({
    formula: `${what} ÷ ${of}`,
    inputs: [
      { label: what, value: part, as: "plain" },
      { label: of, value: whole, as: "plain" },
    ],
  }));
}
