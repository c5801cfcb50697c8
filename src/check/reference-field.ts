import { joinOr } from "../model/enumeration.ts";
import type { EntryKind } from "./id-index.ts";

/** What a plan of another framework holds that something may contribute to. */
const frameworkItems = [
  "ogsm",
  "ogsm-goal",
  "ogsm-strategy",
  "ogsm-measure",
  "ogsm-action",
  "hoshin",
  "hoshin-breakthrough",
  "hoshin-annual",
  "hoshin-priority",
  "hoshin-target",
  "scorecard",
  "scorecard-objective",
  "scorecard-measure",
  "gost",
  "gost-goal",
  "gost-objective",
  "gost-strategy",
  "mbo-objective",
] as const;

const frameworkKinds: ReadonlySet<EntryKind> = new Set([...frameworkItems, "gost-tactic"]);

const cascade = [
  "objective",
  "key-result",
  "theme",
  "kpi",
  "direction",
  ...frameworkItems,
] as const;

/** The kinds that each field takes; of a framework's plan the roles of its items. */
export const referenceFields = {
  supports: cascade,
  "supports of a theme": ["direction", "theme"],
  implements: ["key-result", "objective", "theme", ...frameworkItems],
  dependsOn: ["team", "objective", "key-result", "initiative"],
  kpi: ["kpi"],
  kpis: ["kpi"],
  drivers: ["kpi"],
  compute: ["kpi"],
  "parent of a KPI": ["kpi"],
  recovers: ["kpi"],
  sameAs: ["key-result"],
  "carriedOverFrom of an objective": ["objective"],
  "carriedOverFrom of a key result": ["key-result"],
  supersededBy: ["objective", "key-result", "initiative"],
  "inherits of an OGSM": ["ogsm"],
  "inherits of a matrix": ["hoshin"],
  "plan of a role": ["ogsm"],
  "item of a role": ["ogsm-goal", "ogsm-strategy", "ogsm-measure", "ogsm-action"],
  ref: [...cascade, "initiative", "ogsm-action", "gost-tactic"],
  causes: ["scorecard-objective"],
  theme: ["theme"],
  themes: ["theme"],
  about: [...cascade, "initiative"],
  goal: ["gost-goal"],
  objective: ["gost-objective"],
  strategy: ["gost-strategy"],
} as const satisfies Record<string, readonly EntryKind[]>;

export type ReferenceField = keyof typeof referenceFields;

const words: Record<EntryKind, string> = {
  direction: "the direction",
  cycle: "a cycle",
  team: "a team",
  person: "a person",
  role: "a role",
  theme: "a theme",
  kpi: "a KPI",
  objective: "an objective",
  "key-result": "a key result",
  initiative: "an initiative",
  page: "a page",
  ogsm: "an OGSM",
  "ogsm-goal": "a goal",
  "ogsm-strategy": "a strategy",
  "ogsm-measure": "a measure",
  "ogsm-action": "an action",
  hoshin: "an X-matrix",
  "hoshin-breakthrough": "a breakthrough",
  "hoshin-annual": "an annual objective",
  "hoshin-priority": "an improvement priority",
  "hoshin-target": "a target",
  scorecard: "a scorecard",
  "scorecard-objective": "an objective of a scorecard",
  "scorecard-measure": "a measure of a scorecard",
  gost: "a GOST",
  "gost-goal": "a goal",
  "gost-objective": "an objective of a GOST",
  "gost-strategy": "a strategy",
  "gost-tactic": "a tactic",
  mbo: "an agreement",
  "mbo-objective": "an objective of an agreement",
};

/** The kind in a sentence: `an objective`. */
export function toKindWords(kind: EntryKind): string {
  return words[kind];
}

/** What a field takes, in a sentence: `an objective, a key result or a theme`. */
export function toFieldWords(field: ReferenceField): string {
  const kinds: readonly EntryKind[] = referenceFields[field];
  if (!kinds.includes("ogsm-goal") || kinds.length < 8)
    return joinOr([...new Set(kinds.map(toKindWords))]);
  // All that a framework's plan holds would make the sentence as long as the plan.
  const own = kinds.filter((kind) => !frameworkKinds.has(kind)).map(toKindWords);
  return joinOr([...own, "an item of a framework's plan"]);
}

/** The key that an author knows a field by. */
export function toFieldKey(field: ReferenceField): string {
  return field === "parent of a KPI" ? "parent" : (field.split(" ")[0] ?? field);
}
