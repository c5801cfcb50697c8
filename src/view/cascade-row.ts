import { getTeams } from "../model/ancestry.ts";
import type { NodeId } from "../model/id.ts";
import type { CascadeNode } from "./cascade-graph.ts";
import type { Numbered } from "./cascade-numbered.ts";
import { listOwners, listShownKinds, toStatusEntry } from "./cascade-numbered.ts";
import type { CascadeRecord } from "./cascade-record.ts";
import { toFacts } from "./cascade-record.ts";
import { hasChildren } from "./cascade-scope.ts";
import { toKind } from "./cascade-word.ts";
import type { ViewContext } from "./context.ts";
import { toCascadeReference } from "./drawn-box.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { viewMeasured } from "./measured.ts";
import { findStatus } from "./reference.ts";

/** Views a node as the explorer reads it. Throws where it is not in the cascade. */
export function viewCascadeRecord(
  context: ViewContext,
  numbered: Numbered,
  id: NodeId,
): CascadeRecord {
  const { graph, numbering, order } = numbered;
  const item = graph.get(id);
  if (item === undefined) throw new Error(`not in the cascade: ${id}`);
  const { node } = item;
  const { status, code = "", title, url } = toCascadeReference(context, node);
  const { ids, lines, numbers } = numbering;
  const own = numbers.get(id) ?? -1;
  const toNumbers = (some: readonly NodeId[]): number[] =>
    some.flatMap((each) => numbers.get(each) ?? []);
  const toPlace = (number: number): number => order.places.get(ids[number] ?? id) ?? 0;
  const sort = (some: number[]): number[] =>
    some.length < 2 ? some : some.sort((a, b) => toPlace(a) - toPlace(b));
  const isOwn = (child: number): boolean => lines[child]?.[0] === own;
  const children = toNumbers(item.children);
  return [
    own,
    id,
    url === toPlainUrl(id) ? "" : url,
    numbered.kinds.find(toKind(context.plan, node)),
    code,
    title,
    node.shortTitle?.plain ?? "",
    status === undefined ? -1 : numbered.statuses.find(toStatusEntry(status)),
    status?.gap ?? "",
    order.columns.get(id) ?? 0,
    getTeams(context.plan, id).flatMap((team) => numbered.teams.get(team) ?? []),
    listOwners(node).flatMap((owner) => numbered.owners.get(owner) ?? []),
    item.parents.flatMap(({ id: parent, how, aside }) => {
      const number = numbers.get(parent);
      if (number === undefined || aside) return [];
      return [how === undefined ? number : ([number, how] as const)];
    }),
    sort(children.filter(isOwn)),
    sort(children.filter((child) => !isOwn(child) && lines[child]?.includes(own))),
    toNumbers(item.parts),
    sort(toNumbers(item.kpis).filter(isOwn)),
    item.parts.map((part) => toMark(context, numbered, part)),
    item.parts.some((each) => hasChildren(graph, each)) ? 1 : 0,
    toFigures(context, node),
    toShown(context, numbered, id),
  ];
}

/** The page of most nodes, as the explorer makes it of their id. */
function toPlainUrl(id: string): string {
  const [document = "", item] = id.split("#");
  return item === undefined ? `/${document}/` : `/${document}/#${item}`;
}

function toMark(context: ViewContext, { graph, statuses }: Numbered, id: NodeId): number {
  const node = graph.get(id)?.node;
  const status = node && findStatus(context, node);
  return status === undefined ? -1 : statuses.find(toStatusEntry(status));
}

function toFigures(context: ViewContext, node: CascadeNode): CascadeRecord[19] {
  if (node.kind === "key-result") return toFacts(viewKeyResultRow(context, node));
  if (!("measure" in node) || !context.assessment.measured.has(node.id)) return [];
  const { value, lane } = viewMeasured(context, node);
  return toFacts({ now: value.now, target: value.target, lane });
}

function toShown(
  { plan }: ViewContext,
  { numbering, kinds }: Numbered,
  id: NodeId,
): readonly (readonly [number, number])[] {
  return listShownKinds(plan, id).flatMap(({ kind, document }) => {
    const number = numbering.numbers.get(document);
    return number === undefined ? [] : [[kinds.find(kind), number] as const];
  });
}
