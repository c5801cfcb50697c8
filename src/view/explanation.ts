import type { Explained, ExplainedInput } from "../model/explanation.ts";
import { isIsoDate } from "../model/period.ts";
import type { ViewContext } from "./context.ts";
import { huge } from "./format.ts";
import type { ExplanationView } from "./part.ts";
import { toPlace } from "./place.ts";

/** How the values of a measure print: the same unit and decimals for all. */
export interface UnitView {
  readonly unit?: string;
  readonly decimals?: number;
}

/** What goes into a number is read one by one: nobody reads hundreds, and they would outweigh the page. */
const mostInputs = 60;

/** Where a share comes from, for the reader who asks; the inputs print in the measure's unit. */
export function viewExplanation(
  context: ViewContext,
  explained: Explained,
  measure: UnitView = {},
): ExplanationView {
  return toExplanation(context, explained, context.format.percent(explained.value), measure);
}

/** Where a value in a measure's own unit comes from. */
export function viewValueExplanation(
  context: ViewContext,
  explained: Explained,
  measure: UnitView,
): ExplanationView {
  const value = context.format.value(explained.value, measure.unit, measure.decimals);
  const explanation = toExplanation(context, explained, value, measure);
  if (!isHuge(explained.value)) return explanation;
  const exact = `exactly ${context.format.exact(explained.value, measure.unit)}`;
  return { ...explanation, remarks: [exact, ...explanation.remarks] };
}

function toExplanation(
  context: ViewContext,
  explained: Explained,
  value: string,
  measure: UnitView,
): ExplanationView {
  const more = explained.inputs.length - mostInputs;
  return {
    value,
    formula: explained.formula,
    inputs: explained.inputs.slice(0, mostInputs).map((input) => ({
      label: input.label,
      value: toInputText(context, input, measure),
      // Where the input is a date itself, it need not be said twice.
      ...(input.date === undefined || input.date === input.value
        ? {}
        : { date: context.format.day(input.date) }),
      ...(input.source === undefined ? {} : { place: toPlace(context, input.source) }),
    })),
    remarks: [
      ...explained.remarks,
      ...(more > 0 ? [`and ${context.format.value(more)} more, each shown where it stands`] : []),
    ],
  };
}

function toInputText({ format }: ViewContext, input: ExplainedInput, measure: UnitView): string {
  if (typeof input.value === "string") {
    return isIsoDate(input.value) ? format.date(input.value) : input.value;
  }
  if (isHuge(input.value)) return format.exact(input.value, toUnitOf(input, measure));
  switch (input.as) {
    case "unit":
      return format.value(input.value, measure.unit, measure.decimals);
    case "percent":
      return format.percent(input.value);
    case "plain":
      return format.value(input.value);
  }
}

function isHuge(value: number): boolean {
  return Math.abs(value) >= huge;
}

function toUnitOf({ as }: ExplainedInput, { unit }: UnitView): string | undefined {
  return as === "unit" ? unit : undefined;
}
