import type { NodeId } from "../model/id.ts";
import { indexed } from "../model/indexed.ts";
import type { Plan } from "../model/plan.ts";
import { listPlaces } from "./called.ts";
import type { CascadeGraph, CascadeNode } from "./cascade-graph.ts";
import { getCascade } from "./cascade-graph.ts";
import type { CascadeOrder } from "./cascade-order.ts";
import { orderCascade } from "./cascade-order.ts";
import type { CascadeIndexView, KindEntry, StatusEntry } from "./cascade-record.ts";
import type { Numbering } from "./cascade-scope.ts";
import { listScopes, numberNodes } from "./cascade-scope.ts";
import { toKind, toPlayedKind } from "./cascade-word.ts";
import type { ViewContext } from "./context.ts";
import type { StatusView } from "./part.ts";
import { findStatus } from "./reference.ts";

/** The cascade in numbers: nodes and all that many of them have are named by their places in lists. */
export interface Numbered {
  readonly graph: CascadeGraph;
  readonly order: CascadeOrder;
  readonly numbering: Numbering;
  readonly teams: ReadonlyMap<string, number>;
  readonly owners: ReadonlyMap<string, number>;
  readonly statuses: Table<StatusEntry>;
  readonly kinds: Table<KindEntry>;
  readonly scopes: CascadeIndexView["scopes"];
}

/** Entries that are written once, each under its number. */
export interface Table<Entry extends readonly string[]> {
  readonly entries: readonly Entry[];
  readonly find: (entry: Entry) => number;
}

/** The cascade of a plan in numbers; made once. */
export const getNumbered = indexed("numbered", "context", toNumbered);

/** A status as its table has it. */
export function toStatusEntry({ name, glyph, word }: StatusView): StatusEntry {
  return [name, glyph, word];
}

/** Who owns a node of the cascade. */
export function listOwners(node: CascadeNode): readonly NodeId[] {
  switch (node.kind) {
    case "objective":
    case "key-result":
    case "framework-plan":
    case "plan-item":
      return node.owners;
    case "theme":
    case "kpi":
      return node.owner === undefined ? [] : [node.owner];
    case "direction":
      return [];
  }
}

/** The plans that show a node, with the part that it plays there. */
export function listShownKinds(
  plan: Plan,
  id: NodeId,
): readonly { readonly kind: KindEntry; readonly document: NodeId }[] {
  return listPlaces(plan, id).map(({ word, document, item }) => ({
    kind: toPlayedKind(plan, item, word),
    document,
  }));
}

function toNumbered(context: ViewContext): Numbered {
  const { plan } = context;
  const graph = getCascade(plan);
  const order = orderCascade(graph);
  const numbering = numberNodes(plan, graph);
  const nodes = [...graph.values()].map(({ node }) => node);
  const owners = new Set(nodes.flatMap(listOwners));
  const statuses = nodes.flatMap((node) => {
    const status = findStatus(context, node);
    return status === undefined ? [] : [toStatusEntry(status)];
  });
  return {
    graph,
    order,
    numbering,
    teams: new Map(plan.teams.map(({ team }, number) => [team, number])),
    owners: new Map([...owners].sort().map((owner, number) => [owner, number])),
    statuses: toTable(statuses),
    kinds: toTable(
      nodes.flatMap((node) => [
        toKind(plan, node),
        ...listShownKinds(plan, node.id).map(({ kind }) => kind),
      ]),
    ),
    scopes: listScopes(plan, graph, numbering, order.places),
  };
}

function toTable<Entry extends readonly string[]>(all: readonly Entry[]): Table<Entry> {
  const entries = [...new Map(all.map((entry) => [entry.join(), entry])).values()];
  const places = new Map(entries.map((entry, place) => [entry.join(), place]));
  return { entries, find: (entry) => places.get(entry.join()) ?? -1 };
}
