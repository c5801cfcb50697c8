import type { Document, DocumentSet } from "../model/document.ts";
import type { Anchor, Finding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import { toNodeId } from "./link-node.ts";

/**
 * The findings that a public portal may show: true of the whole, seen again without what is left out, and neither in
 * it nor pointing to it.
 */
export function keepShown(
  set: DocumentSet,
  whole: readonly Finding[],
  visible: readonly Finding[],
  leftOut: ReadonlySet<NodeId>,
): readonly Finding[] {
  const seen = new Map(visible.map((finding) => [toKey(finding), finding]));
  const files = new Map(set.documents.flatMap((document) => listFiles(document)));
  const isHidden = (file: string, anchor: Anchor | undefined): boolean => {
    const document = files.get(file);
    return document !== undefined && isLeftOut(document, anchor, leftOut);
  };
  return whole.flatMap((finding) => {
    // As it is told without them: advice on the whole may name what is left out.
    const shown = seen.get(toKey(finding));
    const isShown =
      !isHidden(finding.file, finding.anchor) &&
      !finding.related?.some(({ file, anchor }) => isHidden(file, anchor));
    return shown && isShown ? [shown] : [];
  });
}

function toKey({ code, file, anchor, message }: Finding): string {
  return JSON.stringify([code, file, anchor, message]);
}

/** A document's own file, and that of a KPI's series. */
function listFiles(document: Document): (readonly [string, Document])[] {
  const series = document.kind === "kpi" ? document.series.map(({ source }) => source.file) : [];
  return [...new Set([document.file, ...series])].map((file) => [file, document]);
}

function isLeftOut(
  document: Document,
  anchor: Anchor | undefined,
  leftOut: ReadonlySet<NodeId>,
): boolean {
  if (leftOut.has(toNodeId(document))) return true;
  if (document.kind !== "objective" || anchor?.type !== "key") return false;
  const [list, index] = anchor.path;
  if ((list !== "keyResults" && list !== "initiatives") || typeof index !== "number") return false;
  const item = document.data[list]?.[index]?.id;
  return item !== undefined && leftOut.has(`${document.id}#${item}` as NodeId);
}
