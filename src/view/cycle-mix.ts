import type { Team } from "../model/plan.ts";
import type { Statistics } from "../model/statistics.ts";

/** What objectives promise at each level: what will come of it, or what goes in. */
export interface MixRowView {
  readonly level: string;
  readonly output: number;
  readonly input: number;
  readonly unstated: number;
  /** Where the share of outputs ends and where that of inputs does, in percent of the bar. */
  readonly at: { readonly output: number; readonly input: number };
}

const levels: readonly (readonly [Team["level"], string])[] = [
  ["company", "Company"],
  ["department", "Departments"],
  ["team", "Teams"],
];

/** Views the mix of outputs and inputs, from the company down; empty where no objective says which it is. */
export function viewMix({ orientation }: Statistics): readonly MixRowView[] {
  const rows = levels.flatMap(([level, title]) => {
    const mix = orientation[level];
    if (mix === undefined) return [];
    const all = mix.output + mix.input + mix.unstated;
    const toPercent = (count: number): number => Math.round((count / all) * 1000) / 10;
    const at = { output: toPercent(mix.output), input: toPercent(mix.output + mix.input) };
    return [{ level: title, ...mix, at }];
  });
  return rows.some(({ output, input }) => output + input > 0) ? rows : [];
}
