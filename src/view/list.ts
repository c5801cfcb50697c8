import type { NodeId } from "../model/id.ts";
import { indexed } from "../model/indexed.ts";
import type { Plan } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import type { ListRows } from "./list-rows.ts";
import type { FrameView } from "./part.ts";

/**
 * HOW LONG LISTS STAY LIGHT. A list that may grow with the organisation is a `LongList`: what it holds, and how many
 * rows a page takes. A page shows the first of them by `viewList`; where there are more, the rest is on pages of their
 * own, `/themes/keep-time/direct/2/`, each with links to the others. Every row is on exactly one of them. A kind of
 * page names its lists in one function, `to…Lists`, from which `list-page.ts` knows what further pages there are.
 */
export interface LongList<Rows extends ListRows = ListRows> {
  /** The page that it begins on. */
  readonly page: FrameInput;
  /** A step in the addresses of its further pages, and the anchor of its section where that has no other. */
  readonly id: string;
  readonly anchor?: string;
  readonly title: string;
  /** How it is ordered, where it does not fit on one page: `Furthest behind first`. */
  readonly order?: string;
  readonly count: number;
  /** Rows on a page. */
  readonly size: number;
  readonly toRows: (from: number, to: number) => Rows;
}

/** What a list is besides its items. */
export type ListInput = Pick<LongList, "page" | "id" | "anchor" | "title" | "order">;

/** One page of a list. */
export type ListView<Rows extends ListRows = ListRows> = Rows & {
  /** Of the whole list. */
  readonly count: number;
  /** Where it does not fit on one page. */
  readonly pager?: PagerView;
};

/** The way through the pages of a list. */
export interface PagerView {
  /** What it leads through, for those who hear it: `Pages of: Findings`. */
  readonly label: string;
  /** `1 to 60 of 312. Furthest behind first`. */
  readonly range: string;
  /** The first page, those around this one and the last; a gap where some are left out. */
  readonly links: readonly (PageLink | "gap")[];
  readonly previous?: string;
  readonly next?: string;
}

export interface PageLink {
  readonly title: string;
  readonly url: string;
  readonly isThis: boolean;
}

/** A further page of a list, and where it begins. */
export interface ListPageView {
  readonly frame: FrameView;
  readonly title: string;
  readonly of: { readonly title: string; readonly url: string };
  readonly list: ListView;
}

/** Rows on a page, by how much there is in one: a page with several full lists stays below 100 kB compressed. */
export const pageSizes = {
  objectives: 60,
  groups: 90,
  blocks: 24,
  "key-results": 60,
  charts: 20,
  contributions: 60,
  dependencies: 40,
  needs: 40,
  lifelines: 30,
  lineages: 120,
  initiatives: 60,
  kpis: 50,
  "kpi-wall": 48,
  references: 120,
  people: 120,
  names: 240,
  roles: 120,
  branches: 100,
  endings: 40,
  strands: 40,
  "compare-teams": 100,
  events: 60,
  rhythm: 60,
  pages: 60,
  findings: 80,
  gaps: 60,
  "team-health": 120,
  smart: 40,
  "smart-teams": 120,
  counts: 120,
  "team-scores": 120,
} as const satisfies Record<ListRows["kind"], number>;

/** Makes a list of items that each are one row. */
export function toLongList<Item, Rows extends ListRows>(
  input: ListInput,
  items: readonly Item[],
  size: number,
  toRows: (items: readonly Item[]) => Rows,
): LongList<Rows> {
  return {
    ...input,
    count: items.length,
    size,
    toRows: (from, to) => toRows(items.slice(from, to)),
  };
}

/** Views one page of a list, the first by default. */
export function viewList<Rows extends ListRows>(
  context: ViewContext,
  list: LongList<Rows>,
  page = 1,
): ListView<Rows> {
  const { count, size } = list;
  const rows = list.toRows((page - 1) * size, page * size);
  const pages = countPages(list);
  return { ...rows, count, ...(pages === 1 ? {} : { pager: toPager(context, list, page, pages) }) };
}

/** How many pages a list takes; an empty one takes one too. */
export function countPages({ count, size }: LongList): number {
  return Math.max(1, Math.ceil(count / size));
}

/** Views a further page of a list. */
export function viewListPage(
  context: ViewContext,
  { list, page }: { readonly list: LongList; readonly page: number },
): ListPageView {
  const { title, page: first } = list;
  const above = first.breadcrumb?.slice(0, -1) ?? [];
  return {
    frame: viewFrame(context, {
      ...first,
      path: toListPath(context.plan, list, page),
      title: `${title}: ${first.title}, page ${page} of ${countPages(list)}`,
      description: `${title}, page ${page}. ${first.description}`,
      breadcrumb: [...above, { title: toName(first), url: first.path }, { title }],
    }),
    title,
    of: { title: toName(first), url: first.path },
    list: viewList(context, list, page),
  };
}

/** What a page is called where it is clear what kind of page it is. */
function toName({ breadcrumb, title }: FrameInput): string {
  return breadcrumb?.at(-1)?.title ?? title;
}

/** The address of a page of a list: the first is a section of the page that it begins on. */
export function toListPath(
  plan: Plan,
  { page: first, id, anchor = id }: LongList,
  page: number,
): string {
  if (page === 1) return `${first.path}#${anchor}`;
  // A document of the organisation may have the same address: it keeps it.
  let step = id;
  while (getUrls(plan).has(`${first.path}${step}/${page}/`)) step += "-";
  return `${first.path}${step}/${page}/`;
}

function toPager(context: ViewContext, list: LongList, page: number, pages: number): PagerView {
  const { format, plan } = context;
  const { count, size, title, order } = list;
  const toUrl = (to: number): string => toListPath(plan, list, to);
  const from = format.value((page - 1) * size + 1);
  const to = format.value(Math.min(count, page * size));
  const range = `${from} to ${to} of ${format.value(count)}`;
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (other) => other === 1 || other === pages || Math.abs(other - page) <= 2,
  );
  return {
    label: `Pages of: ${title}`,
    range: order === undefined ? range : `${range}. ${order}`,
    links: near.flatMap((other, index) => {
      const link = { title: `${other}`, url: toUrl(other), isThis: other === page };
      return other - (near[index - 1] ?? 0) > 1 ? ["gap" as const, link] : [link];
    }),
    ...(page === 1 ? {} : { previous: toUrl(page - 1) }),
    ...(page === pages ? {} : { next: toUrl(page + 1) }),
  };
}

const getUrls = indexed(
  "urls",
  "plan",
  (plan: Plan): ReadonlyMap<string, NodeId> =>
    new Map([...plan.nodes.values()].map(({ id, url }) => [url, id])),
  { by: "path" },
);
