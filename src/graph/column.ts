/** A node of a cascade as layouts see it: nothing but links and sizes. */
export interface GraphNode {
  readonly id: string;
  /** What it is linked up to, the primary parent first; those that are not among the nodes do not count. */
  readonly parents: readonly string[];
  /** The first column, from 0, that it may stand in. */
  readonly column: number;
  readonly width: number;
  readonly height: number;
  /** The order among the children of one parent, before crossings are counted; then by id. */
  readonly rank: number;
  /** Whether that order is the author's and stays. */
  readonly fixed: boolean;
  /** Whether it is a row in a list: without air to the rows of the same parent. */
  readonly row: boolean;
}

/** The nodes by number, sorted, with the links that lie within them and run in no loop. */
export interface Linked {
  readonly nodes: readonly GraphNode[];
  /** Numbers of the parents, the one that decides the layout first. */
  readonly parents: readonly (readonly number[])[];
  /** Numbers of those whose first parent it is. */
  readonly children: readonly (readonly number[])[];
  readonly roots: readonly number[];
  /** All numbers, parents before their children. */
  readonly order: readonly number[];
}

/** Links nodes by number. Neither the order of the input nor a loop in it changes or breaks what comes out. */
export function linkNodes(input: readonly GraphNode[]): Linked {
  const nodes = [...new Map(input.map((node) => [node.id, node])).values()].sort(compareNodes);
  const numbers = new Map(nodes.map((node, number) => [node.id, number]));
  const wanted = nodes.map((node, number) => {
    const found: number[] = [];
    for (const id of node.parents) {
      const parent = numbers.get(id);
      if (parent !== undefined && parent !== number && !found.includes(parent)) found.push(parent);
    }
    return found;
  });
  const all = toTopological(wanted);
  const hasLoop = all.length < nodes.length;
  const parents = hasLoop ? withoutLoops(wanted) : wanted;
  const children: number[][] = nodes.map(() => []);
  const roots: number[] = [];
  parents.forEach(([first], number) => {
    if (first === undefined) roots.push(number);
    else children[first]?.push(number);
  });
  return { nodes, parents, children, roots, order: hasLoop ? toTopological(parents) : all };
}

/**
 * The column of each node: right of all its parents, and no further left than it may stand.
 * Columns that stay empty are closed up.
 */
export function toColumns({ nodes, parents, order }: Linked): readonly number[] {
  const columns = new Array<number>(nodes.length).fill(-1);
  for (const number of order) {
    let column = nodes[number]?.column ?? 0;
    for (const parent of parents[number] ?? []) {
      column = Math.max(column, (columns[parent] ?? 0) + 1);
    }
    columns[number] = column;
  }
  const used = [...new Set(columns)].sort((a, b) => a - b);
  const closed = new Map(used.map((column, place) => [column, place]));
  return columns.map((column) => closed.get(column) ?? 0);
}

function compareNodes(a: GraphNode, b: GraphNode): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Parents before children; what is in a loop, or below one, is left out. */
function toTopological(parents: readonly (readonly number[])[]): readonly number[] {
  const children: number[][] = parents.map(() => []);
  const open = parents.map((list, number) => {
    for (const parent of list) children[parent]?.push(number);
    return list.length;
  });
  const order = open.flatMap((count, number) => (count === 0 ? [number] : []));
  for (let at = 0; at < order.length; at += 1) {
    for (const child of children[order[at] ?? 0] ?? []) {
      open[child] = (open[child] ?? 0) - 1;
      if (open[child] === 0) order.push(child);
    }
  }
  return order;
}

/** Drops the links that close a loop: found by walking up from every node, in the order of the numbers. */
function withoutLoops(parents: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kept: number[][] = parents.map(() => []);
  /** 0 not seen, 1 on the way up from where the walk began, 2 done. */
  const state = new Uint8Array(parents.length);
  for (let start = 0; start < parents.length; start += 1) {
    if (state[start] !== 0) continue;
    const path: { readonly number: number; next: number }[] = [{ number: start, next: 0 }];
    state[start] = 1;
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const parent = parents[top.number]?.[top.next];
      if (parent === undefined) {
        state[top.number] = 2;
        path.pop();
        continue;
      }
      top.next += 1;
      if (state[parent] === 1) continue;
      kept[top.number]?.push(parent);
      if (state[parent] === 0) {
        state[parent] = 1;
        path.push({ number: parent, next: 0 });
      }
    }
  }
  return kept;
}
