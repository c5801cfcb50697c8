import type { ChangeType, ChangeValue } from "./change.ts";

/** The keys that say which number is to be reached or kept; together they are one measure. */
export const measureKeys: readonly string[] = [
  ...["to", "atLeast", "atMost", "between", "commit", "target", "stretch", "steps"],
  ...["milestone", "percent", "establish", "from", "worst"],
];

/** Whether a key of a measure says only where it begins, which is no promise. */
export function isBeside(key: string): boolean {
  return key === "from" || key === "worst";
}

/** Whether a value tells of a measure with all its keys, as where its kind is another one now: `from 42, to 65`. */
export function isOfKind(value: ChangeValue | undefined): boolean {
  return typeof value === "string" && measureKeys.some((each) => value.startsWith(`${each} `));
}

const keysOf: Readonly<Partial<Record<ChangeType, readonly string[]>>> = {
  retargeted: [
    ...measureKeys,
    ...["unit", "checkpoints", "valueState", "targets", "green", "red", "redFlag"],
    ...["threshold", "cap", "better"],
  ],
  redated: ["start", "end", "due", "publishBy", "validFrom", "validTo", "year"],
  reowned: ["owner", "contributors", "team", "lead", "holder", "agreedWith", "people"],
  reparented: [
    ...["supports", "parent", "inherits", "implements", "ref", "theme", "perspective"],
    ...["strategy", "causes", "sameAs", "roles", "goal", "objective"],
  ],
  reweighted: ["weight"],
  "carried-over": ["carriedOverFrom"],
  reworded: [
    ...["title", "name", "label", "shortTitle", "summary", "note", "body", "why", "chosen"],
    ...["notDoing", "mission", "vision", "values", "standaloneReason", "display", "question"],
    ...["formula", "alsoKnownAs", "contact", "trueNorth", "successFactors", "group"],
  ],
};

const types = new Map(
  Object.entries(keysOf).flatMap(([type, keys]) =>
    // The keys of the table are types by its own type.
    keys.map((key) => [key, type as ChangeType] as const),
  ),
);

/**
 * What it is called when the value of a key is another one. A few keys mean one thing in one place and another in
 * another:
 *
 *     goal: 91 of a scorecard's measure      retargeted        goal: g1 of a GOST objective      reparented
 *     objective: a text of an OGSM           reworded          objective: o1 of a strategy       reparented
 *     start: 86.1 of a hoshin target         retargeted        start: 2026-07-01                 redated
 *     state: closed, status: done            closed            state: active                     changed
 */
export function toChangeType(kind: string, key: string, value: unknown): ChangeType {
  if (typeof value === "number" && (key === "goal" || key === "start")) return "retargeted";
  if (key === "objective" && kind === "ogsm") return "reworded";
  if (key === "theme" && kind === "scorecard") return "changed";
  const isEnd = value === "closed" || value === "done" || value === "dropped";
  if ((key === "state" || key === "status") && isEnd) return "closed";
  if (key === "done") return "checked-in";
  return types.get(key) ?? "changed";
}
