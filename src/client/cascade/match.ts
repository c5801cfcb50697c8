import type { CascadeScope } from "../../view/cascade-record.ts";
import type { CascadeNode } from "./node.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";
import { isInScope, listMembers } from "./store.ts";

/** The nodes of a scope that the filters let through; undefined where nothing is filtered. All of it must be loaded. */
export function findMatches(
  store: Store,
  scope: CascadeScope,
  state: State,
): ReadonlySet<number> | undefined {
  if (!hasFilter(state)) return undefined;
  const { team, status, framework } = state;
  const name = toFramework(state);
  // A mission or a theme has neither team nor status to go by.
  const isByPlace = team !== "" || status !== "";
  const teams = team === "" ? undefined : listTeamsBelow(store, team);
  const statuses = status === "" ? undefined : new Set(status.split(","));
  const matches = new Set<number>();
  for (const number of listMembers(scope)) {
    const node = store.find(number);
    if (node === undefined) continue;
    if (node.kind === "kpi" && framework !== "kpi") continue;
    if (isByPlace && (node.kind === "direction" || node.kind === "theme")) continue;
    if (name !== "" && !isWrittenIn(node, name)) continue;
    if (teams !== undefined && !node.teams.some((each) => teams.has(each))) continue;
    if (statuses !== undefined && !statuses.has(node.status?.name ?? "")) continue;
    matches.add(number);
  }
  return matches;
}

/** Whether a filter needs all nodes of the scope. */
export function hasFilter(state: State): boolean {
  return state.team !== "" || state.status !== "" || toFramework(state) !== "";
}

/** The framework that is filtered by; `kpi` only shows more. */
function toFramework({ framework }: State): string {
  return framework === "kpi" ? "" : framework;
}

/** Whether a node is written in the words of a framework, or shown by one of its plans. */
function isWrittenIn({ own, shown }: CascadeNode, framework: string): boolean {
  return own.vocabulary === framework || shown.some(({ as }) => as.vocabulary === framework);
}

/** What a search found: the best of it, best first. */
export interface Found {
  readonly hits: readonly Hit[];
  /** Of all that was found. */
  readonly total: number;
}

export interface Hit {
  readonly node: CascadeNode;
  readonly score: number;
}

const mostHits = 12;

/** Finds nodes that hold all words of a query in their title, code, team or owner; of equals what is running first. */
export function searchNodes(store: Store, scope: CascadeScope, query: string): Found {
  const words = fold(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  if (words.length === 0) return { hits: [], total: 0 };
  const hits: Hit[] = [];
  for (const number of listMembers(scope)) {
    const node = store.find(number);
    if (node === undefined) continue;
    const score = toScore(store, node, words);
    if (score > 0) hits.push({ node, score });
  }
  const running = store.index.scopes[store.index.current];
  const isPast = ({ node }: Hit): number => Number(!running || !isInScope(running, node.number));
  hits.sort((a, b) => b.score - a.score || isPast(a) - isPast(b) || a.node.number - b.node.number);
  return { hits: hits.slice(0, mostHits), total: hits.length };
}

/** Lower case, without accents: what is typed need not be exact. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const kindWeights = {
  direction: 1,
  theme: 3,
  kpi: 0,
  objective: 2,
  "key-result": 0,
  plan: 2,
  item: 1,
  part: 0,
} as const;

/** Of each word the best place where it is found; 0 where one is found nowhere. */
function toScore({ index }: Store, node: CascadeNode, words: readonly string[]): number {
  const title = ` ${fold(node.title)} ${fold(node.shortTitle)}`;
  const code = fold(node.code);
  const others = ` ${fold(
    [
      ...node.teams.map((team) => index.teams[team]?.[1] ?? ""),
      ...node.owners.map((owner) => index.owners[owner]?.[0] ?? ""),
    ].join(" "),
  )}`;
  let score: number = kindWeights[node.kind];
  for (const word of words) {
    if (code === word) score += 20;
    else if (code.startsWith(word)) score += 10;
    else if (title.includes(` ${word}`)) score += 8;
    else if (others.includes(` ${word}`)) score += 5;
    else if (title.includes(word)) score += 3;
    else return 0;
  }
  return score;
}

/** The numbers of a team and of all below it. */
function listTeamsBelow({ index }: Store, id: string): ReadonlySet<number> {
  const found = new Set<number>();
  index.teams.forEach(([team], number) => {
    if (team === id) found.add(number);
  });
  for (const above of found) {
    index.teams.forEach(([, , parent], number) => {
      if (parent === above) found.add(number);
    });
  }
  return found;
}
