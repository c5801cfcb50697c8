import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findAddress, indexPages } from "../check/page-index.ts";
import type { PlanGraph } from "../model/plan.ts";
import { readFact, toFact } from "../model/reads.ts";
import { parseBody } from "../read/narrative.ts";
import { toFormat } from "../view/format.ts";
import type { ViewContext } from "../view/context.ts";
import type { CheckedContent, CleanContent } from "./check-content.ts";
import { root } from "./own-code.ts";

const chapters = join(root, "src/components/guide");

/** Finds the address that a link of an author leads to, from the file that it stands in. */
export function toLinkResolver(
  plan: PlanGraph,
): (target: string, file: string) => string | undefined {
  const pages = indexPages(plan);
  return (target, file) => findAddress(pages, target, file);
}

/** What views are made from: a checked plan, and the places and narratives of its files. */
export function toViewContext(
  { plan, assessment, shown }: CleanContent,
  { sources }: Pick<CheckedContent, "sources">,
  commit: string | undefined,
): ViewContext {
  const resolveLink = toLinkResolver(plan);
  return {
    plan,
    assessment,
    findings: shown,
    format: toFormat(plan.portal.locale, plan.asOf),
    ...(commit !== undefined && { commit }),
    locate: sources.locate,
    parseBody: (body, file) =>
      parseBody(body, {
        resolveLink: (target) => {
          readFact(toFact("link", file, target));
          return resolveLink(target, file);
        },
      }),
    readChapter: (name) => readFileSync(join(chapters, `${name}.mdx`), "utf8"),
  };
}
