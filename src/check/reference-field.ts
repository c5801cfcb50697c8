import type { NodeKind } from "../model/plan.ts";

const cascade = ["objective", "key-result", "theme", "kpi", "direction"] as const;

/**
 * The kinds of node that each field takes. A framework's plans add their kinds here, and nothing else of the
 * resolution of references changes.
 */
export const referenceFields = {
  supports: cascade,
  "supports of a theme": ["direction", "theme"],
  implements: ["key-result", "objective", "theme"],
  dependsOn: ["team", "objective", "key-result", "initiative"],
  kpi: ["kpi"],
  kpis: ["kpi"],
  drivers: ["kpi"],
  "parent of a KPI": ["kpi"],
  recovers: ["kpi"],
  sameAs: ["key-result"],
  "carriedOverFrom of an objective": ["objective"],
  "carriedOverFrom of a key result": ["key-result"],
  supersededBy: ["objective", "key-result", "initiative"],
} as const satisfies Record<string, readonly NodeKind[]>;

export type ReferenceField = keyof typeof referenceFields;

const words: Record<NodeKind, string> = {
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
};

/** The kind in a sentence: `an objective`. */
export function toKindWords(kind: NodeKind): string {
  return words[kind];
}

/** Texts as a list in a sentence: `a, b or c`. */
export function toList(texts: readonly string[], conjunction: "and" | "or"): string {
  if (texts.length < 2) return texts.join("");
  return `${texts.slice(0, -1).join(", ")} ${conjunction} ${texts.at(-1) ?? ""}`;
}

/** What a field takes, in a sentence: `an objective, a key result or a theme`. */
export function toFieldWords(field: ReferenceField): string {
  return toList(referenceFields[field].map(toKindWords), "or");
}

/** The key that an author knows a field by. */
export function toFieldKey(field: ReferenceField): string {
  return field === "parent of a KPI" ? "parent" : (field.split(" ")[0] ?? field);
}
