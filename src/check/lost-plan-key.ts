import type { DocumentKind } from "../model/document.ts";
import { getOwn } from "../model/record.ts";
import type { RuleCode } from "../model/rules.ts";

const inheritance = ["ogsm-empty-inheritance"] as const;
const marks = [
  "hoshin-uncorrelated",
  "hoshin-priority-without-target",
  "hoshin-priority-without-owner",
] as const;
const misses = ["hoshin-miss-without-countermeasure"] as const;
const causes = [
  "scorecard-dead-end",
  "scorecard-unsupported",
  "scorecard-cause-runs-down",
] as const;
const measured = ["scorecard-objective-without-measure"] as const;
const late = ["ogsm-action-late"] as const;

type Lost = Readonly<Record<string, readonly RuleCode[]>>;

/** What is found of the plan of a framework only because a key of it was left out; beside what is found of any document. */
const lostPlanKeys: Readonly<Partial<Record<DocumentKind, Lost>>> = {
  ogsm: {
    objective: inheritance,
    goals: inheritance,
    inherits: inheritance,
    strategies: ["ogsm-strategy-without-measure"],
    measures: ["ogsm-strategy-without-measure"],
    start: late,
    due: late,
    status: late,
  },
  hoshin: {
    inherits: [...marks, "unknown-reference"],
    breakthroughs: marks,
    annual: marks,
    priorities: marks,
    targets: marks,
    correlations: marks,
    owner: ["hoshin-priority-without-owner"],
    people: [...marks, "unknown-reference"],
    status: marks,
    ref: marks,
    countermeasures: misses,
    plan: misses,
    actual: misses,
    near: misses,
    better: misses,
    kpi: misses,
    catchball: ["catchball-open"],
  },
  scorecard: {
    perspectives: causes,
    objectives: [...causes, ...measured],
    causes,
    perspective: causes,
    supports: causes,
    measures: measured,
  },
  gost: {
    objectives: ["gost-objective-without-strategy"],
    strategies: ["gost-objective-without-strategy", "gost-strategy-without-tactic"],
    tactics: ["gost-strategy-without-tactic"],
  },
  mbo: { objectives: ["mbo-weights"], weight: ["mbo-weights"] },
};

/** The codes of what is found only because a key of a document of a kind was left out. */
export function listLostPlanCodes(
  kind: DocumentKind | undefined,
  key: string,
): readonly RuleCode[] {
  return (kind && getOwn(lostPlanKeys[kind], key)) ?? [];
}

/** What an item may be said to lack because a key of another one was left out: links join two. */
export const wideCodes: readonly string[] = [...marks, ...causes];

/** What a plan that stands on another finds of itself where something of that one was left out. */
export const inheritedCodes: readonly RuleCode[] = [
  "ogsm-empty-inheritance",
  "hoshin-uncorrelated",
];

/** What a plan finds of itself where a reference that it needs to hang together was dropped. */
export const unlinkedCodes: readonly RuleCode[] = [
  ...inheritance,
  ...marks,
  ...causes,
  "gost-objective-without-strategy",
  "gost-strategy-without-tactic",
];
