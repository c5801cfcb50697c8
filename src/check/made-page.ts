import { listCyclePairs } from "../model/compare-pair.ts";
import { joinOr } from "../model/enumeration.ts";
import { listLineages } from "../model/lineage.ts";
import { findNearest } from "../model/nearest.ts";
import type { PlanGraph } from "../model/plan.ts";

/** What the pages that nobody writes are made of. */
export interface MadePages {
  readonly graph: PlanGraph;
  /** Cycles that are sealed; undefined where nobody knows. */
  readonly sealed: readonly string[] | undefined;
  /** Whether every document could be read: else what a page would be made of may only be behind an error. */
  readonly isWhole: boolean;
}

/** The lists of changes beside the whole one and those of teams; a test holds them against those that there are. */
export const changeLists: readonly string[] = [
  "eased",
  "promises",
  "check-ins",
  "people",
  "links",
  "words",
  "results",
];

/** How long lists go on over further pages; the same test holds it against those lists. */
export const furtherPages = {
  /** So many pages the list of all changes has at most, and so many one of the others; how many there are git tells. */
  changes: { all: 10, part: 3 },
  lineages: { word: "all", size: 120 },
  /** What went on, ended or came between two cycles, and their teams: the size of each list by its word. */
  compare: new Map([
    ["on", 40],
    ["ended", 40],
    ["added", 40],
    ["teams", 100],
  ]),
} as const;

/**
 * Whether the portal will have a page, of those that are made of what is planned, reported and sealed:
 *
 *     /changes/eased/              the lists of changes, and those of the teams that there are: /changes/of/signalling/
 *     /changes/eased/page/2/       their further pages, as many as there may be; a team's list has none
 *     /compare/2026-q2/2026-q3/    cycles that are compared, the earlier one first
 *     /lineage/2026-q1/track/a/    what went on from that objective; it is the first of it
 *     /snapshots/2026-q2/…         of a sealed quarter; which pages it had, it alone knows
 */
export function isMade({ graph, sealed, isWhole }: MadePages, path: string): boolean {
  const [, folder = "", first, ...rest] = path.replace(/\/$/, "").split("/");
  switch (folder) {
    case "changes":
      return isOfChanges(graph, first === undefined ? [] : [first, ...rest]);
    case "compare":
    case "lineage": {
      if (!isWhole || sealed === undefined) return true;
      const pages = listPages(folder, graph, sealed);
      if (first === undefined) return pages.length > 0;
      return pages.includes(path) || isFurther({ graph, sealed }, path);
    }
    case "snapshots":
      if (sealed === undefined) return true;
      return first === undefined ? sealed.length > 0 : sealed.includes(first);
    default:
      return true;
  }
}

/** What to link to in the place of a page that is not made. */
export function sayMade({ graph, sealed = [] }: MadePages, path: string): string {
  const [, folder = ""] = path.split("/");
  const pages =
    folder === "changes"
      ? changeLists.map((each) => `/changes/${each}/`)
      : folder === "snapshots"
        ? sealed.map((cycle) => `/snapshots/${cycle}/`)
        : listPages(folder, graph, sealed);
  if (pages.length === 0) return "There is none yet: take the link out until there is.";
  const nearest = findNearest(path, pages);
  if (nearest !== undefined) return `The nearest is \`${nearest}\`.`;
  const shown = pages.slice(0, 3).map((each) => `\`${each}\``);
  return `There is for example ${joinOr(shown)}.`;
}

function listPages(folder: string, graph: PlanGraph, sealed: readonly string[]): readonly string[] {
  if (folder === "lineage") return listLineages(graph).map(({ first }) => `/lineage${first.url}`);
  const pairs = listCyclePairs(graph, new Set(sealed));
  return pairs.map(({ url }) => url);
}

/** Whether what stands behind `/changes/` is the whole list or one of the others, or a page of it, or that of a team. */
function isOfChanges({ teams }: PlanGraph, parts: readonly string[]): boolean {
  const [first = "", ...rest] = parts;
  if (first === "of") return teams.some(({ team }) => team === rest.join("/"));
  const isList = changeLists.includes(first);
  const [word, number, ...more] = isList ? rest : parts;
  if (word === undefined) return true;
  const { all, part } = furtherPages.changes;
  return word === "page" && more.length === 0 && isPage(number, isList ? part : all);
}

/** Whether it is a further page of the lineages, or of what became of the objectives of two cycles. */
function isFurther(
  { graph, sealed }: { readonly graph: PlanGraph; readonly sealed: readonly string[] },
  path: string,
): boolean {
  const { lineages, compare } = furtherPages;
  const [, begin, word = "", number] = /^(.+\/)([^/]+)\/(\d+)\/$/.exec(path) ?? [];
  if (begin === "/lineage/" && word === lineages.word) {
    return isPage(number, Math.ceil(listLineages(graph).length / lineages.size));
  }
  const pair = listCyclePairs(graph, new Set(sealed)).find(({ url }) => url === begin);
  const size = compare.get(word);
  if (!pair || size === undefined) return false;
  const both = [pair.before.cycle, pair.after.cycle];
  // What a sealed cycle had, it alone knows.
  if (both.some((cycle) => sealed.includes(cycle))) return isPage(number, Infinity);
  // A team is in it only with an objective.
  const { length } = graph.objectives.filter(({ cycle }) => both.includes(cycle));
  return isPage(number, Math.ceil(length / size));
}

/** The first page of a list is where the list begins, and has no number. */
function isPage(number: string | undefined, last: number): boolean {
  return number !== undefined && /^[1-9]\d*$/.test(number) && number !== "1" && +number <= last;
}
