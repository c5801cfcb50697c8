import type { NodeId } from "../model/id.ts";
import { getCascade, type CascadeGraph, type CascadeItem } from "./cascade-graph.ts";
import type { FirstScope } from "./cascade-data.ts";
import { getLine } from "./cascade-scope.ts";
import type { ViewContext } from "./context.ts";
import { toCascadeReference } from "./drawn-box.ts";
import { findWhole, isRow } from "./cascade-part.ts";
import { toOwnWord } from "./cascade-word.ts";
import { toAlso } from "./neighbourhood.ts";
import type { RefView } from "./part.ts";
import { viewPeople } from "./person.ts";

/** A node of the cascade as a list has it: under its primary parent, its parts before what contributes. */
export interface OutlineView extends RefView {
  /** What it is: `Mission`, `Theme`. */
  readonly word: string;
  /** Whether the word is said beside a status too: what is written in another framework than OKR. */
  readonly isSaid: boolean;
  /** Whether it is a measure or a line of work, and no sentence. */
  readonly isSmall: boolean;
  readonly owners: string;
  /** `also supports C1`. */
  readonly also?: string;
  /** `12 contribute to it`: what the list has no room for is on its page. */
  readonly more?: string;
  readonly isOpen: boolean;
  readonly items: readonly OutlineView[];
}

/** A page with more is slow to load and long to read; the rest is on the pages of the nodes. */
const mostItems = 250;

/** Views a part of the cascade as a nested list, as deep as there is room for. */
export function viewOutline(context: ViewContext, scope: FirstScope): readonly OutlineView[] {
  const graph = getCascade(context.plan);
  const members = new Set(scope.members);
  const first = new Set(scope.first);
  const below = toBelow(graph, scope, members);
  const listed = chooseListed(scope.tops, below);
  const toView = (id: NodeId): readonly OutlineView[] => {
    const item = graph.get(id);
    if (item === undefined) return [];
    const own = below.get(id) ?? [];
    const shown = own.filter((child) => listed.has(child));
    const missing = own.length - shown.length;
    const others = item.parents
      .filter((parent) => !parent.aside && members.has(parent.id))
      .slice(1);
    return [
      {
        ...toCascadeReference(context, item.node),
        word: toOwnWord(item.node),
        isSaid: item.node.kind === "framework-plan" || item.node.kind === "plan-item",
        isSmall: isRow(item.node),
        owners: toOwners(context, item),
        ...(others.length === 0 ? {} : { also: toAlso(graph, others) }),
        ...(missing === 0
          ? {}
          : { more: `${missing} more ${missing === 1 ? "is" : "are"} on its page` }),
        isOpen: shown.some((child) => first.has(child)),
        items: shown.flatMap(toView),
      },
    ];
  };
  return scope.tops.flatMap(toView);
}

/** What stands below each node: its parts, then what has it as the primary parent. */
function toBelow(
  graph: CascadeGraph,
  { members }: FirstScope,
  inside: ReadonlySet<NodeId>,
): ReadonlyMap<NodeId, readonly NodeId[]> {
  const below = new Map<NodeId, NodeId[]>();
  for (const id of members) {
    const [parent] = getLine(graph, id);
    if (parent === undefined || !inside.has(parent)) continue;
    const list = below.get(parent);
    if (list === undefined) below.set(parent, [id]);
    else list.push(id);
  }
  const isResult = (id: NodeId): number => {
    const node = graph.get(id)?.node;
    return node !== undefined && findWhole(node) !== undefined ? 0 : 1;
  };
  for (const list of below.values()) list.sort((a, b) => isResult(a) - isResult(b));
  return below;
}

/** The nodes that there is room for, level by level. */
function chooseListed(
  tops: readonly NodeId[],
  below: ReadonlyMap<NodeId, readonly NodeId[]>,
): ReadonlySet<NodeId> {
  const listed = new Set(tops.slice(0, mostItems));
  // A set visits what is added while it is walked.
  for (const id of listed) {
    const own = below.get(id) ?? [];
    if (listed.size + own.length <= mostItems) for (const child of own) listed.add(child);
  }
  return listed;
}

function toOwners(context: ViewContext, { node }: CascadeItem): string {
  if (node.kind !== "objective") return "";
  return viewPeople(context, node.owners)
    .map(({ name }) => name)
    .join(", ");
}
