import { checkPlan } from "../check/check-plan.ts";
import { PlanError } from "../model/finding.ts";
import { assessPlan } from "../model/assess.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience } from "../model/plan.ts";
import { readContent } from "../read/content.ts";
import { placeFindings } from "../read/place.ts";
import type { ViewContext } from "../view/context.ts";
import { toFormat } from "../view/format.ts";

export interface LoadOptions {
  readonly content: string;
  readonly asOf: IsoDate;
  readonly audience?: Audience;
}

export interface LoadedContent {
  readonly context: ViewContext;
  readonly documents: number;
}

/** Loads a content folder into what views are made from. Throws a `PlanError` where it has findings of level error. */
export function loadContext({ content, asOf, audience }: LoadOptions): LoadedContent {
  const { set, sources, documents, ...read } = readContent(content);
  if (!set) throw new PlanError(placeFindings(read.findings, sources));
  const checked = checkPlan(set, {
    asOf,
    parseInline: (markdown) => ({ plain: markdown, html: escape(markdown) }),
    ...(audience && { audience }),
  });
  const findings = placeFindings([...read.findings, ...checked.findings], sources);
  const { plan } = checked;
  if (!plan || findings.some(({ severity }) => severity === "error")) throw new PlanError(findings);
  return {
    documents,
    context: {
      plan,
      assessment: assessPlan(plan),
      findings,
      format: toFormat(plan.portal.locale),
      locate: sources.locate,
      parseBody: (body) => [{ type: "html", html: `<p>${escape(body.text)}</p>` }],
    },
  };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
