import type { Explained } from "./explanation.ts";
import type { IsoDate } from "./period.ts";
import type { Measured, Observation } from "./plan.ts";
import { toExplained } from "./explanation.ts";
import { daysBetween } from "./period.ts";

/** Fewer readings than this make no line. */
const fewest = 4;
/** More than this would let the beginning of the cycle outweigh what happens now: two months of weekly readings. */
const most = 8;

/**
 * Where something measured would end if it went on as it did over its last four to eight readings: the least-squares line
 * at the due date, in the unit of measure. Undefined with fewer readings, for measures without a number, and at the end.
 */
export function findForecast(
  measured: Measured,
  readings: readonly Observation[],
  asOf: IsoDate,
): Explained | undefined {
  const { kind } = measured.measure;
  if (kind === "none" || kind === "milestone" || kind === "establish") return undefined;
  if (asOf >= measured.period.end) return undefined;
  const used = readings
    .filter(
      (reading): reading is Observation & { value: number } => typeof reading.value === "number",
    )
    .slice(-most);
  const first = used[0];
  if (!first || used.length < fewest) return undefined;
  const line = findLeastSquares(
    used.map(({ date, value }) => [daysBetween(first.date, date), value]),
  );
  if (!line) return undefined;
  const value = line.intercept + line.slope * daysBetween(first.date, measured.period.end);
  return toExplained(value, () => ({
    formula: "least-squares line through the last readings, at the due date",
    inputs: [
      ...used.map((reading) => ({
        label: "reading",
        value: reading.value,
        as: "unit" as const,
        date: reading.date,
        source: reading.source,
      })),
      { label: "due", value: measured.period.end, as: "plain", date: measured.period.end },
    ],
    remarks: ["a projection of the past, not a promise"],
  }));
}

/** The straight line with the least squared distance; undefined where all x are the same. */
export function findLeastSquares(
  points: readonly (readonly [number, number])[],
): { readonly slope: number; readonly intercept: number } | undefined {
  const count = points.length;
  if (count === 0) return undefined;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  let products = 0;
  let squares = 0;
  for (const [x, y] of points) {
    products += (x - meanX) * (y - meanY);
    squares += (x - meanX) ** 2;
  }
  if (squares === 0) return undefined;
  const slope = products / squares;
  return { slope, intercept: meanY - slope * meanX };
}
