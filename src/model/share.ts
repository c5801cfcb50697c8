/** A share and its weight, as they go into a weighted mean. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** Brings a share into 0…1: for bars and averages, never for the number that is printed. */
export function clampShare(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** A share in whole percentage points; the one place that rounds, so that every page rounds alike. */
export function toPoints(share: number): number {
  // `+ 0` turns −0 into 0.
  return Math.round(share * 100) + 0;
}

/** Σ wᵢvᵢ ÷ Σ wᵢ; undefined where nothing has weight. Weights are relative. */
export function findWeightedMean(parts: readonly Weighted[]): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of parts) {
    sum += value * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : undefined;
}
