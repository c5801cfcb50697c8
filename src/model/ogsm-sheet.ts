import type { Ogsm, OgsmAction, OgsmGoal, OgsmMeasure, OgsmStrategy } from "./framework/ogsm.ts";
import type { Measured, PlanGraph } from "./plan.ts";
import { getCarryingCycle, listCarriers } from "./ogsm-carrier.ts";
import { findGoals, findObjective, getParts } from "./ogsm-inheritance.ts";

/*
 * How much of a landscape A4 page a plan takes: an estimate, as only the browser that prints knows for certain.
 * All lengths are points; the widths are those of `src/styles/ogsm-print.css`, the letters those of its two typefaces
 * on average. A text of n letters in a column of w points at the size s takes ⌈n · letter · s ÷ w⌉ lines:
 *
 *   a title of 90 letters, 200 pt wide, at 7.5 pt    ⌈90 · 0.5 · 7.5 ÷ 200⌉ = 2 lines of 1.3 · 7.5 pt
 */

/** Sizes of text in points, from what is easy to read on a wall to the smallest that can be read at all. */
export const sheetSizes = { roomy: 8.5, close: 7.5, tight: 7, dense: 6.5 } as const;

export type SheetDensity = keyof typeof sheetSizes;

/** How a plan fits on the page. */
export interface SheetFit {
  /** The largest text with which it fits; `dense` also where it does not. */
  readonly density: SheetDensity;
  /** The height that it takes at that size, of the page's: more than 1 does not fit. */
  readonly share: number;
}

const page = { height: 544, goals: 98, strategy: 196, column: 230 };
const letter = { sans: 0.5, serif: 0.46 };
const leading = 1.3;
/** Above and below a row, and between the items of a list. */
const gap = { row: 9, item: 3.5 };
/** Letters beside a title: `→` and the spaces around it, `In hand 20 Sept`, the year where it is another one, `51% −12`. */
const beside = { arrow: 3, action: 15, year: 5, objective: 7 };
/** The objectives that a row names in full. */
const mostCarriers = 4;

/** Estimates how a plan fits on one landscape A4 page. */
export function estimateSheet(plan: PlanGraph, ogsm: Ogsm): SheetFit {
  const densities: readonly SheetDensity[] = ["roomy", "close", "tight", "dense"];
  const fits = densities.map((density) => ({
    density,
    share: toHeight(plan, ogsm, sheetSizes[density]) / page.height,
  }));
  const fit = fits.find(({ share }) => share <= 1) ?? fits.at(-1);
  if (fit === undefined) throw new Error("no density");
  return fit;
}

function toHeight(plan: PlanGraph, ogsm: Ogsm, size: number): number {
  const objective = findObjective(plan, ogsm);
  const wide = page.strategy + 2 * page.column;
  const band =
    toLines(objective?.text.plain ?? "", wide, 1.9 * size, letter.serif) * 1.9 * size * 1.16 +
    toOrigin(objective?.by === "own" && objective.overrides === undefined ? 0 : 1, size);
  const goals = findGoals(plan, ogsm);
  const left = sum((goals?.goals ?? []).map((goal) => toGoal(goal, size)));
  const rows = sum(ogsm.strategies.map((strategy) => toRow(plan, ogsm, strategy, size)));
  const title = 20;
  const heads = 3 * size * leading + 6;
  const foot = size * leading + 6;
  return title + band + gap.row + heads + Math.max(left, rows) + foot;
}

function toGoal({ title }: OgsmGoal | OgsmMeasure, size: number): number {
  return (toLines(title.plain, page.goals, size) + 2.8) * size * leading + 18;
}

/** The statement at the left, beside it measures and actions, and beneath these the objectives. */
function toRow(plan: PlanGraph, ogsm: Ogsm, strategy: OgsmStrategy, size: number): number {
  const { measures, actions, measuresFrom, actionsFrom } = getParts(plan, strategy);
  const links = (plan.edgesFrom.get(strategy.id) ?? []).filter(
    ({ relation }) => relation === "supports",
  );
  const said =
    toLines(strategy.title.plain, page.strategy, 1.3 * size, letter.serif) * 1.3 * size * leading +
    (2 + 2 * links.length) * size * leading;
  const parts = Math.max(
    sum(measures.map((measure) => toMeasure(measure, size))) + toOrigin(measuresFrom ? 2 : 0, size),
    sum(actions.map((action) => toAction(plan, action, size))) +
      toOrigin(actionsFrom ? 2 : 0, size),
  );
  return gap.row + Math.max(said, parts + toCarriers(plan, ogsm, strategy, size));
}

function toMeasure({ title, aspirational, ...measured }: OgsmMeasure, size: number): number {
  const width = page.column - toLetters(measured) * letter.sans * size - 10;
  const text = aspirational ? `${title.plain} aspirational` : title.plain;
  return toLines(text, width, size) * size * leading + gap.item;
}

/** How long `85.9% → 90.0%` is: twice the longer of the two numbers, with their unit. */
function toLetters({ measure, unit = "", observations }: Measured): number {
  const numbers = [
    "to" in measure ? measure.to : undefined,
    "limit" in measure ? measure.limit : undefined,
    observations.at(-1)?.value,
  ];
  const longest = Math.max(
    1,
    ...numbers.map((value) => (typeof value === "number" ? String(value).length : 0)),
  );
  return 2 * (longest + unit.length) + beside.arrow;
}

function toAction(plan: PlanGraph, action: OgsmAction, size: number): number {
  const { title, due, owners, actions } = action;
  const year = due === undefined || due.slice(0, 4) === plan.asOf.slice(0, 4) ? 0 : beside.year;
  const width = page.column - (beside.action + year) * letter.sans * size - 10;
  const names = owners.map((owner) => plan.nodes.get(owner)?.title.plain ?? "");
  const parts = actions.length === 0 ? [] : ["1 of 3 parts done"];
  const text = [title.plain, ...names, ...parts].join(" ");
  return toLines(text, width, size) * size * leading + gap.item;
}

function toCarriers(plan: PlanGraph, ogsm: Ogsm, strategy: OgsmStrategy, size: number): number {
  const carriers = listCarriers(plan, strategy, getCarryingCycle(plan, ogsm));
  const width = page.column - beside.objective * letter.sans * size - 10;
  const named = carriers.slice(0, mostCarriers).map(({ objective: { code = "", title } }) => {
    const lines = toLines(`${code} ${title.plain}`, width, size);
    return lines * size * leading + gap.item;
  });
  const pairs = named.filter((_, index) => index % 2 === 0);
  const more = carriers.length > mostCarriers ? 1 : 0;
  return (
    (1 + more + (carriers.length === 0 ? 1 : 0)) * size * leading +
    sum(pairs.map((height, index) => Math.max(height, named[2 * index + 1] ?? 0)))
  );
}

function toOrigin(lines: number, size: number): number {
  return lines * size * leading;
}

function toLines(text: string, width: number, size: number, ofLetter = letter.sans): number {
  return Math.max(1, Math.ceil((toEms(text, ofLetter) * size) / width));
}

/** Letters that are as wide as they are high. */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]/gu;

/** How long a text is, in sizes of its letters. */
function toEms(text: string, ofLetter: number): number {
  const narrow = text.replace(wide, "").length;
  return (text.match(wide)?.length ?? 0) + narrow * ofLetter;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
