import type { Gost, GostObjective } from "./framework/gost.ts";

/** Objectives of a ladder that no strategy was chosen for; what is shown from elsewhere has its how there. */
export function listWithoutStrategy({ objectives, strategies }: Gost): readonly GostObjective[] {
  const chosen = new Set(strategies.map(({ objective }) => objective));
  return objectives.filter(({ id, shows }) => !chosen.has(id) && shows === undefined);
}
