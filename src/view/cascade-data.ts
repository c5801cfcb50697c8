import type { NodeId } from "../model/id.ts";
import type { Plan } from "../model/plan.ts";
import { getTeams } from "../model/ancestry.ts";
import type { CascadeGraph, CascadeItem } from "./cascade-graph.ts";
import { getCascade } from "./cascade-graph.ts";
import type { CascadeOrder } from "./cascade-order.ts";
import { orderCascade } from "./cascade-order.ts";
import type { CascadeIndexView, CascadeRecord, StatusEntry } from "./cascade-record.ts";
import { cascadeKinds, toFacts } from "./cascade-record.ts";
import type { Numbering } from "./cascade-scope.ts";
import { getLine, listMembers, listScopes, numberNodes, toShown } from "./cascade-scope.ts";
import type { ViewContext } from "./context.ts";
import { toCascadeReference } from "./drawing.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import type { StatusView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { findStatus } from "./reference.ts";

/** Where the explorer's files are. */
const folder = "/cascade/";
/** Nodes in a file: some 30 kB compressed, and few enough files for a search through all. */
const nodesPerFile = 600;

const levelWords = { company: "Company", department: "Department", team: "Team" } as const;

/** The cascade in numbers, made once of a plan. */
interface Numbered {
  readonly graph: CascadeGraph;
  readonly order: CascadeOrder;
  readonly numbering: Numbering;
  readonly teams: ReadonlyMap<string, number>;
  readonly owners: ReadonlyMap<string, number>;
  readonly statuses: ReadonlyMap<string, number>;
  readonly entries: readonly StatusEntry[];
  readonly scopes: CascadeIndexView["scopes"];
}

const known = new WeakMap<Plan, Numbered>();

/** The files that the explorer fetches: the index first, then nodes on demand. */
export function listCascadeFiles(context: ViewContext): readonly string[] {
  const { numbering } = getNumbered(context);
  const count = Math.ceil(numbering.ids.length / nodesPerFile);
  const files = Array.from({ length: count }, (_, file) => `${folder}nodes-${file}.json`);
  return [`${folder}index.json`, ...files];
}

/** Views one of the files. Throws where there is no such file. */
export function viewCascadeFile(
  context: ViewContext,
  path: string,
): CascadeIndexView | readonly CascadeRecord[] {
  if (path === `${folder}index.json`) return viewCascadeIndex(context);
  const file = Number(/nodes-(\d+)\.json$/.exec(path)?.[1] ?? NaN);
  if (Number.isNaN(file)) throw new Error(`no such file of the cascade: ${path}`);
  const numbered = getNumbered(context);
  const from = file * nodesPerFile;
  const ids = numbered.numbering.ids.slice(from, from + nodesPerFile);
  return ids.map((id) => toRecord(context, numbered, id));
}

/** Views what the explorer reads first. */
export function viewCascadeIndex(context: ViewContext): CascadeIndexView {
  const { plan } = context;
  const numbered = getNumbered(context);
  const { numbering, entries, scopes, teams } = numbered;
  const { ids } = numbering;
  return {
    total: ids.length,
    statuses: entries,
    teams: plan.teams.map((team) => [
      team.team,
      team.title.plain,
      team.parent === undefined ? -1 : (teams.get(team.parent) ?? -1),
      levelWords[team.level],
    ]),
    owners: [...numbered.owners.keys()].map((id) => {
      const { name, role = "" } = viewPerson(context, id as NodeId);
      return [name, role] as const;
    }),
    scopes,
    current: getCurrent(context, scopes),
    files: Array.from({ length: Math.ceil(ids.length / nodesPerFile) }, (_, file) => {
      const number = file * nodesPerFile;
      return [number, ids[number] ?? ""] as const;
    }),
    records: getFirstScope(context).first.map((id) => toRecord(context, numbered, id)),
  };
}

/** The running cycle's part of the cascade, and what of it is shown at first; both from top to bottom. */
export function getFirstScope(context: ViewContext): FirstScope {
  const { graph, numbering, scopes, order } = getNumbered(context);
  const scope = scopes[getCurrent(context, scopes)];
  const toIds = (numbers: readonly number[]): readonly NodeId[] =>
    numbers
      .flatMap((number) => numbering.ids[number] ?? [])
      .sort((a, b) => (order.places.get(a) ?? 0) - (order.places.get(b) ?? 0));
  if (scope === undefined) return { members: [], tops: [], first: [] };
  const members = toIds(listMembers(scope));
  const inside = new Set(members);
  const tops = toIds(scope.tops).filter((id) => graph.get(id)?.node.kind !== "kpi");
  const found = new Set(tops);
  for (const id of toIds(scope.open)) for (const child of toShown(graph, id)) found.add(child);
  return { members, tops, first: members.filter((id) => found.has(id) && inside.has(id)) };
}

/** Nodes of the running cycle and what they serve. */
export interface FirstScope {
  readonly members: readonly NodeId[];
  readonly tops: readonly NodeId[];
  readonly first: readonly NodeId[];
}

/** The scope of the running cycle; the first where that has no nodes. */
function getCurrent({ plan }: ViewContext, scopes: CascadeIndexView["scopes"]): number {
  return Math.max(
    0,
    scopes.findIndex(({ id }) => id === plan.currentCycle),
  );
}

function getNumbered(context: ViewContext): Numbered {
  const { plan } = context;
  let numbered = known.get(plan);
  if (numbered === undefined) {
    numbered = toNumbered(context);
    known.set(plan, numbered);
  }
  return numbered;
}

function toNumbered(context: ViewContext): Numbered {
  const { plan } = context;
  const graph = getCascade(plan);
  const order = orderCascade(graph);
  const numbering = numberNodes(plan, graph);
  const statuses = new Map<string, number>();
  const entries: StatusEntry[] = [];
  for (const { node } of graph.values()) {
    const status = findStatus(context, node);
    if (status === undefined || statuses.has(toKey(status))) continue;
    statuses.set(toKey(status), entries.length);
    entries.push([status.name, status.glyph, status.word]);
  }
  const owners = new Set([...graph.values()].flatMap(({ node }) => listOwners(node)));
  return {
    graph,
    order,
    numbering,
    teams: new Map(plan.teams.map(({ team }, number) => [team, number])),
    owners: new Map([...owners].sort().map((owner, number) => [owner, number])),
    statuses,
    entries,
    scopes: listScopes(plan, graph, numbering, order.places),
  };
}

function toKey({ name, word }: StatusView): string {
  return `${name} ${word}`;
}

function listOwners(node: CascadeItem["node"]): readonly NodeId[] {
  switch (node.kind) {
    case "objective":
    case "key-result":
      return node.owners;
    case "theme":
    case "kpi":
      return node.owner === undefined ? [] : [node.owner];
    case "direction":
      return [];
  }
}

function toRecord(context: ViewContext, numbered: Numbered, id: NodeId): CascadeRecord {
  const { graph, numbering, order } = numbered;
  const item = graph.get(id);
  if (item === undefined) throw new Error(`not in the cascade: ${id}`);
  const { node } = item;
  const reference = toCascadeReference(context, node);
  const { status, code = "", title, url } = reference;
  const toNumbers = (ids: readonly NodeId[]): number[] =>
    ids.flatMap((each) => numbering.numbers.get(each) ?? []);
  const sorted = (ids: readonly NodeId[]): number[] =>
    toNumbers(ids.toSorted((a, b) => (order.places.get(a) ?? 0) - (order.places.get(b) ?? 0)));
  const isOwn = (child: NodeId): boolean => getLine(graph, child)[0] === id;
  return [
    numbering.numbers.get(id) ?? -1,
    id,
    url === toPlainUrl(id) ? "" : url,
    cascadeKinds.indexOf(node.kind),
    code,
    title,
    node.shortTitle?.plain ?? "",
    status === undefined ? -1 : (numbered.statuses.get(toKey(status)) ?? -1),
    status?.gap ?? "",
    order.columns.get(id) ?? 0,
    getTeams(context.plan, id).flatMap((team) => numbered.teams.get(team) ?? []),
    listOwners(node).flatMap((owner) => numbered.owners.get(owner) ?? []),
    item.parents.flatMap(({ id: parent, how, aside }) => {
      const number = numbering.numbers.get(parent);
      if (number === undefined || aside) return [];
      return [how === undefined ? number : ([number, how] as const)];
    }),
    sorted(item.children.filter(isOwn)),
    sorted(item.children.filter((child) => !isOwn(child) && getLine(graph, child).includes(id))),
    toNumbers(item.keyResults),
    sorted(item.kpis.filter(isOwn)),
    item.keyResults.map((keyResult) => toMark(context, numbered, keyResult)),
    item.keyResults.some((each) => toShown(graph, each).length > 0) ? 1 : 0,
    node.kind === "key-result" ? toFacts(viewKeyResultRow(context, node)) : [],
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
  return status === undefined ? -1 : (statuses.get(toKey(status)) ?? -1);
}
