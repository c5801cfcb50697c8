import { posix } from "node:path";
import { listAuthoredItems } from "../model/authored-item.ts";
import type { Document } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atKey, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { parseReference } from "../model/id.ts";
import type { PlanDiff, PlanState } from "./change.ts";

/** Ids that others referred to, and that lead nowhere now. An id of a document stands for those of its items. */
export function checkVanished(
  { moves }: PlanDiff,
  before: PlanState,
  after: PlanState,
): readonly Finding[] {
  const ids = new Set(after.set.documents.flatMap(listIds));
  const isThere = (id: string): boolean => {
    if (ids.has(id) || after.graph.aliases.has(id)) return true;
    const { document, item } = parseReference(id);
    const now = item === undefined ? undefined : after.graph.aliases.get(document);
    return now !== undefined && ids.has(`${now}#${item ?? ""}`);
  };
  const gone = before.set.documents.flatMap((document) => {
    const lost = listIds(document).filter((id) => !isThere(id));
    return lost.length === 0 ? [] : [{ document, lost }];
  });
  if (gone.length === 0) return [];
  const linked = listLinked(before);
  return gone.flatMap(({ document, lost }) => {
    const named = lost.filter((id) => linked.has(id) || isNamed(id, before));
    if (!lost.includes(document.id)) return named.map((id) => toItemGone(id, document, after));
    return named.length === 0 ? [] : [toDocumentGone(document, moves, after)];
  });
}

function listIds(document: Document): readonly string[] {
  return [document.id, ...listAuthoredItems(document).map(({ id }) => `${document.id}#${id}`)];
}

/** Whether something in another document referred to it. */
function isNamed(id: string, { graph }: PlanState): boolean {
  const own = parseReference(id).document;
  const edges = graph.edgesTo.get(id as NodeId) ?? [];
  return edges.some(({ from }) => parseReference(from).document !== own);
}

/** Everything that the narrative of another document leads to, by page, by file or by id. */
function listLinked({ set }: PlanState): ReadonlySet<string> {
  return new Set(
    set.documents.flatMap(({ id, file, body }) =>
      body.links
        .map(({ target }) => toLinkedId(target, file))
        .filter((linked) => parseReference(linked).document !== id),
    ),
  );
}

/** `/themes/keep-time/#x`, `../themes/keep-time.md#x` and `themes/keep-time#x` name one thing. */
function toLinkedId(target: string, file: string): string {
  const { document, item } = parseReference(target);
  const path = /\.mdx?$/.test(document)
    ? posix
        .join(document.startsWith("/") ? "" : posix.dirname(file), document)
        .replace(/\.mdx?$/, "")
    : document;
  const id = path.replace(/^\/+|\/+$/g, "");
  return item === undefined ? id : `${id}#${item}`;
}

function toItemGone(id: string, { id: was, file }: Document, after: PlanState): Finding {
  const { item = "" } = parseReference(id);
  const now = after.set.documents.find((each) => each.id === (after.graph.aliases.get(was) ?? was));
  const message = `\`${id}\` is gone, and others referred to it.`;
  const hint = `Keep the id \`${item}\`; where it is given up, say so in its \`note\` and in \`changes\`.`;
  return toFinding("id-vanished", now?.file ?? file, message, { anchor: atKey("kind"), hint });
}

function toDocumentGone(
  { id, file }: Document,
  moves: ReadonlyMap<string, string>,
  after: PlanState,
): Finding {
  const message = `The id \`${id}\` is gone, and others referred to it.`;
  const now = after.set.documents.find((document) => document.id === moves.get(id));
  if (now) {
    const hint = `Add \`aliases: [${id}]\` here, so that the old id leads to this file.`;
    return toFinding("id-vanished", now.file, message, { anchor: atKey("kind"), hint });
  }
  const hint = `Restore the file, or add \`${id}\` to the \`aliases\` of what stands in its place.`;
  return toFinding("id-vanished", file, message, { hint });
}
