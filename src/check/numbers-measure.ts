import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Measure } from "../model/measure.ts";
import type { MeasureKey } from "../model/measure-problem.ts";
import type { Measured, Objective } from "../model/plan.ts";
import type { RuleCode } from "../model/rules.ts";

interface Problem {
  readonly code: RuleCode;
  readonly key: MeasureKey;
  readonly message: string;
  readonly hint: string;
}

/** Checks that every measure can be moved along: what divides by nothing, and limits on the wrong side. */
export function checkMeasures({ keyResults }: Objective): readonly Finding[] {
  return keyResults.flatMap((keyResult) =>
    keyResult.sameAs === undefined ? checkMeasure(keyResult) : [],
  );
}

/** The same of one thing that is measured, of whatever framework. */
export function checkMeasure({
  measure,
  source,
}: Pick<Measured, "measure" | "source">): readonly Finding[] {
  return findProblems(measure).map(({ code, key, message, hint }) =>
    toFinding(code, source.file, message, { anchor: atValue(...(source.path ?? []), key), hint }),
  );
}

function findProblems(measure: Measure): readonly Problem[] {
  switch (measure.kind) {
    case "change":
      if (measure.from !== measure.to) return [];
      return [
        toEqual(
          "to",
          `\`to\` is ${measure.to}, the same as \`from\`, so there is no way to go.`,
          "Write the value that is to be reached, or `atLeast` or `atMost` to keep one.",
        ),
      ];
    case "at-least":
      return checkWorst(measure.worst, measure.limit, (worst) => worst < measure.limit, "below");
    case "at-most":
      return checkWorst(measure.worst, measure.limit, (worst) => worst > measure.limit, "above");
    case "between":
      return checkBand(measure);
    case "zones":
      return checkZones(measure);
    case "reach":
    case "milestone":
    case "steps":
    case "ordinal":
    case "percent":
    case "establish":
    case "none":
      return [];
  }
}

function toEqual(key: MeasureKey, message: string, hint: string): Problem {
  return { code: "baseline-equals-target", key, message, hint };
}

function toInvalid(key: MeasureKey, message: string, hint: string): Problem {
  return { code: "invalid-value", key, message, hint };
}

function checkWorst(
  worst: number | undefined,
  limit: number,
  isOutside: (worst: number) => boolean,
  side: string,
): readonly Problem[] {
  if (worst === undefined || isOutside(worst)) return [];
  const hint = `Write a value ${side} ${limit}: the one at which progress is 0.`;
  if (worst === limit) {
    return [
      toEqual(
        "worst",
        `\`worst\` is ${worst}, the limit itself, so there is no way between them.`,
        hint,
      ),
    ];
  }
  return [
    toInvalid("worst", `\`worst\` is ${worst}, on the good side of the limit ${limit}.`, hint),
  ];
}

function checkBand({
  low,
  high,
  worst,
}: Extract<Measure, { kind: "between" }>): readonly Problem[] {
  if (low > high) {
    const message = `The band runs from ${low} down to ${high}.`;
    return [toInvalid("between", message, `Write \`[${high}, ${low}]\`.`)];
  }
  if (worst === undefined || worst < low || worst > high) return [];
  const message = `\`worst\` is ${worst}, inside the band from ${low} to ${high}.`;
  return [
    toInvalid("worst", message, "Write a value outside the band: the one at which progress is 0."),
  ];
}

/** Baseline and levels must run one way, each step a real one. */
function checkZones(measure: Extract<Measure, { kind: "zones" }>): readonly Problem[] {
  const order = ["from", "commit", "target", "stretch"] as const;
  const up = measure.stretch > measure.from;
  for (const [at, key] of order.entries()) {
    const before = order[at - 1];
    if (before === undefined) continue;
    const [last, next] = [measure[before], measure[key]];
    if (last === next) {
      const message = `\`${key}\` is ${next}, the same as \`${before}\`, so there is no way between them.`;
      return [toEqual(key, message, `Write a value ${up ? "above" : "below"} ${last}.`)];
    }
    if (next > last === up) continue;
    const message = `\`${key}\` is ${next}, which turns back after \`${before}\`, ${last}.`;
    return [
      toInvalid(key, message, "Let the levels run one way, from the baseline to the stretch."),
    ];
  }
  return [];
}
