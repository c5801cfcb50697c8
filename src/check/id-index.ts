import { listAuthoredItems } from "../model/authored-item.ts";
import type { ItemKind } from "../model/authored-item.ts";
import type { Document, DocumentKind, DocumentSet } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { idSegment } from "../model/id.ts";
import { compareText } from "../model/text-order.ts";
import { toBadId, toDuplicate } from "./id-finding.ts";
import { toSettled } from "./present.ts";

/** What an id may name: a document by its kind, an item by what it is in its document. */
export type EntryKind = DocumentKind | ItemKind | "cycle" | "person" | "role";

/** Something that a reference may name, and the place where it got its id. */
export interface IdEntry {
  readonly id: NodeId;
  readonly kind: EntryKind;
  readonly file: string;
  /** Where it stands in its file: `["keyResults", 0]`; absent for a document. */
  readonly path?: KeyPath;
  /** The place among the aliases of its document, for an id that it had before. */
  readonly alias?: number;
  /** Absent for an item, and for what has no document. */
  readonly document?: Document;
}

/** Every id of a set of documents. */
export interface IdIndex {
  readonly entries: ReadonlyMap<string, IdEntry>;
  /** The items of each document, by its id, in their order. */
  readonly items: ReadonlyMap<string, readonly IdEntry[]>;
  /** People and roles as fields name them: `hamish-odell`, `role:head-of-fleet`. */
  readonly owners: ReadonlyMap<string, NodeId>;
  /** Old ids, and what they lead to. */
  readonly aliases: ReadonlyMap<string, NodeId>;
  /** Documents that are there but could not be read. */
  readonly unread: ReadonlySet<string>;
  /** Sorted by id; of two with one id, the one whose path it is, then the one whose file sorts first. */
  readonly documents: readonly Document[];
  readonly findings: readonly Finding[];
}

/** Gives every document, item, person, role and cycle its place among the ids; each id is given once. */
export function indexIds(set: DocumentSet): IdIndex {
  const entries = new Map<string, IdEntry>();
  const items = new Map<string, readonly IdEntry[]>();
  const owners = new Map<string, NodeId>();
  const findings: Finding[] = [];
  const add = (entry: IdEntry, name: string): boolean => {
    const first = entries.get(entry.id);
    if (!first) entries.set(entry.id, entry);
    else findings.push(toDuplicate(entry, first, name));
    return !first;
  };
  const addNamed = (entry: IdEntry, name: string): boolean => {
    if (!idSegment.test(name)) findings.push(toBadId(entry, name));
    return add(entry, name);
  };
  addOrganisation(set, addNamed, findings);
  for (const { id, kind } of entries.values()) {
    if (kind === "person") owners.set(id.slice("person:".length), id);
    else if (kind === "role") owners.set(id, id);
  }
  const documents = sortDocuments(set.documents).filter((document) => {
    if (!isPlaced(document, findings) || !add(toEntry(document), document.id)) return false;
    items.set(document.id, addItems(document, addNamed));
    return true;
  });
  const aliases = indexAliases(documents, entries, findings);
  const unread = new Set(set.unread);
  return { entries, items, owners, aliases, unread, documents, findings };
}

/** The ids of the items of a document. */
export function listItems({ document }: IdEntry): readonly string[] {
  return document === undefined ? [] : listAuthoredItems(document).map(({ id }) => id);
}

type Add = (entry: IdEntry, name: string) => boolean;

function sortDocuments(documents: readonly Document[]): Document[] {
  const isMoved = ({ data }: Document): number => (data.id === undefined ? 0 : 1);
  return [...documents].sort(
    (a, b) => compareText(a.id, b.id) || isMoved(a) - isMoved(b) || compareText(a.file, b.file),
  );
}

function addOrganisation(set: DocumentSet, add: Add, findings: Finding[]): void {
  set.portal.cycles.forEach(({ id }, at) => {
    add(
      { id: `cycle:${id}` as NodeId, kind: "cycle", file: "portal.yaml", path: ["cycles", at] },
      id,
    );
  });
  const pages = new Map<string, IdEntry>();
  const addOwner = (kind: "person" | "role", id: string, at: number): void => {
    const path = [kind === "person" ? "people" : "roles", at];
    const entry: IdEntry = { id: `${kind}:${id}` as NodeId, kind, file: "people.yaml", path };
    // A person and a role of one id would share a page.
    const other = pages.get(id);
    if (other && other.kind !== kind) findings.push(toDuplicate(entry, other, id));
    if (add(entry, id)) pages.set(id, entry);
  };
  set.people.people?.forEach(({ id }, at) => {
    addOwner("person", id, at);
  });
  set.people.roles?.forEach(({ id }, at) => {
    addOwner("role", id, at);
  });
}

/** A team stands below `teams/`, as its id is the path from there. */
function isPlaced({ kind, id, file }: Document, findings: Finding[]): boolean {
  if (kind !== "team" || /^teams\/./.test(id)) return true;
  const message = `\`${id}\` is not a team's id, as those begin with \`teams/\`.`;
  const hint = "Move the file into the folder `teams`.";
  findings.push(toFinding("invalid-value", file, message, { anchor: atValue("kind"), hint }));
  return false;
}

function toEntry(document: Document): IdEntry {
  const { id, kind, file } = document;
  // A document's id is that of its node.
  return { id: id as string as NodeId, kind, file, document };
}

function addItems(document: Document, add: Add): readonly IdEntry[] {
  const { file } = document;
  const added: IdEntry[] = [];
  for (const { id, kind, path } of listAuthoredItems(document)) {
    const entry = { id: `${document.id}#${id}` as NodeId, kind, file, path };
    if (add(entry, id)) added.push(entry);
  }
  return toSettled(added);
}

function indexAliases(
  documents: readonly Document[],
  entries: ReadonlyMap<string, IdEntry>,
  findings: Finding[],
): Map<string, NodeId> {
  const aliases = new Map<string, NodeId>();
  const places = new Map<string, IdEntry>();
  for (const document of documents) {
    document.data.aliases?.forEach((name, alias) => {
      const entry = { ...toEntry(document), alias };
      const taken = entries.get(name) ?? places.get(name);
      if (taken) findings.push(toDuplicate(entry, taken, name));
      else {
        places.set(name, entry);
        aliases.set(name, entry.id);
      }
    });
  }
  return aliases;
}
