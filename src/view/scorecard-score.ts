import type { Explained } from "../model/explanation.ts";
import type { Scorecard, ScorecardMeasure } from "../model/framework/scorecard.ts";
import type { Kpi } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewValueExplanation, type UnitView } from "./explanation.ts";
import { toKpiUnit } from "./kpi-unit.ts";
import type { ExplanationView, StatusView } from "./part.ts";
import { getScores, viewScoreStatus } from "./scorecard-status.ts";
import { toDecimals } from "./tick.ts";

/** A score from 0 to 10 with what it says and where it comes from. */
export interface ScoreView {
  /** `4.3`. */
  readonly value: string;
  readonly status: StatusView;
  readonly explanation: ExplanationView;
}

/** Views a score of a scorecard; the inputs of a measure's print in its own unit. */
export function viewScore(
  context: ViewContext,
  scorecard: Scorecard,
  score: Explained | undefined,
  unit: UnitView = {},
): ScoreView | undefined {
  if (score === undefined) return undefined;
  const value = toScoreText(context, score.value);
  const status = viewScoreStatus(context, score, getScores(context, scorecard).old.get(score));
  const explanation = { ...viewValueExplanation(context, score, unit), value };
  return { value, status, explanation };
}

/** A score as it is printed, always with one decimal. */
function toScoreText({ format }: ViewContext, score: number): string {
  return format.value(score, undefined, 1);
}

/** How the values of a measure print: as those of its KPI, else with the decimals that its own figures need. */
export function toMeasureUnit(measure: ScorecardMeasure, kpi: Kpi | undefined): UnitView {
  const ownsReadings = measure.observations.some(
    ({ source }) => source.file === measure.source.file,
  );
  if (kpi !== undefined && !ownsReadings) {
    const unit = measure.unit ?? kpi.unit;
    const { decimals } = toKpiUnit(kpi);
    return {
      ...(unit === undefined ? {} : { unit }),
      ...(decimals === undefined ? {} : { decimals }),
    };
  }
  const decimals = toDecimals([
    ...measure.observations.map(({ value }) => value),
    ...measure.targets.map(({ value }) => value),
    measure.goal,
    measure.redFlag,
  ]);
  return measure.unit === undefined ? { decimals } : { unit: measure.unit, decimals };
}
