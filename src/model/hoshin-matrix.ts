import type { Hoshin, HoshinItem, Strength } from "./framework/hoshin.ts";
import { listHoshinItems } from "./framework/hoshin.ts";
import type { NodeId } from "./id.ts";
import { once } from "./once.ts";
import type { PlanGraph } from "./plan.ts";

/** The sides of an X-matrix, clockwise from the south. */
export const matrixSides = ["south", "west", "north", "east"] as const;

export type MatrixSide = (typeof matrixSides)[number];

/** The items of one side; in the south those of the matrix above, where there are none of its own. */
export function listSide(plan: PlanGraph, matrix: Hoshin, side: MatrixSide): readonly HoshinItem[] {
  switch (side) {
    case "south":
      return [...matrix.breakthroughs, ...listInherited(plan, matrix)];
    case "west":
      return matrix.annual;
    case "north":
      return matrix.priorities;
    case "east":
      return matrix.targets;
  }
}

/**
 * What stands in the south from the matrix above: what this one has a mark on, or all of it where it has no mark on
 * any. A team seldom takes up everything, and empty rows would only say so again and again.
 */
function listInherited(plan: PlanGraph, matrix: Hoshin): readonly HoshinItem[] {
  const items = matrix.inherited.flatMap((id) => {
    const node = plan.nodes.get(id);
    return node?.kind === "plan-item" && isHoshinItem(node) ? [node] : [];
  });
  const taken = items.filter(({ id }) => listMarks(matrix, id).length > 0);
  return taken.length > 0 ? taken : items;
}

/** What the matrix above has on the inherited side, and this one has no mark on although it has on others. */
export function listNotTaken(plan: PlanGraph, matrix: Hoshin): readonly NodeId[] {
  const taken = new Set(listInherited(plan, matrix).map(({ id }) => id));
  return matrix.inherited.filter((id) => !taken.has(id));
}

/** A mark, seen from one of its ends. */
export interface Mark {
  readonly other: NodeId;
  readonly strength: Strength;
}

/** The marks of an item or of somebody, in the author's order. */
export function listMarks(matrix: Hoshin, id: NodeId): readonly Mark[] {
  return getMarks(matrix).get(id) ?? [];
}

/** The marks of a matrix by both of their ends: a large one is asked for each of its cells. */
const getMarks = once((matrix: Hoshin): ReadonlyMap<NodeId, readonly Mark[]> => {
  const marks = new Map<NodeId, Mark[]>();
  const add = (id: NodeId, mark: Mark): void => {
    const list = marks.get(id);
    if (list === undefined) marks.set(id, [mark]);
    else list.push(mark);
  };
  for (const { a, b, strength } of matrix.correlations) {
    add(a, { other: b, strength });
    if (a !== b) add(b, { other: a, strength });
  }
  return marks;
});

/** The items without a strong mark to another one; of what was dropped none is asked. */
export function listLoose(matrix: Hoshin): readonly HoshinItem[] {
  return listHoshinItems(matrix).filter((item) => {
    if (item.role === "hoshin-priority" && item.status === "dropped") return false;
    return !listMarks(matrix, item.id).some(
      ({ other, strength }) => strength === "strong" && !matrix.people.includes(other),
    );
  });
}

/** The mark between two; undefined where there is none. */
export function findStrength(matrix: Hoshin, one: NodeId, other: NodeId): Strength | undefined {
  return listMarks(matrix, one).find((mark) => mark.other === other)?.strength;
}

const roles: ReadonlySet<string> = new Set<HoshinItem["role"]>([
  "hoshin-breakthrough",
  "hoshin-annual",
  "hoshin-priority",
  "hoshin-target",
]);

function isHoshinItem(item: { readonly role: string }): item is HoshinItem {
  return roles.has(item.role);
}
