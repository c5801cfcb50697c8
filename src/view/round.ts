/** What lies nearer to the border between two numbers than this is left to those who know how the locale rounds. */
const nearBorder = 0.49;
/** So large that nothing is lost, and small enough for what is quick with whole numbers. */
const most = 1e9;

/** A number in units of `1 / scale`, rounded, where that is beyond doubt; else undefined. */
export function roundSafely(value: number, scale: number): number | undefined {
  const scaled = value * scale;
  const whole = Math.round(scaled);
  return Math.abs(scaled - whole) < nearBorder && Math.abs(whole) < most ? whole : undefined;
}
