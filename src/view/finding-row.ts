import type { Finding, Severity } from "../model/finding.ts";
import type { ViewContext } from "./context.ts";
import type { MessagePart } from "./message.ts";
import { toMessage } from "./message.ts";
import type { PlaceView } from "./place.ts";
import { toPlace } from "./place.ts";
import { getHealthIndex } from "./health-index.ts";

/** The words for levels, and the shapes beside them: a diamond, a falling triangle, a ring. */
export const levelWords = {
  error: { word: "Error", one: "error", plural: "errors", glyph: "off" },
  warning: { word: "Warning", one: "warning", plural: "warnings", glyph: "behind" },
  info: { word: "Advice", one: "piece of advice", plural: "pieces of advice", glyph: "none" },
} as const satisfies Record<Severity, object>;

/** A finding with everything that its reader needs to mend it. */
export interface FindingRowView {
  readonly severity: Severity;
  readonly message: readonly MessagePart[];
  readonly hint?: readonly MessagePart[];
  readonly place: PlaceView;
  /** Other places that it has to do with. */
  readonly related: readonly { readonly message: readonly MessagePart[]; place: PlaceView }[];
  /** The page of the document that it is about. */
  readonly page?: { readonly title: string; readonly url: string };
  readonly rule: { readonly code: string; readonly url: string };
}

/** Views one finding for the lists of the health pages. */
export function viewFindingRow(context: ViewContext, finding: Finding): FindingRowView {
  const { code, severity, message, hint, related = [] } = finding;
  const node = getHealthIndex(context).nodes.get(finding.file);
  return {
    severity,
    message: toMessage(message),
    ...(hint === undefined ? {} : { hint: toMessage(hint) }),
    place: toFindingPlace(context, finding),
    related: related.map((each) => ({
      message: toMessage(each.message),
      place: toFindingPlace(context, each),
    })),
    ...(node && { page: { title: node.title.plain, url: node.url } }),
    rule: { code, url: `/rules/${code}/` },
  };
}

/** The line in the repository where there is one, else the file. */
function toFindingPlace(
  context: ViewContext,
  { file, place }: Pick<Finding, "file" | "place">,
): PlaceView {
  return toPlace(context, { file, ...(place && { line: place.line }) });
}
