import type { MeasuredAssessment } from "../model/assessment.ts";
import type { NodeId } from "../model/id.ts";
import type { Measured } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewExplanation, viewValueExplanation } from "./explanation.ts";
import { viewLane } from "./lane.ts";
import type { ExplanationView, LaneView, RefView, StatusView } from "./part.ts";
import { viewReference } from "./reference.ts";
import { viewStatus } from "./status.ts";
import { toUnit, viewMeasuredValue, type ValueView } from "./value.ts";

/** How something measured in a framework's plan stands: a goal, a measure, an agreed objective. */
export interface MeasuredView {
  readonly value: ValueView;
  readonly status: StatusView;
  readonly lane: LaneView;
  /** Whose readings are its values. */
  readonly kpi?: RefView;
  /** `30 Sep 2026`. */
  readonly due: string;
  /** Progress, the expected pace, the forecast: each with where it comes from. */
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
}

/** Views how an item stands that `assessment.measured` knows. Throws where it does not. */
export function viewMeasured(
  context: ViewContext,
  item: Measured & { readonly id: NodeId },
): MeasuredView {
  const { format, assessment } = context;
  const found = assessment.measured.get(item.id);
  if (found === undefined) throw new Error(`no assessment: ${item.id}`);
  return {
    value: viewMeasuredValue(context, item, found),
    status: viewStatus(found.status, format),
    lane: viewLane(found, format),
    ...(item.kpi === undefined ? {} : { kpi: viewReference(context, item.kpi) }),
    due: format.date(item.period.end),
    explanations: viewMeasuredExplanations(context, item, found),
  };
}

/** Where the numbers of something measured come from. */
export function viewMeasuredExplanations(
  context: ViewContext,
  measured: Measured,
  { progress, expected, forecast }: MeasuredAssessment,
): MeasuredView["explanations"] {
  const unit = toUnit(measured, context.plan);
  const list: MeasuredView["explanations"][number][] = [];
  if (progress !== undefined) {
    const of = viewExplanation(context, progress, unit);
    list.push({ label: `${of.value} of the way`, of });
  }
  if (expected !== undefined) {
    const of = viewExplanation(context, expected, unit);
    list.push({ label: `${of.value} expected`, of });
  }
  if (forecast !== undefined) {
    const of = viewValueExplanation(context, forecast, unit);
    list.push({ label: `trend to ${of.value}`, of });
  }
  return list;
}
