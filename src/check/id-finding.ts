import type { Anchor, Finding } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import type { IdEntry } from "./id-index.ts";
import { toKindWords } from "./reference-field.ts";

/** Says that an id is given twice, at the second place; the first one is named beside it. */
export function toDuplicate(entry: IdEntry, first: IdEntry, name: string): Finding {
  const where = first.file === entry.file ? "further up in this file" : `in \`${first.file}\``;
  const message = `\`${name}\` is already the id of ${toKindWords(first.kind)} ${where}, and an id names one thing only.`;
  const anchor = toAnchor(first);
  const related = { file: first.file, message: "It has the id first." };
  return toFinding("duplicate-id", entry.file, message, {
    anchor: toAnchor(entry) ?? atKey("kind"),
    hint: "Give one of the two another id.",
    related: [anchor ? { ...related, anchor } : related],
  });
}

/** Says that an id cannot be a part of an address. */
export function toBadId(entry: IdEntry, name: string): Finding {
  const code = entry.kind === "cycle" ? "portal-config" : "invalid-value";
  const message = `\`${name}\` cannot be an id: it becomes a part of an address.`;
  const hint = `Write it with lower-case letters, digits, \`-\` and \`_\`, as in \`${toIdText(name)}\`.`;
  return toFinding(code, entry.file, message, { anchor: toAnchor(entry), hint });
}

/** Where an id was written; undefined where it is the path of the file. */
function toAnchor({ path, alias, document }: IdEntry): Anchor | undefined {
  if (alias !== undefined) return atValue("aliases", alias);
  if (path !== undefined) return atValue(...path, "id");
  return document?.data.id === undefined ? undefined : atValue("id");
}

function toIdText(name: string): string {
  const text = name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return text === "" ? "kr1" : text;
}
