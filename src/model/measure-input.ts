import type { ExplainedInput } from "./explanation.ts";
import type { Measured, Observation } from "./plan.ts";

/** The numbers of the measure itself, with the keys under which they were written. */
export function getParameters(measured: Measured): ExplainedInput[] {
  const { measure } = measured;
  const at = (label: string, value: number | undefined, ...keys: readonly (string | number)[]) =>
    value === undefined
      ? []
      : [{ label, value, as: "unit" as const, source: within(measured, ...keys) }];
  switch (measure.kind) {
    case "change":
      return [...at("baseline", measure.from, "from"), ...at("target", measure.to, "to")];
    case "reach":
      return at("target", measure.to, "to");
    case "at-least":
      return [
        ...at("baseline", measure.from, "from"),
        ...at("at least", measure.limit, "atLeast"),
        ...at("worst", measure.worst, "worst"),
      ];
    case "at-most":
      return [
        ...at("baseline", measure.from, "from"),
        ...at("at most", measure.limit, "atMost"),
        ...at("worst", measure.worst, "worst"),
      ];
    case "between":
      return [
        ...at("baseline", measure.from, "from"),
        ...at("lower limit", measure.low, "between", 0),
        ...at("upper limit", measure.high, "between", 1),
        ...at("worst", measure.worst, "worst"),
      ];
    case "zones":
      return [
        ...at("baseline", measure.from, "from"),
        ...at("commit", measure.commit, "commit"),
        ...at("target", measure.target, "target"),
        ...at("stretch", measure.stretch, "stretch"),
      ];
    case "establish":
      return at("baseline so far", measure.from, "from");
    case "percent":
    case "milestone":
    case "steps":
    case "ordinal":
    case "none":
      return [];
  }
}

/** A reading as an input of an explanation. */
export function toInput(
  label: string,
  { date, source, value }: Observation,
  as: ExplainedInput["as"],
): ExplainedInput {
  const shown =
    typeof value === "number" || typeof value === "string" ? value : value ? "yes" : "no";
  return { label, value: shown, as, date, source };
}

/** The place of a key inside an item; the item's own place where that is not known by path. */
export function within({ source }: Measured, ...keys: readonly (string | number)[]) {
  return source.path ? { ...source, path: [...source.path, ...keys] } : source;
}
