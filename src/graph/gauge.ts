import type { KpiBand } from "./kpi.ts";
import { toExtent } from "./axis.ts";

/** A value among its bands, with neither a beginning nor an end; all in percent of the width. */
export interface Gauge {
  readonly bands: readonly {
    readonly shape: KpiBand["shape"];
    readonly x: number;
    readonly width: number;
  }[];
  readonly value: number;
  readonly targets: readonly number[];
}

/** Lays out a value among its bands; undefined without bands, which is where it could be. */
export function layoutGauge(
  value: number,
  bands: readonly KpiBand[],
  targets: readonly number[],
): Gauge | undefined {
  const cuts = bands.flatMap(({ low, high }) => [low, high]).filter((cut) => cut !== undefined);
  if (cuts.length === 0) return undefined;
  const [low, high] = toExtent([...cuts, ...targets, value]);
  // The outer bands go on: they have room to be seen, whatever lies in them.
  const air = high > low ? (high - low) * 0.25 : Math.max(1, Math.abs(high) * 0.25);
  const at = (number: number): number =>
    Math.round(((number - low + air) / (high - low + 2 * air)) * 1000) / 10;
  return {
    bands: bands.map((band) => {
      const x = band.low === undefined ? 0 : at(band.low);
      const end = band.high === undefined ? 100 : at(band.high);
      return { shape: band.shape, x, width: Math.round((end - x) * 10) / 10 };
    }),
    value: at(value),
    targets: targets.map(at),
  };
}
