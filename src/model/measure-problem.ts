import { joinAnd } from "./enumeration.ts";
import { findLikelyNumber } from "./likely-number.ts";
import type { AuthoredMeasure } from "./schema/measure.ts";

/** What keeps the keys of a key result from being one measure. */
export interface MeasureProblem {
  readonly code: "invalid-value" | "missing-key";
  /** The key that is wrong; for a missing one, a key that is there and needs it. */
  readonly key: MeasureKey;
  readonly message: string;
  readonly hint: string;
}

/** The keys of a key result that say how it is measured. */
export type MeasureKey = keyof typeof companions | "worst";

/** The three levels, from what is safe to what would be a feat. */
export const levelKeys = ["commit", "target", "stretch"] as const;

const levels = "`from`, `commit`, `target` and `stretch`";
const change = "`from` and `to`";

/** By each key the keys that make one measure with it. */
const companions = {
  from: change,
  to: change,
  commit: levels,
  target: levels,
  stretch: levels,
  between: "`between`",
  atLeast: "`atLeast`",
  atMost: "`atMost`",
  steps: "`steps`",
  done: "`done`",
  milestone: "`milestone`",
  percent: "`percent`",
  establish: "`establish`",
} as const;

/** Of two keys that are never of one measure. */
export function toMixed(
  leading: keyof typeof companions,
  key: keyof typeof companions,
): MeasureProblem {
  return {
    code: "invalid-value",
    key,
    message: `\`${key}\` and \`${leading}\` are two ways of measuring, and a key result has one.`,
    hint: `Keep ${companions[leading]}, or ${companions[key]}: two measures are two key results.`,
  };
}

/** Of levels in numbers, where one of them or the baseline is missing: mostly there is one target, which is `to`. */
export function toIncomplete(authored: AuthoredMeasure): MeasureProblem {
  const given = levelKeys.filter((key) => authored[key] !== undefined);
  const missing = (["from", ...levelKeys] as const).filter((key) => authored[key] === undefined);
  const key = given.includes("target") ? "target" : (given.at(-1) ?? "target");
  const names = joinAnd(missing.map((each) => `\`${each}\``));
  const place = given.length > 1 ? joinAnd(given.map((each) => `\`${each}\``)) : `\`${key}\``;
  return {
    code: "missing-key",
    key,
    message: `${levels} go together, and ${names} ${missing.length > 1 ? "are" : "is"} missing.`,
    hint: `For one target write \`to: ${String(authored[key])}\` in the place of ${place}; for three levels add ${names}.`,
  };
}

/** Of a level in words beside a baseline, which is a number. */
export function toWords(key: (typeof levelKeys)[number], text: string): MeasureProblem {
  const likely = findLikelyNumber(text);
  const [number] = likely?.numbers ?? [];
  const unit = likely === undefined || likely.unit === "" ? "" : " The unit stands in `unit`.";
  return {
    code: "invalid-value",
    key,
    message: `\`from\` is a number and \`${key}\` a text, so they are not one measure.`,
    hint:
      number === undefined
        ? "Levels in words have no `from`: take it out. For one target in numbers write `from` and `to`."
        : `For one target write \`to: ${number}\` in the place of \`${key}\`.${unit}`,
  };
}
