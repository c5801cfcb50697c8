import { toFormat } from "../view/format.ts";
import type { ViewContext } from "../view/context.ts";
import type { CheckedContent, CleanContent } from "./check-content.ts";

/** What views are made from: a checked plan, and the places and narratives of its files. */
export function toViewContext(
  { plan, assessment, shown }: CleanContent,
  { sources }: CheckedContent,
  commit: string | undefined,
): ViewContext {
  return {
    plan,
    assessment,
    findings: shown,
    format: toFormat(plan.portal.locale),
    ...(commit !== undefined && { commit }),
    locate: sources.locate,
    parseBody: (body) => [{ type: "html", html: `<p>${escape(body.text)}</p>` }],
  };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
