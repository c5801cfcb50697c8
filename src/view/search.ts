import { once } from "../model/once.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { frameworkWords } from "./framework-word.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";
import { searchFacets } from "./search-record.ts";

export interface SearchView {
  readonly frame: FrameView;
  /** What the script needs to know, and nothing that it could ask the index for. */
  readonly search: {
    readonly facets: readonly { readonly key: string; readonly title: string }[];
    /** The current cycle first, then backwards; the order of the facet. */
    readonly cycles: readonly string[];
    /** The sealed quarters, the newest first: each has an index of its own, which is loaded when it is chosen. */
    readonly sealed: readonly { readonly title: string; readonly url: string }[];
  };
  /** The index that needs no script. */
  readonly teams: readonly { readonly url: string; readonly title: string }[];
  /** `All 520 teams`, where there is no room for all. */
  readonly allTeams?: string;
  readonly ranges: readonly IndexRange[];
}

/** A page of the alphabetical index. */
export interface SearchIndexView {
  readonly frame: FrameView;
  readonly entries: readonly IndexEntry[];
  readonly ranges: readonly IndexRange[];
}

export interface IndexRange {
  readonly url: string;
  /** From the first entry of the page to its last: `Clear … Every`. */
  readonly title: string;
  readonly current: boolean;
}

interface IndexEntry {
  readonly url: string;
  readonly title: string;
  readonly code?: string;
  /** `Objective, Q3 2026`. */
  readonly kind: string;
}

/** Entries on a page of the index: light enough for a phone, few enough pages for a large plan. */
const pageSize = 400;

/** The search page: its facets, and the way to everything for those whose browser runs no script. */
export function viewSearch(context: ViewContext): SearchView {
  const { plan, snapshots = [] } = context;
  const cycles = plan.cycles.filter((cycle) => cycle.period.start <= plan.asOf).reverse();
  const current = cycles.filter(({ cycle }) => cycle === plan.currentCycle);
  return {
    frame: viewFrame(context, {
      path: "/search/",
      title: "Search",
      description: "Find objectives, key results, check-ins, people and teams in every cycle.",
    }),
    search: {
      facets: [
        ...Object.entries(searchFacets).map(([key, title]) => ({ key, title })),
        ...(snapshots.length === 0 ? [] : [{ key: "sealed", title: "Sealed quarters" }]),
      ],
      cycles: [...new Set([...current, ...cycles])].map(({ title }) => title.plain),
      sealed: snapshots.map(({ title, url }) => ({ title, url })),
    },
    teams: plan.teams.slice(0, pageSize).map(({ url, title }) => ({ url, title: title.plain })),
    ...(plan.teams.length > pageSize ? { allTeams: `All ${plan.teams.length} teams` } : {}),
    ranges: toRanges(listEntries(context)),
  };
}

/** The addresses of the index's pages. */
export function listIndexPages(context: ViewContext): readonly string[] {
  return toRanges(listEntries(context)).map(({ url }) => url);
}

/** One page of the index of everything that has a page of its own, by title. */
export function viewSearchIndex(context: ViewContext, path: string): SearchIndexView {
  const entries = listEntries(context);
  const ranges = toRanges(entries, path);
  const at = ranges.findIndex(({ url }) => url === path);
  const title = `Index: ${ranges[at]?.title ?? ""}`;
  return {
    frame: viewFrame(context, {
      path,
      title,
      description: "Everything in the portal by its title.",
      breadcrumb: [{ title: "Search", url: "/search/" }, { title }],
    }),
    entries: entries.slice(at * pageSize, (at + 1) * pageSize),
    ranges,
  };
}

function toRanges(entries: readonly IndexEntry[], path?: string): readonly IndexRange[] {
  const count = Math.ceil(entries.length / pageSize);
  return Array.from({ length: count }, (_, at) => {
    const url = `/search/index/${at + 1}/`;
    const first = entries[at * pageSize]?.title ?? "";
    const last = entries[Math.min((at + 1) * pageSize, entries.length) - 1]?.title ?? "";
    return { url, title: `${toWord(first)} to ${toWord(last)}`, current: url === path };
  });
}

function toWord(title: string): string {
  return title.split(/\s+/, 1)[0] ?? title;
}

/** All entries by title; made once for all pages of one context. */
const listEntries = once((context: ViewContext): readonly IndexEntry[] => {
  const { compare } = new Intl.Collator(context.plan.portal.locale, { numeric: true });
  return [...context.plan.nodes.values()]
    .flatMap((node) => toEntry(context, node))
    .sort((a, b) => compare(a.title, b.title) || (a.url < b.url ? -1 : 1));
});

function toEntry({ plan }: ViewContext, node: PlanNode): readonly IndexEntry[] {
  const kind = toKind(node);
  if (kind === undefined) return [];
  const cycleId = "cycle" in node && node.kind !== "cycle" ? node.cycle : undefined;
  const cycle = plan.cycles.find((known) => known.cycle === cycleId)?.title.plain;
  return [
    {
      url: node.url,
      title: node.title.plain,
      kind: [kind, cycle].filter(Boolean).join(", "),
      ...(node.code !== undefined && { code: node.code }),
    },
  ];
}

/** Undefined for what has no page: items are on the pages of their documents. */
function toKind(node: PlanNode): string | undefined {
  switch (node.kind) {
    case "objective":
      return "Objective";
    case "initiative":
      return node.body ? "Initiative" : undefined;
    case "kpi":
      return "KPI";
    case "team":
      return "Team";
    case "theme":
      return "Theme";
    case "person":
      return "Person";
    case "role":
      return "Role";
    case "cycle":
      return "Cycle";
    case "page":
      return "Page";
    case "framework-plan":
      return frameworkWords[node.framework];
    case "key-result":
    case "plan-item":
    case "direction":
      return undefined;
  }
}
