import { cpSync } from "node:fs";
import { type Fact, toDocumentFact } from "../model/reads.ts";
import type { ViewContext } from "../view/context.ts";
import { toLinkResolver } from "./context.ts";
import { type FactSources, openFactDigests, toGlobalDigest } from "./fact-digest.ts";
import type { BuildNotes, LastBuild } from "./last-build.ts";
import type { HelperOutput, LateHelper } from "./page-helper.ts";
import type { MadePage, PageKey, PageMaker } from "./page-maker.ts";
import { openPageMaker } from "./page-maker.ts";
import { openLastReads, type ReadDigests, toReadNotes } from "./page-reads.ts";
import type { SitePage } from "./pages.ts";
import { linkPages, toFile, wholeKinds } from "./pages.ts";
import type { Progress } from "./progress.ts";
import type { Renderer } from "./renderer.ts";
import { inTurns } from "./turns.ts";

export interface PagesInput {
  /** Where the pages are written, and what a second process needs to know to write there. */
  readonly output: HelperOutput;
  readonly helper: LateHelper;
  readonly loading: Promise<Renderer>;
  readonly last: LastBuild | undefined;
  /** Where the texts of the content are found. */
  readonly sources: FactSources["sources"];
  /** Ends it where something else of the build has failed. */
  readonly signal: AbortSignal;
  /** Whatever else all pages are made from. */
  readonly inputs: readonly unknown[];
  readonly progress: Progress;
}

export interface WrittenPages {
  /** All of them, by path. */
  readonly pages: ReadonlyMap<string, SitePage>;
  readonly rendered: number;
  /** What the next build needs to know of them. */
  readonly notes: Pick<BuildNotes, "pages" | "reads">;
}

/** How many pages one process makes before it asks for more. */
const batch = 40;
/** Below this number of pages this process has made them before another one has read the content. */
const leastPages = 4000;

/**
 * Renders the pages that have changed since the last build, and takes the others from its output: without looking at
 * them where nothing has changed of what they were made from.
 */
export async function writePages(context: ViewContext, input: PagesInput): Promise<WrittenPages> {
  const { helper, inputs, last, loading, output, progress, signal, sources } = input;
  // It gets ready while this process does.
  const early = helper.isStarted() ? helper.start()?.open(output) : undefined;
  const pages = linkPages(context);
  let opened: ReadDigests | undefined;
  // Without a last build only the notes ask for them: the other process has its first pages before.
  const openDigests = (): ReadDigests =>
    (opened ??= {
      global: toGlobalDigest(context, inputs),
      toFactDigest: openFactDigests({
        context,
        pages,
        sources,
        resolveLink: toLinkResolver(context.plan),
      }),
    });
  const reads = new Map<string, readonly Fact[]>();
  const views = new Map<string, string>();
  let rendered = 0;
  const note = (path: string, key: PageKey): void => {
    if ("digest" in key) views.set(path, key.digest);
    else reads.set(path, key.reads);
    progress.count("pages made", views.size + reads.size, pages.size);
  };
  const { assets } = await loading;
  // Some dozen files: asynchronously each would wait for its turn.
  cpSync(assets, output.folder, { recursive: true });
  const same = new Map<string, readonly Fact[]>();
  const changed: string[] = [];
  const findReads = last
    ? openLastReads(last.notes.reads, openDigests())
    : (): undefined => undefined;
  await inTurns(pages.keys(), (path) => {
    const own = findReads(path);
    if (own) same.set(path, own);
    else changed.push(path);
  });
  const taking = last && same.size > 0 ? takePages(same, last, output.folder, signal) : noPages;
  taking.catch(() => undefined);
  const loadRenderer = (): Promise<Renderer> => loading;
  const own = openPageMaker({ pages, folder: output.folder, last, loadRenderer, signal });
  const other = early ?? (changed.length < leastPages ? undefined : helper.start()?.open(output));
  const [ownPaths, paths] = split(changed, (path) => {
    const page = pages.get(path);
    return page !== undefined && wholeKinds.has(page.kind);
  });
  // The other process always has its next pages before it is done with the last.
  const others = other ? [other, other] : [];
  const digest = (): Promise<void> =>
    inTurns(context.plan.nodes.keys(), (id) =>
      openDigests().toFactDigest(toDocumentFact("node", id)),
    );
  const onMade = (page: MadePage): void => {
    if (page.isRendered) rendered += 1;
    note(page.path, page.key);
  };
  await share({ ownPaths, paths, own, others, digest }, onMade);
  const missed = await taking;
  for (const [path, facts] of same) if (!missed.has(path)) note(path, { reads: facts });
  for (const page of await own([...missed])) onMade(page);
  progress.report(`${rendered} pages rendered, ${pages.size - rendered} unchanged`);
  const notes = {
    pages: Object.fromEntries(views),
    reads: toReadNotes(reads, openDigests()),
  };
  return { pages, rendered, notes };
}

const noPages: Promise<ReadonlySet<string>> = Promise.resolve(new Set<string>());

/** Takes pages over from the last build; those whose files somebody has changed since are to be made. */
async function takePages(
  pages: ReadonlyMap<string, unknown>,
  last: LastBuild,
  folder: string,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const files = new Map([...pages.keys()].map((path) => [toFile(path), path]));
  const missed = await last.takeMany([...files.keys()], folder, signal);
  return new Set(missed.flatMap((file) => files.get(file) ?? []));
}

interface Work {
  /** What the own maker begins with, and no other makes. */
  readonly ownPaths: readonly string[];
  readonly paths: readonly string[];
  readonly own: PageMaker;
  readonly others: readonly PageMaker[];
  /** Digests what pages read, for the notes: while another makes pages. */
  readonly digest: () => Promise<void>;
}

/**
 * Lets each maker take the next pages whenever it is done with some. Pages of a quarter show much of what the others of
 * it show, and lie together: so one process takes from the beginning and one from the end, and hardly anything that is
 * kept for several pages is made in both.
 */
async function share(
  { ownPaths, paths, own, others, digest }: Work,
  onMade: (page: MadePage) => void,
): Promise<void> {
  const rest = paths.toSorted();
  const make = async (maker: PageMaker, some: readonly string[]): Promise<void> => {
    for (const page of await maker(some)) onMade(page);
  };
  const takeFirst = (): readonly string[] => rest.splice(0, batch);
  const takeLast = (): readonly string[] => rest.splice(-batch);
  const work = async (maker: PageMaker, take: () => readonly string[]): Promise<void> => {
    while (rest.length > 0) await make(maker, take());
  };
  const workHere = async (): Promise<void> => {
    // The first digest takes half a second at once: by then the other process must have been told what to do.
    await make(own, ownPaths);
    await digest();
    await work(own, takeLast);
  };
  await Promise.all([...others.map((other) => work(other, takeFirst)), workHere()]);
}

function split(
  paths: readonly string[],
  test: (path: string) => boolean,
): readonly [yes: readonly string[], no: readonly string[]] {
  return [paths.filter(test), paths.filter((path) => !test(path))];
}
