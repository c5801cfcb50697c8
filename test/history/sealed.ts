import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkPlan } from "../../src/check/check-plan.ts";
import { findAddress, indexPages } from "../../src/check/page-index.ts";
import type { FindLine } from "../../src/history/line-tree.ts";
import type { SealedQuarter, SnapshotFiles } from "../../src/history/snapshot.ts";
import { toSnapshot } from "../../src/history/to-snapshot.ts";
import type { DocumentSet, Source } from "../../src/model/document.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { CycleId } from "../../src/model/id.ts";
import type { IsoDate } from "../../src/model/period.ts";
import type { Audience } from "../../src/model/plan.ts";
import type { Content } from "../../src/read/content.ts";
import { parseInline } from "../../src/read/inline.ts";
import { parseBody } from "../../src/read/narrative.ts";
import { placeFindings } from "../../src/read/place.ts";
import type { CleanContent } from "../../src/site/check-content.ts";
import { toSealedPlan } from "../../src/site/sealed-plan.ts";
import type { ViewContext } from "../../src/view/context.ts";
import { toFormat } from "../../src/view/format.ts";

/** Seals a cycle of some content, whose documents may be others than its files hold. */
export function sealContent(
  root: string,
  content: Content,
  {
    set,
    cycle,
    asOf,
  }: { readonly set: DocumentSet; readonly cycle: string; readonly asOf: string },
): SnapshotFiles {
  const options = { asOf: asOf as IsoDate, parseInline };
  const checked = checkPlan(set, { ...options, audience: "internal" });
  const place = (findings: readonly Finding[]): readonly Finding[] =>
    placeFindings(findings, content.sources);
  const findLine: FindLine = (file, path, on) =>
    content.sources.findPlace(file, { type: "key", path, on })?.line;
  return toSnapshot({
    set,
    graph: checked.graph,
    assessment: checked.assessment,
    cycle: cycle as CycleId,
    findLine,
    findings: place(checked.findings),
    publicFindings: place(checkPlan(set, { ...options, audience: "public" }).shown),
    generator: "0.1.0",
    readAsset: (file) => readFileSync(join(root, file)),
  });
}

/** Writes the files of a sealed quarter. */
export function writeSealed(files: SnapshotFiles, folder: string): string {
  for (const [file, bytes] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), bytes);
  }
  return folder;
}

/** What the views of a sealed quarter would be made from if it were cut out of the content today, and not from its folder. */
export function toContentContext(
  quarter: SealedQuarter,
  set: DocumentSet,
  { sources }: Content,
): ViewContext {
  return toContext(toSealedPlan(quarter, set), sources.locate);
}

/** What the views of a sealed quarter are made from. */
export function toSealedContext(quarter: SealedQuarter, audience?: Audience): ViewContext {
  return toContext(toSealedPlan(quarter, quarter.sealed, audience), quarter.locate);
}

function toContext(
  { plan, assessment, shown }: CleanContent,
  locate: (source: Source) => number | undefined,
): ViewContext {
  const pages = indexPages(plan);
  return {
    plan,
    assessment,
    findings: shown,
    format: toFormat(plan.portal.locale, plan.asOf),
    locate,
    parseBody: (body, file) =>
      parseBody(body, { resolveLink: (target) => findAddress(pages, target, file) }),
    readChapter: (name) => readFileSync(join("src/components/guide", `${name}.mdx`), "utf8"),
  };
}
