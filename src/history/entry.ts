import { listAuthoredItems } from "../model/authored-item.ts";
import type { Document } from "../model/document.ts";
import type { KeyPath } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { PlanState } from "./change.ts";

/** Data as it was authored. */
export type AuthoredData = Readonly<Record<string, unknown>>;

/** Something with an id that can be compared with what it was: a document, an item, a person, a role, a cycle. */
export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly file: string;
  readonly path: KeyPath;
  /** The id of the document that it stands in; its own for a document. */
  readonly document: string;
  /** Its own keys, without the items that stand in it. */
  readonly data: AuthoredData;
}

/** A thing that is written in one place, with the items in it. */
export interface Whole {
  readonly root: Entry;
  readonly items: readonly Entry[];
  /** Absent for what has no document of its own. */
  readonly document?: Document;
}

/** Everything in a state that has a place of its own, by id. */
export function listWholes({ set, graph }: PlanState): ReadonlyMap<string, Whole> {
  const wholes = new Map<string, Whole>();
  for (const whole of [
    ...set.documents.map((each) => toWhole(each, graph)),
    ...listSettings(set),
  ]) {
    if (!wholes.has(whole.root.id)) wholes.set(whole.root.id, whole);
  }
  return wholes;
}

function toWhole(document: Document, graph: PlanGraph): Whole {
  const { id, file, kind } = document;
  // The schemas give every kind another type; here each is a record of keys.
  const data = document.data as AuthoredData;
  const items = listAuthoredItems(document);
  const lists = new Set(items.map(({ path }) => path.slice(0, -1).join("/")));
  const strip = (own: AuthoredData, path: KeyPath): AuthoredData =>
    Object.fromEntries(
      Object.entries(own).filter(
        ([key, value]) => value !== undefined && !lists.has([...path, key].join("/")),
      ),
    );
  const root: Entry = {
    ...{ id, kind, file, document: id, path: [] },
    title: toTitle(data, id),
    data: { ...strip(data, []), ...toEffective(document, graph), body: document.body.text.trim() },
  };
  const entries = items.map((item): Entry => {
    const own = getAt(data, item.path);
    const itemId = `${id}#${item.id}`;
    const { path } = item;
    const named = { id: itemId, kind: item.kind, file, document: id, path };
    return { ...named, title: toTitle(own, findTitle(graph, itemId)), data: strip(own, path) };
  });
  return { root, items: entries, document };
}

/** What a file says without words, by its place: its cycle and its teams; and readings that may stand beside it. */
function toEffective(document: Document, graph: PlanGraph): AuthoredData {
  // Ids of documents are those of their nodes.
  const node = graph.nodes.get(document.id as string as NodeId);
  if (document.kind === "kpi") return { series: document.series };
  if (node?.kind !== "objective") return {};
  const teams = node.teams.length === 0 ? {} : { teams: node.teams };
  return { team: undefined, cycle: node.cycle, ...teams };
}

function listSettings(set: PlanState["set"]): readonly Whole[] {
  const toSetting = (kind: string, name: string, title: string, file: string) => {
    return (data: AuthoredData, path: KeyPath): Whole => {
      const id = kind === "portal" ? "portal" : `${kind}:${name}`;
      return { root: { id, kind, title, file, document: id, path, data }, items: [] };
    };
  };
  const { cycles, ...portal } = set.portal;
  const { people = [], roles = [] } = set.people;
  return [
    toSetting("portal", "", portal.name, "portal.yaml")(portal, []),
    ...cycles.map((cycle, at) =>
      toSetting("cycle", cycle.id, cycle.label, "portal.yaml")(cycle, ["cycles", at]),
    ),
    ...people.map((person, at) =>
      toSetting("person", person.id, person.name, "people.yaml")(person, ["people", at]),
    ),
    ...roles.map((role, at) =>
      toSetting("role", role.id, role.name, "people.yaml")(role, ["roles", at]),
    ),
  ];
}

function getAt(data: AuthoredData, path: KeyPath): AuthoredData {
  let value: unknown = data;
  for (const key of path) {
    // Paths of items were made by walking over the same data.
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value as AuthoredData;
}

function toTitle(data: AuthoredData, otherwise: string): string {
  const title = data["title"] ?? data["name"];
  return typeof title === "string" ? title : otherwise;
}

/** An item that shows another one has the title of that one. */
function findTitle(graph: PlanGraph, id: string): string {
  const node = graph.nodes.get(id as NodeId);
  return node === undefined || node.title.plain === "" ? id : node.title.plain;
}
