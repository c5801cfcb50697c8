import type { Strand } from "../history/fate.ts";
import { followObjectives } from "../history/fate.ts";
import { toCount } from "../model/count.ts";
import type { Explained } from "../model/explanation.ts";
import { onceFor } from "../model/once.ts";
import { viewCompareFlow, type CompareFlowView } from "./compare-flow.ts";
import type { Cycle } from "../model/plan.ts";
import { compareUrl, listPairsOf, type ComparePair } from "./compare-pair.ts";
import { getSides } from "./compare-side.ts";
import type { CompareSide } from "./compare-side.ts";
import type { StrandView } from "./compare-strand.ts";
import { viewStrand } from "./compare-strand.ts";
import { toCompareTeamList } from "./compare-team.ts";
import { fates, fateWords } from "./compare-word.ts";
import type { ViewContext } from "./context.ts";
import { getCycleStatistics } from "./cycle-statistics.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { CompareTeamRows, Rows } from "./list-rows.ts";
import { toScore } from "./objective-row.ts";
import type { FrameView } from "./part.ts";

/** Two cycles side by side, and what became of each objective of the earlier one. */
export interface CompareView {
  readonly frame: FrameView;
  readonly title: string;
  readonly sentence: string;
  readonly sides: readonly SideView[];
  readonly figures: readonly { readonly label: string; readonly values: readonly string[] }[];
  readonly flow: CompareFlowView;
  readonly goesOn: ListView<StrandRows>;
  readonly ended: ListView<StrandRows>;
  /** Why that list is empty, where it is. */
  readonly nothingEnded: string;
  readonly added: ListView<StrandRows>;
  readonly teams: ListView<CompareTeamRows>;
  /** Other pages that one of the two is compared on. */
  readonly others: readonly { readonly title: string; readonly url: string }[];
}

/** One of the two cycles. */
export interface SideView {
  readonly title: string;
  readonly url: string;
  readonly note: string;
  /** The cycle as it was sealed. */
  readonly sealed?: string;
}

type StrandRows = Rows<"strands", StrandView>;

/** Views what happened between two cycles. */
export function viewCompare(context: ViewContext, pair: ComparePair): CompareView {
  const { after, before } = pair;
  const strands = getStrands(context, pair);
  const lists = toCompareLists(context, pair);
  const sides = getSides(context, pair);
  return {
    frame: viewFrame(context, toComparePage(pair)),
    title: toTitle(pair),
    sentence: toSentence(pair, strands),
    sides: [toSide(context, sides.before, before), toSide(context, sides.after, after)],
    figures: toFigures([getFigures(sides.before, before), getFigures(sides.after, after)]),
    flow: viewCompareFlow(sides, pair, strands),
    goesOn: viewList(context, lists.goesOn),
    ended: viewList(context, lists.ended),
    nothingEnded: strands.some((strand) => strand.before)
      ? "Everything went on."
      : `There was nothing in ${before.title.plain} that could go on.`,
    added: viewList(context, lists.added),
    teams: viewList(context, lists.teams),
    others: [...listPairsOf(context, before.cycle), ...listPairsOf(context, after.cycle)]
      .filter(({ url }) => url !== pair.url)
      .slice(0, mostOthers)
      .map((other) => ({ title: toTitle(other), url: other.url })),
  };
}

const mostOthers = 12;

/** The lists of a comparison. */
export function toCompareLists(
  context: ViewContext,
  pair: ComparePair,
): {
  readonly goesOn: LongList<StrandRows>;
  readonly ended: LongList<StrandRows>;
  readonly added: LongList<StrandRows>;
  readonly teams: LongList<CompareTeamRows>;
} {
  const page = toComparePage(pair);
  const strands = getStrands(context, pair);
  const sides = getSides(context, pair);
  const toList = (id: string, title: string, some: readonly Strand[]): LongList<StrandRows> =>
    toLongList({ page, id, title }, some, pageSizes.strands, (rows) => ({
      kind: "strands",
      items: rows.map((strand) => viewStrand(sides, strand)),
    }));
  const isAdded = ({ fate }: Strand): boolean => fate === "added";
  const isOn = ({ fate }: Strand): boolean => fateWords[fate].goesOn;
  return {
    goesOn: toList(
      "on",
      "What went on",
      strands.filter((each) => isOn(each) && !isAdded(each)),
    ),
    ended: toList(
      "ended",
      "What did not",
      strands.filter((each) => !isOn(each)),
    ),
    added: toList("added", `New in ${pair.after.title.plain}`, strands.filter(isAdded)),
    teams: toCompareTeamList({ page, id: "teams", title: "Team by team" }, sides, pair, strands),
  };
}

/** What became of each, by what became of it and then as the plan has them. Followed once for all that ask. */
export const getStrands = onceFor((context: ViewContext, pair: ComparePair): readonly Strand[] => {
  const { before, after } = getSides(context, pair);
  return followObjectives(
    { graph: before.plan, cycle: pair.before.cycle },
    { graph: after.plan, cycle: pair.after.cycle },
  ).toSorted((a, b) => fates.indexOf(a.fate) - fates.indexOf(b.fate));
});

/** `Q1 2026 and Q2 2026`. */
export function toTitle({ after, before }: Pick<ComparePair, "after" | "before">): string {
  return `${before.title.plain} and ${after.title.plain}`;
}

function toComparePage(pair: ComparePair): FrameInput {
  const title = toTitle(pair);
  return {
    path: pair.url,
    title: `${title} compared`,
    description: `What became of the objectives of ${pair.before.title.plain} in ${pair.after.title.plain}: kept, reworded, eased, raised, dropped, added.`,
    breadcrumb: [{ title: "Compare", url: compareUrl }, { title }],
    cycle: pair.after,
  };
}

function toSentence({ after, before }: ComparePair, strands: readonly Strand[]): string {
  const earlier = new Set(strands.flatMap((strand) => (strand.before ? [strand.before] : [])));
  const on = new Set(
    strands.flatMap((strand) => (strand.before && strand.after ? [strand.before] : [])),
  );
  const added = strands.filter(({ fate }) => fate === "added").length;
  const toFew = (count: number): string => (count === 0 ? "none" : String(count));
  if (earlier.size === 0) {
    return `${before.title.plain} had no objectives, and ${after.title.plain} added ${toFew(added)}.`;
  }
  return `Of ${toCount(earlier.size, "objective")} of ${before.title.plain}, ${toFew(on.size)} went on in ${after.title.plain}, which added ${toFew(added)}.`;
}

function toSide(
  { snapshots = [] }: ViewContext,
  { sealedCycle }: CompareSide,
  { cycle, state, title, url }: Cycle,
): SideView {
  const row = snapshots.find((each) => each.cycle === sealedCycle);
  const isSealed = snapshots.some((each) => each.cycle === cycle);
  const closed = isSealed ? "as its files stand today" : "closed";
  const note = state === "closed" ? closed : "as it stands today";
  return {
    title: title.plain,
    url,
    note: row ? "as it was sealed" : note,
    ...(row && { sealed: row.url }),
  };
}

/** What a cycle came to, in texts; `–` where nothing is known. */
interface Figures {
  readonly objectives: string;
  readonly keyResults: string;
  readonly committed: string;
  readonly aspirational: string;
  readonly kept: string;
  readonly checkInRate: string;
  readonly dropped: string;
}

function toFigures(sides: readonly Figures[]): CompareView["figures"] {
  const row = (label: string, key: keyof Figures) => ({
    label,
    values: sides.map((side) => side[key]),
  });
  return [
    row("Objectives", "objectives"),
    row("Key results", "keyResults"),
    row("Mean of committed scores", "committed"),
    row("Mean of aspirational scores", "aspirational"),
    row("Committed key results kept in full", "kept"),
    row("Check-ins that came", "checkInRate"),
    row("Objectives given up", "dropped"),
  ].filter(({ values }) => values.some((value) => value !== "–"));
}

function getFigures(context: CompareSide, { cycle }: Cycle): Figures {
  const { format } = context;
  const { checkInRate, dropped, keyResults, objectives, scores } = getCycleStatistics(
    context,
    cycle,
  );
  const share = (value: Explained | undefined): string =>
    value === undefined ? "–" : format.percent(value.value);
  const mean = (value: Explained | undefined): string =>
    value === undefined ? "–" : toScore(context, value.value);
  return {
    objectives: format.value(objectives),
    keyResults: format.value(keyResults),
    committed: mean(scores.committed.mean),
    aspirational: mean(scores.aspirational.mean),
    kept: share(scores.committed.met),
    checkInRate: share(checkInRate),
    dropped: format.value(dropped),
  };
}
