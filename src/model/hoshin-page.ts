import type { Hoshin } from "./framework/hoshin.ts";

/** The page on which everything that teams negotiate stands together. */
export const catchballUrl = "/hoshin/catchball/";

/** The address of a matrix that is turned. */
export function toTurnedUrl(plan: Pick<Hoshin, "url">): string {
  return `${plan.url}turned/`;
}
