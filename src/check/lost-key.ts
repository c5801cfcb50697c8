import type { RuleCode } from "../model/rules.ts";

const course = ["reported-against-data", "check-in-overdue"] as const;
const ending = ["closed-without-outcome", "committed-missed-without-reason"] as const;
const parents = ["orphan-objective", "no-strategy"] as const;
const confidence = ["sandbagging", "committed-low-confidence", "smart"] as const;
const time = ["due-outside-cycle", "team-not-alive", "checkpoint-out-of-order"] as const;
/** Rules that weigh a key result by its words and its measure together. */
const judgement = [
  ...["no-baseline", "key-result-is-task", "key-result-without-measure", "vague-wording"],
  ...["smart", "kpi-already-met", "double-counted-measure", "all-lagging"],
  ...course,
  ...ending,
] as const satisfies readonly RuleCode[];
const measure = [
  ...judgement,
  ...["baseline-equals-target", "checkpoint-out-of-order", "weights-all-zero"],
  ...["wrong-type", "invalid-value"],
] as const satisfies readonly RuleCode[];
const proof = [
  ...["no-key-results", "too-few-key-results", "all-lagging", "weights-all-zero", "sandbagging"],
  ...parents,
  ...course,
  ...ending,
] as const satisfies readonly RuleCode[];

/**
 * What is found only because a key was left out: the rules that ask whether it is there, or compute with it. Whatever
 * else they find of the same thing would mislead, too, until it is put right.
 */
export const lostKeyConsequences: Readonly<Record<string, readonly RuleCode[]>> = {
  title: judgement,
  supports: parents,
  standaloneReason: parents,
  how: ["contribution-not-explained"],
  keyResults: proof,
  owner: ["no-owner"],
  owners: ["no-owner"],
  team: ["no-owner"],
  teams: ["no-owner"],
  cycle: [...time, ...course, "closed-without-outcome", "cycle-outside-parent", "invalid-value"],
  start: [...time, ...course, "invalid-value", "smart"],
  end: [...time, ...course, "invalid-value"],
  due: [...time, ...course, "smart"],
  state: ["no-key-results", "link-to-draft", "dependency-unconfirmed", ...course, ...ending],
  rollUp: ["no-key-results", "invalid-value"],
  progress: ["invalid-value"],
  checkIns: [...course, ...confidence, ...ending],
  date: ["observation-order"],
  by: ["observation-order"],
  values: [...course, "smart", ...ending],
  confidence,
  outlook: course,
  outcome: ["dropped-without-reason", ...ending, "check-in-overdue"],
  scores: ["dropped-without-reason", ...ending],
  score: ending,
  result: ending,
  reason: ["dropped-without-reason", ...ending],
  learned: ending,
  ambition: ["sandbagging", ...ending],
  orientation: ["input-heavy-top"],
  lead: ["all-lagging", "key-result-is-task"],
  lag: ["all-lagging"],
  direction: ["kpi-without-direction"],
  series: ["kpi-stale"],
  frequency: ["kpi-stale"],
  level: ["portal-config"],
  parent: ["cycle-outside-parent"],
  status: course,
  checkInEvery: course,
  // Of how a key result is measured.
  ...Object.fromEntries(
    [
      ...["from", "to", "atLeast", "atMost", "between", "worst", "done", "milestone", "steps"],
      ...["percent", "establish", "commit", "target", "stretch", "kpi", "sameAs", "valueState"],
      ...["weight", "unit", "checkpoints"],
    ].map((key) => [key, measure]),
  ),
};
