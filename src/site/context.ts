import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findAddress, indexPages } from "../check/page-index.ts";
import { parseBody } from "../read/narrative.ts";
import { toFormat } from "../view/format.ts";
import type { ViewContext } from "../view/context.ts";
import type { CheckedContent, CleanContent } from "./check-content.ts";
import { root } from "./own-code.ts";

const chapters = join(root, "src/components/guide");

/** What views are made from: a checked plan, and the places and narratives of its files. */
export function toViewContext(
  { plan, assessment, shown }: CleanContent,
  { sources }: Pick<CheckedContent, "sources">,
  commit: string | undefined,
): ViewContext {
  const pages = indexPages(plan);
  return {
    plan,
    assessment,
    findings: shown,
    format: toFormat(plan.portal.locale),
    ...(commit !== undefined && { commit }),
    locate: sources.locate,
    parseBody: (body, file) =>
      parseBody(body, { resolveLink: (target) => findAddress(pages, target, file) }),
    readChapter: (name) => readFileSync(join(chapters, `${name}.mdx`), "utf8"),
  };
}
