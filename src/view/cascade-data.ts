import type { NodeId } from "../model/id.ts";
import { getCascade } from "./cascade-graph.ts";
import type { Numbered } from "./cascade-numbered.ts";
import { getNumbered } from "./cascade-numbered.ts";
import type { CascadeIndexView, CascadeRecord } from "./cascade-record.ts";
import { viewCascadeRecord } from "./cascade-row.ts";
import { listMembers, toShown } from "./cascade-scope.ts";
import { viewVocabularies } from "./cascade-word.ts";
import type { ViewContext } from "./context.ts";
import { viewPerson } from "./person.ts";

/** Where the explorer's files are. */
const folder = "/cascade/";
/** Nodes in a file: some 30 kB compressed, and few enough files for a search through all. */
const nodesPerFile = 600;

const levelWords = { company: "Company", department: "Department", team: "Team" } as const;

/** The files that the explorer fetches: the index first, then nodes on demand. */
export function listCascadeFiles(context: ViewContext): readonly string[] {
  const count = Math.ceil(getCascade(context.plan).size / nodesPerFile);
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
  return ids.map((id) => viewCascadeRecord(context, numbered, id));
}

/** Views what the explorer reads first. */
export function viewCascadeIndex(context: ViewContext): CascadeIndexView {
  const { plan } = context;
  const numbered = getNumbered(context);
  const { numbering, scopes, teams } = numbered;
  const { ids } = numbering;
  return {
    total: ids.length,
    statuses: numbered.statuses.entries,
    kinds: numbered.kinds.entries,
    words: viewVocabularies(plan),
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
    aliases: listAliases(numbered),
    files: Array.from({ length: Math.ceil(ids.length / nodesPerFile) }, (_, file) => {
      const number = file * nodesPerFile;
      return [number, ids[number] ?? ""] as const;
    }),
    records: getFirstScope(context).first.map((id) => viewCascadeRecord(context, numbered, id)),
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

/** What only shows another node is found under it. */
function listAliases({ graph, numbering }: Numbered): CascadeIndexView["aliases"] {
  return [...graph.values()].flatMap(({ node, shownAs }) =>
    shownAs.map(({ id }) => [id, numbering.numbers.get(node.id) ?? -1] as const),
  );
}
