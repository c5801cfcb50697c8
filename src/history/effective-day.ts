import type { AuthoredData, Whole } from "./entry.ts";

/**
 * The day on which an objective begins or ends, and with it each of its key results that says no other:
 *
 *     end: 2026-08-31 of its own               2026-08-31
 *     none, in the cycle 2026-q3               2026-09-30
 *     none, and nothing is known of its cycle  undefined: a single commit need not touch it
 */
export function findDay(
  whole: Whole,
  key: "start" | "end",
  wholes: ReadonlyMap<string, Whole>,
): string | undefined {
  const day = whole.root.data[key] ?? findCycle(whole, wholes)?.[key];
  return typeof day === "string" ? day : undefined;
}

/** What is known of the cycle of an objective: of the one that it names, else of that of its folders. */
export function findCycle(
  { root, document }: Whole,
  wholes: ReadonlyMap<string, Whole>,
): AuthoredData | undefined {
  const { cycle } = root.data;
  const names = typeof cycle === "string" ? [cycle] : (document?.file.split("/") ?? []);
  return names
    .map((name) => wholes.get(`cycle:${name}`)?.root.data)
    .find((data) => data !== undefined);
}
