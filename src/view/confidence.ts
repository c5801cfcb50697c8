import type { KeyResultAssessment } from "../model/assessment.ts";
import type { ViewContext } from "./context.ts";

/** The confidence in a key result, on the portal's scale, and as ten notches. */
export interface ConfidenceView {
  /** `3`, or `0.3` where the portal's scale ends at 1. */
  readonly now: string;
  /** What it was before, where it was another. */
  readonly was?: string;
  readonly notches: { readonly now: number; readonly was: number };
}

/** Views a confidence of 0…1; undefined where nobody gave one. */
export function viewConfidence(
  { plan, format }: ViewContext,
  confidence: KeyResultAssessment["confidence"],
): ConfidenceView | undefined {
  if (confidence === undefined) return undefined;
  const scale = plan.portal.confidenceScale;
  const say = (value: number): string =>
    format.value(Math.round(value * scale * 100) / 100, undefined, scale === 1 ? 1 : undefined);
  const { now, was = now } = confidence;
  return {
    now: say(now),
    ...(was === now ? {} : { was: say(was) }),
    notches: { now: Math.round(now * 10), was: Math.round(was * 10) },
  };
}
