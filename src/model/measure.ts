import type { IsoDate } from "./period.ts";
import type { MeasureKey, MeasureProblem } from "./measure-problem.ts";
import { levelKeys, toIncomplete, toMixed, toWords } from "./measure-problem.ts";
import { parseDate, parseDue } from "./period.ts";
import type { AuthoredMeasure, AuthoredStep } from "./schema/measure.ts";

/**
 * How a key result is measured. The kinds and their formulas are those of the domain's table of measures;
 * `from` is the baseline b, `to` the target t, values are in the measure's own unit.
 */
export type Measure =
  | { readonly kind: "change"; readonly from: number; readonly to: number }
  | { readonly kind: "reach"; readonly to: number }
  /** Where a limit says `from`, that is where it began; it moves nothing. */
  | {
      readonly kind: "at-least" | "at-most";
      readonly limit: number;
      readonly worst?: number;
      readonly from?: number;
    }
  | {
      readonly kind: "between";
      readonly low: number;
      readonly high: number;
      readonly worst?: number;
      readonly from?: number;
    }
  /** `done` is undefined where nobody knows; `on` is the date, where one was given. */
  | { readonly kind: "milestone"; readonly done: boolean | undefined; readonly on?: IsoDate }
  | { readonly kind: "steps"; readonly steps: readonly Step[] }
  | {
      readonly kind: "ordinal";
      readonly commit?: string;
      readonly target?: string;
      readonly stretch?: string;
    }
  | {
      readonly kind: "zones";
      readonly from: number;
      readonly commit: number;
      readonly target: number;
      readonly stretch: number;
    }
  | { readonly kind: "percent" }
  | { readonly kind: "establish"; readonly from?: number }
  /** Unscored: left out of every average. A lone baseline is kept. */
  | { readonly kind: "none"; readonly from?: number };

export interface Step {
  readonly title: string;
  readonly weight: number;
  readonly due?: IsoDate;
  readonly owner?: string;
  /** Undefined where nobody knows; a date where the author gave one. */
  readonly done?: boolean | IsoDate;
}

/** Why a value is absent. Unknown is never zero. */
export type ValueState = "known" | "not-set" | "not-measured" | "confidential" | "not-applicable";

type Family = (typeof kindKeys)[number][1] | "none";

/** The keys that decide the kind of measure; where kinds are mixed, the first one given counts. */
const kindKeys = [
  ["steps", "steps"],
  ["commit", "levels"],
  ["target", "levels"],
  ["stretch", "levels"],
  ["between", "between"],
  ["atLeast", "at-least"],
  ["atMost", "at-most"],
  ["to", "change"],
  ["done", "milestone"],
  ["milestone", "milestone"],
  ["percent", "percent"],
  ["establish", "establish"],
] as const;

const limits: readonly Family[] = ["between", "at-least", "at-most"];
const withBaseline: readonly Family[] = [...limits, "levels", "change", "establish", "none"];

/**
 * Parses the keys of a key result into its one measure.
 *
 *     from: 42, to: 65             change      to: 65                      reach
 *     from: 42                     none, with the baseline kept
 *     atLeast: 80, worst: 60       at least    between: [4, 6]             between
 *     done: 2026-08-14             milestone   milestone: true             milestone, nobody knows
 *     commit: a, target: b         ordinal     from: 1, commit: 2, …       zones
 *     from: 42, atLeast: 80        at least: a floor may say where it began
 *     to: 65, done: false          change, with a problem
 */
export function parseMeasure(authored: AuthoredMeasure): {
  readonly measure: Measure;
  readonly problems: readonly MeasureProblem[];
} {
  const given = kindKeys.filter(([key]) => isGiven(authored, key));
  const [leading, family] = given[0] ?? (["from", "none"] as const);
  const mixed = given.filter(([, other]) => other !== family).map(([key]) => key);
  const problems = mixed.map((key) => toMixed(leading, key));
  if (authored.from !== undefined && !withBaseline.includes(family)) {
    problems.push(toMixed(leading, "from"));
  }
  if (authored.worst !== undefined && !limits.includes(family)) {
    problems.push({
      code: "missing-key",
      key: "worst",
      message: "`worst` belongs to a floor, a ceiling or a band, and there is none.",
      hint: "Add `atLeast`, `atMost` or `between`, or take `worst` out.",
    });
  }
  if (family !== "levels") return { measure: toMeasure(authored, family), problems };
  const levels = parseLevels(authored);
  // What is missing is no matter where something else was meant.
  return { measure: levels.measure, problems: problems.length > 0 ? problems : levels.problems };
}

/** Whether a measure has values on the way that a day can be expected to show. */
export function hasCourse({ kind }: Measure): boolean {
  switch (kind) {
    case "change":
    case "reach":
    case "at-least":
    case "at-most":
    case "between":
    case "zones":
    case "percent":
      return true;
    case "milestone":
    case "steps":
    case "ordinal":
    case "establish":
    case "none":
      return false;
  }
}

function isGiven(authored: AuthoredMeasure, key: MeasureKey): boolean {
  const value = authored[key];
  return value !== undefined && (value !== false || key === "done");
}

function toMeasure(authored: AuthoredMeasure, family: Exclude<Family, "levels">): Measure {
  const { from, to, atLeast, atMost, between, done, steps } = authored;
  const baseline = from === undefined ? {} : { from };
  const edge = { ...(authored.worst !== undefined && { worst: authored.worst }), ...baseline };
  switch (family) {
    case "steps":
      return { kind: "steps", steps: (steps ?? []).map(toStep) };
    case "between":
      return { kind: "between", low: between?.[0] ?? 0, high: between?.[1] ?? 0, ...edge };
    case "at-least":
      return { kind: "at-least", limit: atLeast ?? 0, ...edge };
    case "at-most":
      return { kind: "at-most", limit: atMost ?? 0, ...edge };
    case "change":
      if (from === undefined) return { kind: "reach", to: to ?? 0 };
      return { kind: "change", from, to: to ?? 0 };
    case "milestone":
      if (typeof done === "string") return { kind: "milestone", done: true, on: parseDate(done) };
      return { kind: "milestone", done };
    case "percent":
      return { kind: family };
    case "establish":
      return { kind: family, ...baseline };
    case "none":
      return { kind: "none", ...baseline };
  }
}

function toStep({ title, weight, due, owner, done }: AuthoredStep): Step {
  return {
    title,
    weight: weight ?? 1,
    ...(due === undefined ? {} : { due: parseDue(due) }),
    ...(owner === undefined ? {} : { owner }),
    ...(done === undefined ? {} : { done: typeof done === "string" ? parseDate(done) : done }),
  };
}

/** Three levels in words are an ordinal; three in numbers are zones, which need all three and a baseline. */
function parseLevels(authored: AuthoredMeasure): {
  readonly measure: Measure;
  readonly problems: readonly MeasureProblem[];
} {
  const { from, commit, target, stretch } = authored;
  const firstNumber = levelKeys.find((key) => typeof authored[key] === "number");
  const texts = levelKeys.flatMap((key) => {
    const text = authored[key];
    return typeof text === "string" ? [[key, text] as const] : [];
  });
  const [firstText] = texts;
  if (firstNumber === undefined) {
    if (from === undefined || firstText === undefined) {
      return { measure: { kind: "ordinal", ...Object.fromEntries(texts) }, problems: [] };
    }
    return { measure: { kind: "none" }, problems: [toWords(...firstText)] };
  }
  if (firstText !== undefined) {
    const [text] = firstText;
    const problem: MeasureProblem = {
      code: "invalid-value",
      key: text,
      message: `\`${text}\` is a text and \`${firstNumber}\` a number, so they are not levels of one measure.`,
      hint: "Write all three as numbers, or all three as texts.",
    };
    return { measure: { kind: "none" }, problems: [problem] };
  }
  if (
    from === undefined ||
    typeof commit !== "number" ||
    typeof target !== "number" ||
    typeof stretch !== "number"
  ) {
    return { measure: { kind: "none" }, problems: [toIncomplete(authored)] };
  }
  return { measure: { kind: "zones", from, commit, target, stretch }, problems: [] };
}
