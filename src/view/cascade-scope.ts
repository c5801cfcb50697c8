import type { CycleId, NodeId } from "../model/id.ts";
import type { Cycle, Plan } from "../model/plan.ts";
import type { CascadeGraph, CascadeNode } from "./cascade-graph.ts";
import type { CascadeScope } from "./cascade-record.ts";

/** The nodes by number, and where each cycle's are. */
export interface Numbering {
  readonly ids: readonly NodeId[];
  readonly numbers: ReadonlyMap<NodeId, number>;
  /** Of each node what is right above it in the line of sight, the primary parent first. */
  readonly lines: readonly (readonly number[])[];
  readonly ranges: ReadonlyMap<CycleId, readonly [from: number, to: number]>;
}

/** As many boxes as can be taken in at first, and of the direction's own as it takes to see what there is. */
const mostAtFirst = 110;
const mostBelowTop = 200;
/** Fewer numbers that follow each other are shorter as they are. */
const shortestRun = 4;

/** Numbers the nodes: those of no cycle first, then by cycle, each by id. */
export function numberNodes(plan: Plan, graph: CascadeGraph): Numbering {
  const groups = new Map<CycleId | undefined, NodeId[]>([[undefined, []]]);
  for (const { cycle } of plan.cycles) groups.set(cycle, []);
  for (const { node } of graph.values()) groups.get(findCycle(plan, node))?.push(node.id);
  const ids: NodeId[] = [];
  const ranges = new Map<CycleId, readonly [number, number]>();
  for (const [cycle, group] of groups) {
    const from = ids.length;
    ids.push(...group.sort());
    if (cycle !== undefined && group.length > 0) ranges.set(cycle, [from, ids.length]);
  }
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const lines = ids.map((id) => getLine(graph, id).flatMap((above) => numbers.get(above) ?? []));
  return { ids, numbers, lines, ranges };
}

/** A scope for each cycle that has nodes of its own or inside it, the newest first, and one of everything. */
export function listScopes(
  plan: Plan,
  graph: CascadeGraph,
  numbering: Numbering,
  places: ReadonlyMap<NodeId, number>,
): readonly CascadeScope[] {
  const { ids, lines, numbers } = numbering;
  const nodes = ids.flatMap((id) => graph.get(id)?.node ?? []);
  const scopes = plan.cycles.toReversed().flatMap((cycle) => {
    const own = toRanges(plan, numbering, cycle);
    if (own.length === 0) return [];
    const title = cycle.title.plain;
    const closed = cycle.state === "closed";
    const members = joinRuns(own, toAbove(plan, nodes, numbering, own, cycle));
    return [toScope({ id: cycle.cycle, title, closed, ...members })];
  });
  // A year that holds everything there is says more than "all".
  const total = ids.length;
  if (scopes.some((scope) => listMembers(scope).length === total)) return scopes;
  const ranges: readonly (readonly [number, number])[] = [[0, total]];
  return [...scopes, toScope({ id: "all", title: "All cycles", closed: false, ranges, above: [] })];

  function toScope(base: Omit<CascadeScope, "tops" | "open">): CascadeScope {
    const members = listMembers(base);
    const tops = members
      .filter((number) => lines[number]?.length === 0)
      .flatMap((number) => ids[number] ?? [])
      .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const inScope = new Set(members);
    const leading = findLeading(nodes, lines, inScope);
    const isLeading = (id: NodeId): boolean => leading.has(numbers.get(id) ?? -1);
    const findShown = (id: NodeId): readonly NodeId[] =>
      toShown(graph, id).filter((child) => inScope.has(numbers.get(child) ?? -1));
    const open = chooseOpen(
      graph,
      tops.filter((id) => graph.get(id)?.node.kind !== "kpi"),
      (id) => (isLeading(id) ? findShown(id) : []),
    );
    const toNumbers = (list: readonly NodeId[]): readonly number[] =>
      list.flatMap((id) => numbers.get(id) ?? []);
    return { ...base, tops: toNumbers(tops), open: toNumbers(open) };
  }
}

/** The numbers of all nodes of a scope. */
export function listMembers({ ranges, above }: Pick<CascadeScope, "ranges" | "above">): number[] {
  const members = [...above];
  for (const [from, to] of ranges) for (let at = from; at < to; at += 1) members.push(at);
  return members;
}

/** The links that are steps of the line of sight. */
export function getLine(graph: CascadeGraph, id: NodeId): readonly NodeId[] {
  const parents = graph.get(id)?.parents ?? [];
  return parents.filter(({ aside }) => !aside).map((parent) => parent.id);
}

function findCycle(plan: Plan, node: CascadeNode): CycleId | undefined {
  if (node.kind === "objective") return node.cycle;
  if (node.kind !== "key-result") return undefined;
  const objective = plan.nodes.get(node.objective);
  return objective?.kind === "objective" ? objective.cycle : undefined;
}

/** The ranges of a cycle and of those inside it. */
function toRanges(
  plan: Plan,
  { ranges }: Numbering,
  cycle: Cycle,
): readonly (readonly [number, number])[] {
  const inside = new Set<CycleId>([cycle.cycle]);
  for (const id of inside) {
    for (const { cycle: child, parent } of plan.cycles) if (parent === id) inside.add(child);
  }
  return [...inside].flatMap((id) => {
    const range = ranges.get(id);
    return range === undefined ? [] : [range];
  });
}

/**
 * What the nodes of the ranges serve, all themes and KPIs, and the plans of other frameworks for the time: one that
 * nothing serves is worth seeing.
 */
function toAbove(
  plan: Plan,
  nodes: readonly CascadeNode[],
  { lines }: Numbering,
  ranges: readonly (readonly [number, number])[],
  { period }: Cycle,
): readonly number[] {
  const isInside = (number: number): boolean =>
    ranges.some(([from, to]) => number >= from && number < to);
  const found = new Set<number>();
  nodes.forEach((node, number) => {
    if (node.kind === "objective" || node.kind === "key-result") return;
    const sheet = node.kind === "plan-item" ? plan.nodes.get(node.plan) : node;
    const isOfTime =
      sheet?.kind === "framework-plan" &&
      sheet.period.start <= period.end &&
      sheet.period.end >= period.start;
    if (isOfTime || ["direction", "theme", "kpi"].includes(node.kind)) found.add(number);
  });
  for (const number of listMembers({ ranges, above: [] })) {
    for (const above of lines[number] ?? []) found.add(above);
  }
  for (const number of found) for (const above of lines[number] ?? []) found.add(above);
  return [...found].filter((number) => !isInside(number)).sort((a, b) => a - b);
}

/** The nodes that are above as runs too where they follow each other: plans are written whole, and lists of them long. */
export function joinRuns(
  own: readonly (readonly [number, number])[],
  above: readonly number[],
): Pick<CascadeScope, "ranges" | "above"> {
  const runs: (readonly [number, number])[] = [];
  for (const number of above) {
    const last = runs.at(-1);
    if (last?.[1] === number) runs[runs.length - 1] = [last[0], number + 1];
    else runs.push([number, number + 1]);
  }
  const isLong = ([from, to]: readonly [number, number]): boolean => to - from >= shortestRun;
  return {
    ranges: [...own, ...runs.filter(isLong)].sort(([a], [b]) => a - b),
    above: runs.filter((run) => !isLong(run)).flatMap(([from, to]) => listNumbers(from, to)),
  };
}

function listNumbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/**
 * Opens nodes level by level, until there is no room for what one of them shows. Beside objectives what is written in
 * other frameworks stays closed where it leads to no objective: the sheets of one organisation are many.
 */
function chooseOpen(
  graph: CascadeGraph,
  tops: readonly NodeId[],
  findShown: (id: NodeId) => readonly NodeId[],
): readonly NodeId[] {
  const open: NodeId[] = [];
  let count = tops.length;
  let level = tops;
  let hasRoom = true;
  while (level.length > 0 && hasRoom) {
    const next: NodeId[] = [];
    for (const id of level) {
      const shown = findShown(id);
      if (shown.length === 0) continue;
      const isTop = graph.get(id)?.node.kind === "direction" && shown.length <= mostBelowTop;
      if (!isTop && count + shown.length > mostAtFirst) {
        hasRoom = false;
        continue;
      }
      count += shown.length;
      open.push(id);
      next.push(...shown);
    }
    level = next;
  }
  return open;
}

/** All that is no part of another framework's plan, and what of those leads to an objective; everything without any. */
function findLeading(
  nodes: readonly CascadeNode[],
  lines: Numbering["lines"],
  members: ReadonlySet<number>,
): ReadonlySet<number> {
  const isPlan = (number: number): boolean => {
    const kind = nodes[number]?.kind;
    return kind === "framework-plan" || kind === "plan-item";
  };
  let hasObjective = false;
  for (const number of members) hasObjective ||= nodes[number]?.kind === "objective";
  const leading = new Set<number>();
  for (const number of members) if (!hasObjective || !isPlan(number)) leading.add(number);
  for (const number of leading) {
    const primary = lines[number]?.[0];
    if (primary !== undefined) leading.add(primary);
  }
  return leading;
}

/** What is shown below a node that is open: what contributes to it, else its parts. */
export function toShown(graph: CascadeGraph, id: NodeId): readonly NodeId[] {
  const item = graph.get(id);
  if (item === undefined) return [];
  const children = item.children.filter((child) => getLine(graph, child)[0] === id);
  const isParent = item.parts.some((part) => hasChildren(graph, part));
  return children.length === 0 || isParent ? [...children, ...item.parts] : children;
}

/** Whether something that is no part of it stands below a node first of all. */
export function hasChildren(graph: CascadeGraph, id: NodeId): boolean {
  return (graph.get(id)?.children ?? []).some((child) => getLine(graph, child)[0] === id);
}
