import type { CascadeScope } from "../../view/cascade-record.ts";
import type { CascadeNode } from "./node.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";
import { isInScope } from "./store.ts";

/** What of the cascade is shown, in which order, and what stands out. */
export interface Visible {
  /** From top to bottom, parents before their children. */
  readonly nodes: readonly CascadeNode[];
  readonly numbers: ReadonlySet<number>;
  /** For nodes that can be opened or closed: how many of those below are not shown. */
  readonly hidden: ReadonlyMap<number, number>;
  /** Those that stand out; undefined where all do. */
  readonly lit: ReadonlySet<number> | undefined;
  /** Nodes that must be fetched before the rest is known. */
  readonly missing: readonly number[];
}

/** More matches than this are not brought into the graph: the outline lists them. */
const mostRevealed = 150;
/** The children of a focus that come with it. */
const mostContext = 60;

/** Finds what is shown in a state. */
export function findVisible(
  store: Store,
  scope: CascadeScope,
  state: State,
  focus: CascadeNode | undefined,
  matches: ReadonlySet<number> | undefined,
): Visible {
  const missing = new Set<number>();
  const find = (number: number): CascadeNode | undefined => {
    const node = store.find(number);
    if (node === undefined) missing.add(number);
    return node;
  };
  const toBelow = (node: CascadeNode): readonly number[] =>
    listBelow(node, state).filter((number) => isInScope(scope, number));
  const isOpen = toOpenTest(scope, state);

  const numbers = new Set(listTops(store, scope, state));
  const isAllowed = (number: number): boolean =>
    isInScope(scope, number) && (state.framework === "kpi" || find(number)?.kind !== "kpi");
  for (const number of [...listRevealed(store, matches), ...(focus ? [focus.number] : [])]) {
    if (isInScope(scope, number)) addAbove(numbers, number, isAllowed, find);
  }
  if (focus !== undefined) {
    const near = [...toBelow(focus), ...focus.others, ...focus.children];
    for (const number of near.slice(0, mostContext)) {
      if (isAllowed(number)) numbers.add(number);
    }
  }
  const hidden = new Map<number, number>();
  // A set visits what is added while it is walked.
  for (const number of numbers) {
    const node = find(number);
    if (node !== undefined && isOpen(node)) for (const child of toBelow(node)) numbers.add(child);
  }
  for (const number of numbers) {
    const node = store.find(number);
    const below = node === undefined ? [] : toBelow(node);
    if (below.length === 0) continue;
    hidden.set(number, below.filter((child) => !numbers.has(child)).length);
  }
  const nodes = toOrder(numbers, store, scope, state);
  return {
    nodes,
    numbers,
    hidden,
    lit: toLit(store, nodes, focus, matches),
    missing: [...missing],
  };
}

/** Whether the children of a node are shown. */
export function toOpenTest(scope: CascadeScope, state: State): (node: CascadeNode) => boolean {
  const first = new Set(scope.open);
  const open = new Set(state.open);
  const closed = new Set(state.closed);
  const isAll = open.has("*");
  return ({ number, id }) =>
    !closed.has(id) && (isAll || open.has(id) || (first.has(number) && !closed.has("*")));
}

/** What is shown below a node that is open: what contributes to it, else its parts. */
function listBelow(node: CascadeNode, { framework }: State): readonly number[] {
  const { children, parts, kpis, isParentByPart } = node;
  const results = children.length === 0 || isParentByPart ? parts : [];
  return [...children, ...results, ...(framework === "kpi" ? kpis : [])];
}

/** What stands at the top. */
export function listTops(
  store: Store,
  scope: CascadeScope,
  { framework }: State,
): readonly number[] {
  if (framework === "kpi") return scope.tops;
  return scope.tops.filter((number) => store.find(number)?.kind !== "kpi");
}

/** The statements that match, where they are few: key results and measures show in the heads of theirs. */
function listRevealed(store: Store, matches: ReadonlySet<number> | undefined): readonly number[] {
  const own = [...(matches ?? [])].filter((number) => {
    const kind = store.find(number)?.kind;
    return kind !== "key-result" && kind !== "part";
  });
  return own.length <= mostRevealed ? own : [];
}

/** Adds a node and everything above it. */
function addAbove(
  numbers: Set<number>,
  start: number,
  isAllowed: (number: number) => boolean,
  find: (number: number) => CascadeNode | undefined,
): void {
  const above = new Set([start]);
  for (const number of above) {
    numbers.add(number);
    for (const parent of find(number)?.parents ?? []) {
      if (isAllowed(parent.number)) above.add(parent.number);
    }
  }
}

/** The shown nodes as they stand below each other, found from the top on the primary parents. */
function toOrder(
  numbers: ReadonlySet<number>,
  store: Store,
  scope: CascadeScope,
  state: State,
): readonly CascadeNode[] {
  const found = new Set<number>();
  const path = listTops(store, scope, state).toReversed();
  for (let number = path.pop(); number !== undefined; number = path.pop()) {
    if (!numbers.has(number) || found.has(number)) continue;
    found.add(number);
    const node = store.find(number);
    if (node === undefined) continue;
    path.push(...[...node.children, ...node.parts, ...node.kpis].reverse());
  }
  for (const number of numbers) found.add(number);
  return [...found].flatMap((number) => store.find(number) ?? []);
}

/** A focus with all that is above and below it, as far as it matches. */
function toLit(
  store: Store,
  nodes: readonly CascadeNode[],
  focus: CascadeNode | undefined,
  matches: ReadonlySet<number> | undefined,
): ReadonlySet<number> | undefined {
  if (focus === undefined) return matches;
  const below = new Set([focus.number]);
  for (const number of below) {
    const node = store.find(number);
    if (node === undefined) continue;
    for (const child of [...node.children, ...node.others, ...node.parts, ...node.kpis]) {
      below.add(child);
    }
  }
  const above = new Set([focus.number]);
  for (const number of above) {
    for (const parent of store.find(number)?.parents ?? []) above.add(parent.number);
  }
  const lit = nodes
    .map(({ number }) => number)
    .filter((number) => above.has(number) || below.has(number))
    .filter((number) => matches === undefined || matches.has(number) || number === focus.number);
  return new Set(lit);
}
