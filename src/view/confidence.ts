import type { KeyResultAssessment } from "../model/assessment.ts";
import type { ViewContext } from "./context.ts";

/** The confidence in a key result, on the portal's scale, and as ten notches. */
export interface ConfidenceView {
  /** `3`, or `0.3` and `0.35` where the portal's scale ends at 1. */
  readonly now: string;
  /** What it was before, where that is told in another number. */
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
  const say = (value: number): string => {
    const hundredths = Math.round(value * scale * 100);
    const decimals = hundredths % 10 === 0 ? 1 : 2;
    return format.value(hundredths / 100, undefined, scale === 1 ? decimals : undefined);
  };
  const { now, was = now } = confidence;
  const [said, saidBefore] = [say(now), say(was)];
  return {
    now: said,
    ...(saidBefore === said ? {} : { was: saidBefore }),
    notches: { now: Math.round(now * 10), was: Math.round(was * 10) },
  };
}
