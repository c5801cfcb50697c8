import type { Finding, Severity } from "../model/finding.ts";
import type { ViewContext } from "./context.ts";

/** A finding as an editor reads it on the page of the document that it is about. */
export interface FindingView {
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  readonly line?: number;
  /** The rule's own page. */
  readonly rule: { readonly title: string; readonly url: string };
}

const byFile = new WeakMap<readonly Finding[], ReadonlyMap<string, readonly Finding[]>>();

/** The findings of one file, in its order. */
export function viewFindings(context: ViewContext, file: string): readonly FindingView[] {
  return (getByFile(context.findings).get(file) ?? []).map((finding) => ({
    severity: finding.severity,
    message: finding.message,
    ...(finding.hint === undefined ? {} : { hint: finding.hint }),
    ...(finding.place === undefined ? {} : { line: finding.place.line }),
    rule: { title: finding.code, url: `/rules/${finding.code}/` },
  }));
}

/** Grouped once: every document's page asks for its own. */
function getByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const known = byFile.get(findings);
  if (known !== undefined) return known;
  const groups = Map.groupBy(findings, ({ file }) => file);
  byFile.set(findings, groups);
  return groups;
}
