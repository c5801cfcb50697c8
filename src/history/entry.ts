import { isDeepStrictEqual } from "node:util";
import { listAuthoredItems } from "../model/authored-item.ts";
import type { Document } from "../model/document.ts";
import type { KeyPath } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { AuthoredPeople, AuthoredPortal } from "../model/schema/portal.ts";
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

/** Everything in a state that has a place of its own and is not the very same in another one, by id. */
export function listWholes(state: PlanState, other: PlanState): ReadonlyMap<string, Whole> {
  const same = new Set(other.set.documents);
  const files = new Map(other.set.documents.map((document) => [document.file, document]));
  const known: Known = {
    findPlace: (document) => {
      if (document.kind !== "objective" || isSamePlace(document, files.get(document.file))) {
        return undefined;
      }
      // Ids of documents are those of their nodes.
      const node = state.graph.nodes.get(document.id as string as NodeId);
      return node?.kind === "objective" ? { cycle: node.cycle, teams: node.teams } : undefined;
    },
    findTitle: (id) => findTitle(state, id),
  };
  const { documents, portal, people } = state.set;
  return indexWholes([
    ...documents.filter((each) => !same.has(each)).map((each) => toWhole(each, known)),
    ...listCycles(portal),
    ...listPeople(people),
  ]);
}

/** Whether a file says the same of its cycle and its teams in both states, so that nobody need look them up. */
function isSamePlace({ data }: Document, other: Document | undefined): boolean {
  if (other?.kind !== "objective") return false;
  const { cycle, team, teams }: AuthoredData = data;
  return isDeepStrictEqual(
    [cycle, team, teams],
    [other.data.cycle, other.data.team, other.data.teams],
  );
}

/** The first of each id. */
export function indexWholes(all: readonly Whole[]): ReadonlyMap<string, Whole> {
  const wholes = new Map<string, Whole>();
  for (const whole of all) if (!wholes.has(whole.root.id)) wholes.set(whole.root.id, whole);
  return wholes;
}

/** What a file does not say by itself. */
export interface Known {
  /** The cycle and the teams of an objective. */
  readonly findPlace: (document: Document) => ObjectivePlace | undefined;
  /** The title of an item that has none of its own. */
  readonly findTitle: (id: string) => string;
}

export interface ObjectivePlace {
  readonly cycle?: string;
  readonly teams: readonly string[];
}

/** A document as something that can be compared. */
export function toWhole(document: Document, known: Known): Whole {
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
    data: { ...strip(data, []), ...toEffective(document, known), body: document.body.text.trim() },
  };
  const entries = items.map((item): Entry => {
    const own = getAt(data, item.path);
    const itemId = `${id}#${item.id}`;
    const { path } = item;
    const named = { id: itemId, kind: item.kind, file, document: id, path };
    return { ...named, title: toTitle(own, known.findTitle(itemId)), data: strip(own, path) };
  });
  return { root, items: entries, document };
}

/** What a file says without words, by its place: its cycle and its teams; and readings that may stand beside it. */
function toEffective(document: Document, { findPlace }: Known): AuthoredData {
  if (document.kind === "kpi") return { series: document.series };
  const place = findPlace(document);
  if (place === undefined) return {};
  const { cycle, teams } = place;
  return {
    team: undefined,
    ...(cycle === undefined ? {} : { cycle }),
    ...(teams.length === 0 ? {} : { teams }),
  };
}

/** The portal's own settings, and its cycles. */
export function listCycles({ cycles, ...portal }: AuthoredPortal): readonly Whole[] {
  const file = "portal.yaml";
  return [
    toSetting({ kind: "portal", id: "portal", title: portal.name, file }, portal, []),
    ...cycles.map((cycle, at) => {
      const { id, label: title } = cycle;
      return toSetting({ kind: "cycle", id: `cycle:${id}`, title, file }, cycle, ["cycles", at]);
    }),
  ];
}

/** The people and the roles. */
export function listPeople({ people = [], roles = [] }: AuthoredPeople): readonly Whole[] {
  const file = "people.yaml";
  return [
    ...people.map((person, at) => {
      const { id, name: title } = person;
      return toSetting({ kind: "person", id: `person:${id}`, title, file }, person, ["people", at]);
    }),
    ...roles.map((role, at) => {
      const { id, name: title } = role;
      return toSetting({ kind: "role", id: `role:${id}`, title, file }, role, ["roles", at]);
    }),
  ];
}

function toSetting(
  named: Pick<Entry, "kind" | "id" | "title" | "file">,
  data: AuthoredData,
  path: KeyPath,
): Whole {
  return { root: { ...named, document: named.id, path, data }, items: [] };
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
function findTitle({ graph }: PlanState, id: string): string {
  const node = graph.nodes.get(id as NodeId);
  return node === undefined || node.title.plain === "" ? id : node.title.plain;
}
