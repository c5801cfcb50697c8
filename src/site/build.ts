import type { IsoDate } from "../model/period.ts";
import type { Audience } from "../model/plan.ts";
import { readFolder } from "../read/folder.ts";
import type { ViewContext } from "../view/context.ts";
import type { CheckedContent } from "./check-content.ts";
import { rootBase } from "./base.ts";
import { readCodeDigest } from "./code-digest.ts";
import { readCommit } from "./commit.ts";
import { toLinkResolver, toViewContext } from "./context.ts";
import { openFactDigests, toGlobalDigest, toTextsDigest } from "./fact-digest.ts";
import { readContentHistory, readHistoryKey } from "./history.ts";
import { writeFiles } from "./files.ts";
import { readInputDigest } from "./input-digest.ts";
import type { LastBuild } from "./last-build.ts";
import { findLastBuild, toNotesFile, writeNotes } from "./last-build.ts";
import { clearOutput, openOutput } from "./output.ts";
import type { LateHelper } from "./page-helper.ts";
import { startPageHelper, toLateHelper } from "./page-helper.ts";
import type { PageMaker } from "./page-maker.ts";
import { openReads } from "./page-reads.ts";
import { linkPages } from "./pages.ts";
import type { Progress } from "./progress.ts";
import type { Renderer } from "./renderer.ts";
import { loadRenderer } from "./renderer.ts";
import { listSealSources, type SealSource } from "./sealed-notes.ts";
import { toOpener } from "./sealed-opener.ts";
import { isSealedSiteSame, writeSealedSite } from "./sealed-site.ts";
import { writeSearchIndexes } from "./search-index.ts";
import { traceContext } from "./traced-context.ts";
import { writePages } from "./write-pages.ts";

/** The inputs of a build; all folders absolute. */
export interface BuildOptions {
  readonly content: string;
  readonly asOf: IsoDate;
  readonly out: string;
  /** Instead of the audience of `portal.yaml`. */
  readonly audience?: Audience;
  /** Where on its host the portal stands: `/strategy/`; absent where that is the root. */
  readonly base?: string;
  /** Its whole address, where that is another one than `portal.yaml` says. */
  readonly site?: string;
  /** What it is a preview of; absent where it is the portal itself. */
  readonly preview?: string;
  /** The folder of the portal's own code. */
  readonly root: string;
  /** The folder below which notes on the last build are kept. */
  readonly project: string;
  readonly progress: Progress;
}

export interface BuildResult {
  readonly pages: number;
  /** Those that had changed since the last build. */
  readonly rendered: number;
  readonly records: number;
}

/**
 * Builds the portal into `out`, which is replaced only when everything has succeeded; undefined where the check finds
 * errors. What has not changed since the last build is taken from it.
 */
export async function buildPortal(
  options: BuildOptions,
  check: () => CheckedContent,
): Promise<BuildResult | undefined> {
  const { root, project, out, content, asOf, audience, site, preview } = options;
  const { base = rootBase } = options;
  const codeDigest = readCodeDigest(root);
  const notesFile = toNotesFile(project, out);
  const last = findLastBuild(notesFile, out, { codeDigest, base });
  const commit = readCommit(content);
  const { files } = readFolder(content);
  const helper = toLateHelper(() =>
    startPageHelper(files.length, {
      content,
      asOf,
      base,
      ...(audience && { audience }),
      ...(site !== undefined && { site }),
      ...(commit !== undefined && { commit }),
    }),
  );
  try {
    // On top of the last build there is mostly too little to do for two.
    if (!last) helper.start();
    // Read before this process reads the content: a file that changes meanwhile makes the next build differ, and not
    // this one stale. What the second process reads is held against what this one has read.
    const sealed = listSealSources(content);
    const seals = sealed.flatMap(({ cycle, digest }) => [cycle, digest]);
    const inputDigest = readInputDigest(content, files, [
      ...[asOf, audience, commit, readHistoryKey(content), preview, base, site],
      ...seals,
    ]);
    const isSame = last?.notes.inputDigest === inputDigest && last.isIntact();
    if (isSame) {
      const { clean } = check();
      if (!clean) return undefined;
      if (isSealedSiteSame({ ...clean.plan.portal, sealed, project, out, codeDigest, base })) {
        await clearOutput(out);
        options.progress.report("nothing has changed since the last build");
        return { ...last.notes.counts, rendered: 0 };
      }
    }
    // Both begin while this process reads the content.
    const reading = readContentHistory({ content, project, codeDigest, commit });
    reading.catch(() => undefined);
    const loading = loadRenderer(root, project, codeDigest, base);
    loading.catch(() => undefined);
    const checked = check();
    if (!checked.clean) return undefined;
    const history = await reading;
    const context = {
      ...toViewContext(checked.clean, checked, commit),
      history,
      ...(preview && { preview }),
    };
    const { sources } = checked;
    const notes = { codeDigest, base, inputDigest, notesFile, sealed, sources };
    return await writePortal(context, { ...options, ...notes, last, loading, helper });
  } finally {
    await helper.close();
  }
}

/** What a build has learnt before it writes. */
interface Preparation {
  readonly codeDigest: string;
  readonly base: string;
  readonly inputDigest: string;
  readonly notesFile: string;
  readonly sealed: readonly SealSource[];
  readonly last: LastBuild | undefined;
  readonly loading: Promise<Renderer>;
  readonly helper: LateHelper;
  readonly sources: CheckedContent["sources"];
}

async function writePortal(
  running: ViewContext,
  input: BuildOptions & Preparation,
): Promise<BuildResult> {
  const { root, project, out, content, progress, last, loading, helper, sources } = input;
  const { codeDigest, base, inputDigest, notesFile } = input;
  const output = await openOutput(out);
  const { folder } = output;
  const ending = new AbortController();
  let writing: readonly Promise<unknown>[] = [];
  try {
    const { plan } = running;
    const { audience, site } = plan.portal;
    const sealedSite = await writeSealedSite({
      ...{ ...input, audience, site, folder },
      loadRenderer: () => loading,
    });
    const sealed = { snapshots: sealedSite.rows, sealedPaths: sealedSite.paths };
    const context = traceContext({
      ...running,
      ...sealed,
      openSealed: toOpener(input.sealed, audience),
    });
    const { history, preview } = running;
    const known = { ...sealed, ...(history && { history }), ...(preview && { preview }) };
    const textsDigest = toTextsDigest(sources);
    const places = { root, project, codeDigest, base, folder, out, notesFile, textsDigest, known };
    const { signal } = ending;
    const startOther = (): PageMaker | undefined => helper.start()?.open(places);
    // It gets ready while this process does.
    const other = helper.isStarted() ? startOther() : undefined;
    const pages = linkPages(context);
    const reads = openReads(last?.notes.reads, () => ({
      global: toGlobalDigest(
        context,
        input.sealed.map(({ cycle, digest }) => [cycle, digest]),
      ),
      toFactDigest: openFactDigests({ context, pages, sources, resolveLink: toLinkResolver(plan) }),
    }));
    const written = writePages(plan, {
      ...{ pages, folder, reads, other, startOther, loading, last, progress, signal },
    });
    const indexed = writeSearchIndexes(context, folder, { last, reads, base, progress, signal });
    const copied = writeFiles(context, content, { folder, base });
    writing = [written, indexed, copied];
    const [{ rendered, views, whole }, search] = await Promise.all([written, indexed, copied]);
    sealedSite.writeGone((path) => pages.has(path));
    const counts = {
      pages: pages.size + sealedSite.pages,
      records: search.records + sealedSite.records,
    };
    const reading = { pages: views, reads: reads.toNotes(), indexes: search.notes };
    writeNotes(notesFile, folder, {
      notes: { codeDigest, base, inputDigest, ...reading, counts },
      moved: last?.listLeft(whole) ?? [],
    });
    await output.publish([...sealedSite.taken, ...whole]);
    return { ...counts, rendered: rendered + sealedSite.rendered };
  } catch (error) {
    ending.abort();
    await helper.close();
    await Promise.allSettled(writing);
    // What cannot be removed now is removed by the next build; it is not what went wrong.
    await output.discard().catch(() => undefined);
    throw error;
  }
}
