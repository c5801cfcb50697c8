import type { Finding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience } from "../model/plan.ts";
import type { ViewContext } from "../view/context.ts";
import { readCodeDigest } from "./code-digest.ts";
import { writeFiles } from "./files.ts";
import { loadContext } from "./load.ts";
import { openOutput } from "./output.ts";
import { readPageCache, toCacheFile, writePageCache } from "./page-cache.ts";
import { linkPages } from "./pages.ts";
import { setPortal } from "./portal.ts";
import type { Progress } from "./progress.ts";
import { renderPages } from "./rendering.ts";
import { writeSearchIndex } from "./search-index.ts";
import { selectPages, toPortal } from "./selection.ts";

/** The inputs of a build; all folders absolute. */
export interface BuildOptions {
  readonly content: string;
  readonly asOf: IsoDate;
  readonly out: string;
  /** Instead of the audience of `portal.yaml`. */
  readonly audience?: Audience;
  /** The folder of the portal's own code. */
  readonly root: string;
  /** The folder below which the cache of the last build is kept. */
  readonly project: string;
  readonly progress: Progress;
}

export interface BuildResult {
  readonly documents: number;
  readonly pages: number;
  readonly rendered: number;
  readonly records: number;
  /** None of them an error. */
  readonly findings: readonly Finding[];
}

/**
 * Builds the portal into `out`, which is replaced only when everything has succeeded.
 * Throws a `PlanError` where the content has findings of level error.
 */
export async function buildPortal(options: BuildOptions): Promise<BuildResult> {
  const { documents, context } = loadContext(options);
  options.progress.report(`${documents} documents read and checked`);
  const output = await openOutput(options.out);
  try {
    const search = writeSearchIndex(context, output.folder, options.progress);
    const [pages, records] = await Promise.all([
      writePages(context, output.folder, options),
      search,
      writeFiles(context, options.content, output.folder),
    ]);
    await output.publish();
    return { documents, ...pages, records, findings: context.findings };
  } catch (error) {
    await output.discard();
    throw error;
  }
}

/** Renders the pages that have changed since the last build, and takes the others from its output. */
async function writePages(
  context: ViewContext,
  folder: string,
  { root, project, out, progress }: BuildOptions,
): Promise<{ readonly pages: number; readonly rendered: number }> {
  const cacheFile = toCacheFile(project, out);
  const codeDigest = await readCodeDigest(root);
  const cache = await readPageCache(cacheFile, codeDigest);
  const pages = linkPages(context);
  const selection = await selectPages(pages, cache, { from: out, to: folder });
  setPortal(toPortal(pages, selection));
  const { wanted } = selection;
  let rendered = 0;
  await renderPages({
    root,
    folder,
    isWanted: (path) => {
      if (!pages.has(path)) throw new Error(`page of no kind: ${path}`);
      return wanted.has(path);
    },
    onPage: () => {
      rendered += 1;
      progress.count("pages rendered", rendered, wanted.size);
    },
  });
  await writePageCache(cacheFile, folder, codeDigest, selection.keys);
  progress.report(`${rendered} pages rendered, ${pages.size - rendered} unchanged`);
  return { pages: pages.size, rendered };
}
