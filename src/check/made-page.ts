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

/**
 * Whether the portal will have a page, of those that are made of what is planned, reported and sealed:
 *
 *     /changes/eased/              the lists of changes, and those of the teams that there are: /changes/of/signalling/
 *     /compare/2026-q2/2026-q3/    cycles that are compared, the earlier one first
 *     /lineage/2026-q1/track/a/    what went on from that objective; it is the first of it
 *     /snapshots/2026-q2/…         of a sealed quarter; which pages it had, it alone knows
 */
export function isMade({ graph, sealed, isWhole }: MadePages, path: string): boolean {
  const [, folder = "", first, ...rest] = path.replace(/\/$/, "").split("/");
  switch (folder) {
    case "changes":
      if (first === "of") return hasTeam(graph, rest);
      return first === undefined || changeLists.includes(first) || isPageOfList(rest);
    case "compare":
    case "lineage": {
      if (!isWhole || sealed === undefined) return true;
      const pages = listPages(folder, graph, sealed);
      const isList = first === undefined || (folder === "lineage" && isPageOfList(rest));
      return isList ? pages.length > 0 : pages.includes(path);
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

/** Whether what stands behind `of` begins with a team, whose id may have several parts. */
function hasTeam({ teams }: PlanGraph, parts: readonly string[]): boolean {
  const path = `${parts.join("/")}/`;
  return teams.some(({ team }) => path.startsWith(`${team}/`));
}

/** A long list goes on over further pages, each with its number behind a word for them. */
function isPageOfList([number = "", ...more]: readonly string[]): boolean {
  return more.length === 0 && /^\d+$/.test(number);
}
