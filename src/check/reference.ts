import { joinAnd } from "../model/enumeration.ts";
import type { KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { parseReference } from "../model/id.ts";
import type { EntryKind, IdEntry, IdIndex } from "./id-index.ts";
import { listItems } from "./id-index.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below } from "./link-context.ts";
import type { ReferenceField } from "./reference-field.ts";
import { referenceFields, toFieldKey, toFieldWords, toKindWords } from "./reference-field.ts";

/** Finds what a reference names, by its id now or one that it had before; `own` is the document it stands in. */
export function findEntry(ids: IdIndex, reference: string, own: string): IdEntry | undefined {
  const id = toFullId(reference, own);
  const entry = ids.entries.get(id);
  if (entry) return entry;
  const alias = ids.aliases.get(id);
  if (alias !== undefined) return ids.entries.get(alias);
  const { document, item } = parseReference(id);
  const now = item === undefined ? undefined : ids.aliases.get(document);
  if (now !== undefined) return ids.entries.get(`${now}#${item ?? ""}`);
  if (reference === "direction") return findDirection(ids);
  // Some keyboards and disks take the marks of letters apart, which ids do not.
  const composed = reference.normalize("NFC");
  return composed === reference ? undefined : findEntry(ids, composed, own);
}

/** The node that a reference names, if the field takes it; else it is reported, and dropped. */
export function resolve(
  context: LinkContext,
  field: ReferenceField,
  reference: string,
  place: Spot,
  ...keys: KeyPath
): NodeId | undefined {
  const entry = findEntry(context.ids, reference, place.document);
  if (entry && takes(field, entry.kind)) {
    return context.leftOut.has(entry.id) ? undefined : entry.id;
  }
  const spot = below(place, ...keys);
  if (entry) reportWrongKind(context, field, reference, entry, spot);
  else if (isUnread(context.ids, reference, spot.document)) context.skip(spot);
  else reportUnknown(context, field, reference, spot);
  return undefined;
}
/** Whether a reference names what is there but could not be read, which has a finding of its own. */
export function isUnread({ unread }: IdIndex, reference: string, own: string): boolean {
  const id = toFullId(reference, own);
  const { document, item } = parseReference(id);
  return unread.has(document) || (item !== undefined && isLostItem(unread, document, item));
}

/** Whether an item of a document may be one that was left out of it. */
export function isLostItem(unread: ReadonlySet<string>, document: string, item: string): boolean {
  return unread.has(`${document}#${item}`) || unread.has(`${document}#`);
}

/** What to write instead, where something near to it exists. */
export function toNearestHint(nearest: readonly string[]): string | undefined {
  if (nearest.length === 0) return undefined;
  const ids = joinAnd(nearest.map((id) => `\`${id}\``));
  return nearest.length === 1 ? `The nearest is ${ids}.` : `The nearest are ${ids}.`;
}

function toFullId(reference: string, own: string): string {
  if (reference.startsWith("#")) return own + reference;
  return reference.startsWith("team:") ? `teams/${reference.slice("team:".length)}` : reference;
}

function findDirection(ids: IdIndex): IdEntry | undefined {
  const document = ids.documents.find(({ kind }) => kind === "direction");
  return document && ids.entries.get(document.id);
}

function takes(field: ReferenceField, kind: EntryKind): boolean {
  const kinds: readonly EntryKind[] = referenceFields[field];
  return kinds.includes(kind);
}

function reportUnknown(
  context: LinkContext,
  field: ReferenceField,
  reference: string,
  spot: Spot,
): void {
  const { document, item } = parseReference(toFullId(reference, spot.document));
  const known = findEntry(context.ids, document, spot.document);
  const anchor = atValue(...spot.path);
  if (reference.startsWith("team:")) {
    const hint = toNearestTeamHint(context, reference) ?? "Name a team by its file below `teams/`.";
    const message = `No team has the id \`${reference.slice("team:".length)}\`.`;
    context.report(toFinding("unknown-team", spot.file, message, { anchor, hint }));
    return;
  }
  if (known && item !== undefined) {
    const items = listItems(known);
    const hint =
      items.length === 0
        ? "It has no items with an id."
        : `It has ${joinAnd(items.map((id) => `\`#${id}\``))}.`;
    const message = `\`${known.id}\` has no item \`${item}\`, which \`${toFieldKey(field)}\` names.`;
    context.report(toFinding("unknown-reference", spot.file, message, { anchor, hint }));
    return;
  }
  const nearest = context.findNearest(reference, (id) => {
    const entry = context.ids.entries.get(id);
    // By a name nobody means what the name stands in.
    const isOther = parseReference(id).document !== spot.document;
    const isWanted = item === undefined ? isOther : id.includes("#");
    return entry !== undefined && takes(field, entry.kind) && isWanted;
  });
  const message = `Nothing has the id \`${reference}\`, which \`${toFieldKey(field)}\` names.`;
  const hint =
    toNearestHint(nearest) ??
    `Write the id of ${toFieldWords(field)}: the path of its file without the ending.`;
  context.report(toFinding("unknown-reference", spot.file, message, { anchor, hint }));
}

/** The nearest teams, by the short form of their ids. */
export function toNearestTeamHint(context: LinkContext, team: string): string | undefined {
  const wanted = team.startsWith("team:") ? team.slice("team:".length) : team;
  const nearest = context.findNearest(
    `teams/${wanted}`,
    (id) => context.ids.entries.get(id)?.kind === "team",
  );
  return toNearestHint(nearest.map((id) => id.slice("teams/".length)));
}

function reportWrongKind(
  context: LinkContext,
  field: ReferenceField,
  reference: string,
  entry: IdEntry,
  spot: Spot,
): void {
  const message = `\`${toFieldKey(field)}\` cannot name \`${reference}\`, which is ${toKindWords(entry.kind)}.`;
  context.report(
    toFinding("wrong-reference-kind", spot.file, message, {
      anchor: atValue(...spot.path),
      hint: `It takes ${toFieldWords(field)}.`,
    }),
  );
}
