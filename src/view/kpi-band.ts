import type { KpiBand } from "../graph/kpi.ts";
import type { KpiHealth } from "../model/assessment.ts";
import { findHealth } from "../model/kpi-health.ts";
import type { Bound, Kpi } from "../model/plan.ts";

const bandWords: Readonly<Record<KpiHealth, Pick<KpiBand, "shape" | "word">>> = {
  healthy: { shape: "on", word: "Healthy" },
  watch: { shape: "behind", word: "Watch" },
  unhealthy: { shape: "off", word: "Act" },
};

/**
 * The bands of a KPI from the highest to the lowest, with the health that values between two bounds have:
 * - higher, green ">= 88", red "< 82"     88 and above healthy, 82 to 88 watch, below 82 act
 * - range, green "60..70"                 above 70 watch, 60 to 70 healthy, below 60 watch
 */
export function toBands(kpi: Kpi, say: (value: number) => string): readonly KpiBand[] {
  const cuts = [...new Set([...toCuts(kpi.green), ...toCuts(kpi.red)])].sort((a, b) => a - b);
  const edges = [undefined, ...cuts, undefined];
  const bands: (KpiBand & { readonly health: KpiHealth })[] = [];
  edges.slice(1).forEach((high, index) => {
    const low = edges[index];
    const health = findHealth(kpi, toInside(low, high));
    if (health === undefined) return;
    const below = bands.at(-1);
    const from = below?.health === health ? below.low : low;
    if (below?.health === health) bands.pop();
    bands.push({
      health,
      ...bandWords[health],
      ...(from === undefined ? {} : { low: from }),
      ...(high === undefined ? {} : { high }),
      text: toText(kpi, health, from, high, say),
    });
  });
  return bands.reverse();
}

function toCuts(bound: Bound | undefined): readonly number[] {
  if (bound === undefined) return [];
  return bound.to === undefined ? [bound.value] : [bound.value, bound.to];
}

/** A value that is surely between two bounds. */
function toInside(low: number | undefined, high: number | undefined): number {
  if (low === undefined) return (high ?? 0) - 1 - Math.abs(high ?? 0);
  if (high === undefined) return low + 1 + Math.abs(low);
  return (low + high) / 2;
}

/** Whether a limit itself is in the band decides between `14 and below` and `below 14`. */
function toText(
  kpi: Kpi,
  health: KpiHealth,
  low: number | undefined,
  high: number | undefined,
  say: (value: number) => string,
): string {
  const includes = (value: number): boolean => findHealth(kpi, value) === health;
  if (low !== undefined && high !== undefined) return `${say(low)} to ${say(high)}`;
  if (high !== undefined) return includes(high) ? `${say(high)} and below` : `below ${say(high)}`;
  if (low !== undefined) return includes(low) ? `${say(low)} and above` : `above ${say(low)}`;
  return "";
}
