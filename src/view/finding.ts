import { indexed } from "../model/indexed.ts";
import type { ViewContext } from "./context.ts";
import { viewFindingRow, type FindingRowView } from "./finding-row.ts";

/** The findings of one file, in its order, for the page of its document: which page that is need not be said. */
export function viewFindings(context: ViewContext, file: string): readonly FindingRowView[] {
  return (getByFile(context).get(file) ?? []).map((finding) => {
    const { severity, message, hint, place, related, rule } = viewFindingRow(context, finding);
    return { severity, message, ...(hint === undefined ? {} : { hint }), place, related, rule };
  });
}

/** Grouped once: every document's page asks for its own. */
const getByFile = indexed(
  "findings",
  "context",
  ({ findings }: ViewContext) => Map.groupBy(findings, ({ file }) => file),
  { by: "file" },
);
