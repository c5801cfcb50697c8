import type { NodeId } from "../model/id.ts";
import type { Edge, Relation } from "../model/plan.ts";

/** Edges that lead from a node back to itself, in order; the last one closes the loop and can be taken out. */
export type Loop = readonly Edge[];

/** Relations that together must not run in a loop, and the one name that a report gives to them. */
const groups: readonly (readonly Relation[])[] = [
  ["supports", "implements", "part-of", "inherits", "correlates"],
  ["causes"],
  ["drives"],
  ["carried-over-from"],
  ["same-as"],
  ["shows"],
];

const groupOf = new Map(groups.flatMap((group) => group.map((relation) => [relation, group])));

/**
 * Finds the edges that must be taken out so that nothing runs in a loop, each with the loop that it closes. Every node
 * and edge is visited once, in the order given, so that equal plans give equal loops.
 */
export function findLoops(edges: readonly Edge[]): readonly Loop[] {
  const byGroup = Map.groupBy(edges, ({ relation }) => groupOf.get(relation));
  const loops = groups.flatMap((relations) => findGroupLoops(byGroup.get(relations) ?? []));
  // A strategy supports what it adopts by the same key, and one ring is reported once.
  const closing = new Set(loops.flatMap((loop) => loop.slice(-1)).map(toPlace));
  return loops.filter(
    (loop) => loop[0]?.relation !== "shows" || loop.every((edge) => !isTwin(edge, closing)),
  );
}

/** Whether the key of an edge that shows something closes a loop of another group. */
function isTwin(edge: Edge, closing: ReadonlySet<string>): boolean {
  return closing.has(toPlace({ ...edge, relation: "supports" }));
}

function toPlace({ relation, from, to }: Edge): string {
  return `${relation} ${from} ${to}`;
}

type State = "open" | "done";

interface Frame {
  readonly node: NodeId;
  readonly edges: readonly Edge[];
  /** The edge by which it was entered. */
  readonly by: Edge | undefined;
  next: number;
}

/**
 * A depth-first walk without recursion, as a chain may be as long as the plan. An item always leads to its own
 * document, and that edge cannot be taken out; so whoever enters an item enters its document, too.
 */
function findGroupLoops(edges: readonly Edge[]): Loop[] {
  const edgesFrom = Map.groupBy(edges, ({ from }) => from);
  for (const list of edgesFrom.values()) putDocumentFirst(list);
  const state = new Map<NodeId, State>();
  const loops: Loop[] = [];
  const toFrame = (node: NodeId, by: Edge | undefined): Frame => {
    return { node, edges: edgesFrom.get(node) ?? [], by, next: 0 };
  };
  for (const root of edgesFrom.keys()) {
    if (state.has(root)) continue;
    const stack: Frame[] = [toFrame(root, undefined)];
    state.set(root, "open");
    for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
      const edge = frame.edges[frame.next];
      frame.next += 1;
      if (!edge) {
        state.set(frame.node, "done");
        stack.pop();
        continue;
      }
      const owner = findDocumentEdge(edgesFrom, edge.to);
      if (state.get(edge.to) === "open") loops.push(toLoop(stack, edge, edge.to));
      else if (owner && !isOwnEdge(edge) && state.get(owner.to) === "open") {
        loops.push([owner, ...toLoop(stack, edge, owner.to)]);
      } else if (!state.has(edge.to)) {
        state.set(edge.to, "open");
        stack.push(toFrame(edge.to, edge));
      }
    }
  }
  return loops;
}

/** An item leads to its document first, so that the document is open while all else above the item is walked. */
function putDocumentFirst(edges: Edge[]): void {
  const at = edges.findIndex(isOwnEdge);
  const [own] = at > 0 ? edges.splice(at, 1) : [];
  if (own) edges.unshift(own);
}

/** Whether the edge leads from an item to the document that it is written in. */
function isOwnEdge({ relation, from, to }: Edge): boolean {
  return relation === "part-of" && from[to.length] === "#" && from.startsWith(to);
}

function findDocumentEdge(
  edgesFrom: ReadonlyMap<NodeId, readonly Edge[]>,
  node: NodeId,
): Edge | undefined {
  const first = edgesFrom.get(node)?.[0];
  return first && isOwnEdge(first) ? first : undefined;
}

function toLoop(stack: readonly Frame[], closing: Edge, start: NodeId): Edge[] {
  const from = stack.findIndex(({ node }) => node === start);
  const path = stack.slice(from + 1).flatMap(({ by }) => (by ? [by] : []));
  return [...path, closing];
}
