import { toCount } from "../model/count.ts";
import type { Lineage } from "../model/lineage.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import { lineageUrl, listShownLineages, toLineageUrl } from "./lineage.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";

/** Everything that went on through the cycles. */
export interface LineagesView {
  readonly frame: FrameView;
  readonly list: ListView<LineageRows>;
}

/** A lineage in a list. */
export interface LineageEntry {
  readonly title: string;
  readonly url: string;
  /** `3 cycles, Q1 2026 to Q3 2026`. */
  readonly note: string;
}

type LineageRows = Rows<"lineages", LineageEntry>;

const page = {
  path: lineageUrl,
  title: "Through the cycles",
  description:
    "Objectives that were carried over, split or joined, from the first cycle to the last.",
  breadcrumb: [{ title: "Through the cycles" }],
};

/** Views the index of lineages, the longest first. */
export function viewLineages(context: ViewContext): LineagesView {
  return { frame: viewFrame(context, page), list: viewList(context, toLineageList(context)) };
}

/** The list of lineages. */
export function toLineageList(context: ViewContext): LongList<LineageRows> {
  const lineages = listShownLineages(context).toSorted(
    (a, b) => b.members.length - a.members.length,
  );
  const input = { page, id: "all", title: "Through the cycles", order: "The longest first" };
  return toLongList(input, lineages, pageSizes.lineages, (some) => ({
    kind: "lineages",
    items: some.map((lineage) => toEntry(context, lineage)),
  }));
}

function toEntry({ plan }: ViewContext, lineage: Lineage): LineageEntry {
  const { cycles } = getPlanIndex(plan);
  const { first, members } = lineage;
  const last = members.at(-1) ?? first;
  const lived = new Set(members.map(({ cycle }) => cycle)).size;
  const name = (objective: typeof last): string =>
    cycles.get(objective.cycle)?.title.plain ?? objective.cycle;
  return {
    title: last.title.plain,
    url: toLineageUrl(lineage),
    note: `${toCount(lived, "cycle")}, ${name(first)} to ${name(last)}`,
  };
}
