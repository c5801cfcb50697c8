import type { Document, DocumentSet } from "../model/document.ts";
import type { Anchor, Finding, KeyPath } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { idSegment } from "../model/id.ts";
import type { NodeKind } from "../model/plan.ts";
import type { RuleCode } from "../model/rules.ts";

/** Something that a reference may name, and the place where it got its id. */
export interface IdEntry {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly file: string;
  readonly anchor?: Anchor;
}

/** Every id of a set of documents. */
export interface IdIndex {
  readonly entries: ReadonlyMap<string, IdEntry>;
  /** Old ids, and what they lead to. */
  readonly aliases: ReadonlyMap<string, NodeId>;
  /** Documents there are but that could not be read. */
  readonly unread: ReadonlySet<string>;
  /** Sorted by id; of two with one id, the one whose path it is, then the one whose file sorts first. */
  readonly documents: readonly Document[];
  /** The ids of the items of a document. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  readonly findings: readonly Finding[];
}

/** Gives every document, item, person, role and cycle its place among the ids; each id is given once. */
export function indexIds(set: DocumentSet): IdIndex {
  const entries = new Map<string, IdEntry>();
  const items = new Map<string, string[]>();
  const findings: Finding[] = [];
  const add = (entry: IdEntry, name: string): boolean => {
    const first = entries.get(entry.id);
    if (!first) entries.set(entry.id, entry);
    else findings.push(toDuplicate(entry, first, name));
    return !first;
  };
  addOrganisation(set, add, findings);
  const documents = sortDocuments(set.documents).filter((document) => {
    const kept = isPlaced(document, findings) && add(toEntry(document), document.id);
    if (kept) items.set(document.id, addItems(document, add, findings));
    return kept;
  });
  const aliases = indexAliases(documents, entries, findings);
  return { entries, aliases, unread: new Set(set.unread), documents, items, findings };
}

type Add = (entry: IdEntry, name: string) => boolean;

function sortDocuments(documents: readonly Document[]): Document[] {
  const isMoved = ({ data }: Document): number => (data.id === undefined ? 0 : 1);
  return [...documents].sort(
    (a, b) => compare(a.id, b.id) || isMoved(a) - isMoved(b) || compare(a.file, b.file),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function addOrganisation(set: DocumentSet, add: Add, findings: Finding[]): void {
  set.portal.cycles.forEach(({ id }, index) => {
    const path = ["cycles", index, "id"];
    checkName(id, "portal.yaml", path, "portal-config", findings);
    add({ ...toNamed("cycle", id), file: "portal.yaml", anchor: atValue(...path) }, id);
  });
  const pages = new Map<string, IdEntry>();
  for (const [list, kind] of [
    ["people", "person"],
    ["roles", "role"],
  ] as const) {
    (set.people[list] ?? []).forEach(({ id }, index) => {
      const path = [list, index, "id"];
      checkName(id, "people.yaml", path, "invalid-value", findings);
      const entry = { ...toNamed(kind, id), file: "people.yaml", anchor: atValue(...path) };
      const other = pages.get(id);
      if (other && other.kind !== kind) findings.push(toDuplicate(entry, other, id));
      if (add(entry, id)) pages.set(id, entry);
    });
  }
}

function toNamed(kind: "cycle" | "person" | "role", name: string): Pick<IdEntry, "id" | "kind"> {
  return { id: `${kind}:${name}` as NodeId, kind };
}

function checkName(
  name: string,
  file: string,
  path: KeyPath,
  code: RuleCode,
  findings: Finding[],
): void {
  if (idSegment.test(name)) return;
  findings.push(
    toFinding(code, file, `\`${name}\` cannot be an id: it becomes a part of an address.`, {
      anchor: atValue(...path),
      hint: `Write it with lower-case letters, digits, \`-\` and \`_\`, as in \`${toIdText(name)}\`.`,
    }),
  );
}

function toIdText(name: string): string {
  const text = name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return text === "" ? "kr1" : text;
}

/** A team stands below `teams/`, as its id is the path from there. */
function isPlaced(document: Document, findings: Finding[]): boolean {
  if (document.kind !== "team" || /^teams\/./.test(document.id)) return true;
  findings.push(
    toFinding(
      "invalid-value",
      document.file,
      `\`${document.id}\` is not a team's id, as those begin with \`teams/\`.`,
      {
        anchor: atValue("kind"),
        hint: `Move the file into the folder \`teams\`.`,
      },
    ),
  );
  return false;
}

function toEntry(document: Document): IdEntry {
  const anchor = document.data.id === undefined ? {} : { anchor: atValue("id") };
  // A document's id is that of its node.
  return {
    id: document.id as string as NodeId,
    kind: document.kind,
    file: document.file,
    ...anchor,
  };
}

function addItems(document: Document, add: Add, findings: Finding[]): string[] {
  if (document.kind !== "objective") return [];
  const items: string[] = [];
  const lists = [
    ["keyResults", "key-result"],
    ["initiatives", "initiative"],
  ] as const;
  for (const [list, kind] of lists) {
    (document.data[list] ?? []).forEach((item, index) => {
      const path = [list, index, "id"];
      checkName(item.id, document.file, path, "invalid-value", findings);
      const id = `${document.id}#${item.id}` as NodeId;
      if (add({ id, kind, file: document.file, anchor: atValue(...path) }, item.id))
        items.push(item.id);
    });
  }
  return items;
}

function indexAliases(
  documents: readonly Document[],
  entries: ReadonlyMap<string, IdEntry>,
  findings: Finding[],
): Map<string, NodeId> {
  const aliases = new Map<string, NodeId>();
  const places = new Map<string, IdEntry>();
  for (const document of documents) {
    document.data.aliases?.forEach((alias, index) => {
      const entry = { ...toEntry(document), anchor: atValue("aliases", index) };
      const taken = entries.get(alias) ?? places.get(alias);
      if (taken) findings.push(toDuplicate(entry, taken, alias));
      else {
        places.set(alias, entry);
        aliases.set(alias, entry.id);
      }
    });
  }
  return aliases;
}

function toDuplicate(entry: IdEntry, first: IdEntry, name: string): Finding {
  return toFinding(
    "duplicate-id",
    entry.file,
    `The id \`${name}\` is taken, and an id names one thing only.`,
    {
      anchor: entry.anchor ?? atKey("kind"),
      hint: `Give one of the two another id.`,
      related: [
        {
          file: first.file,
          ...(first.anchor ? { anchor: first.anchor } : {}),
          message: `\`${name}\` is the id of this.`,
        },
      ],
    },
  );
}
