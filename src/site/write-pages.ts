import { cpSync } from "node:fs";
import type { Plan } from "../model/plan.ts";
import { type Fact, toDocumentFact } from "../model/reads.ts";
import type { LastBuild } from "./last-build.ts";
import type { MadePage, PageKey, PageMaker } from "./page-maker.ts";
import { openPageMaker } from "./page-maker.ts";
import type { KnownReads } from "./page-reads.ts";
import type { SitePage } from "./pages.ts";
import { toFile, wholeKinds } from "./pages.ts";
import type { Progress } from "./progress.ts";
import type { Renderer } from "./renderer.ts";
import { inTurns } from "./turns.ts";

export interface PagesInput {
  readonly pages: ReadonlyMap<string, SitePage>;
  /** Where they are written. */
  readonly folder: string;
  readonly reads: KnownReads;
  /** A second process that is getting ready, and what starts one; undefined where there is to be none. */
  readonly other: PageMaker | undefined;
  readonly startOther: () => PageMaker | undefined;
  readonly loading: Promise<Renderer>;
  readonly last: LastBuild | undefined;
  /** Ends it where something else of the build has failed. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

export interface WrittenPages {
  readonly rendered: number;
  /** By path, the digests of the views of those of which it is not noted what they read. */
  readonly views: Readonly<Record<string, string>>;
}

/** How many pages one process makes before it asks for more. */
const batch = 40;
/** Below this number of pages this process has made them before another one has read the content. */
const leastPages = 4000;

/**
 * Renders the pages that have changed since the last build, and takes the others from its output: without looking at
 * them where nothing has changed of what they were made from.
 */
export async function writePages(plan: Plan, input: PagesInput): Promise<WrittenPages> {
  const { folder, last, loading, pages, progress, reads, signal } = input;
  const views = new Map<string, string>();
  let made = 0;
  let rendered = 0;
  const note = (path: string, key: PageKey): void => {
    if ("digest" in key) views.set(path, key.digest);
    else reads.note(path, key.reads);
    made += 1;
    progress.count("pages made", made, pages.size);
  };
  const { assets } = await loading;
  // Some dozen files: asynchronously each would wait for its turn.
  cpSync(assets, folder, { recursive: true });
  const same = new Map<string, readonly Fact[]>();
  const changed: string[] = [];
  await inTurns(pages.keys(), (path) => {
    const own = reads.findSame(path);
    if (own) same.set(path, own);
    else changed.push(path);
  });
  const taking = last && same.size > 0 ? takePages(same, last, folder, signal) : noPages;
  taking.catch(() => undefined);
  const loadRenderer = (): Promise<Renderer> => loading;
  const own = openPageMaker({ pages, folder, last, loadRenderer, signal });
  const other = input.other ?? (changed.length < leastPages ? undefined : input.startOther());
  const [ownPaths, paths] = split(changed, (path) => {
    const page = pages.get(path);
    return page !== undefined && wholeKinds.has(page.kind);
  });
  // The other process always has its next pages before it is done with the last.
  const others = other ? [other, other] : [];
  const digest = (): Promise<void> =>
    inTurns(plan.nodes.keys(), (id) => {
      reads.digest(toDocumentFact("node", id));
    });
  const onMade = (page: MadePage): void => {
    if (page.isRendered) rendered += 1;
    note(page.path, page.key);
  };
  await share({ ownPaths, paths, own, others, digest }, onMade);
  const missed = await taking;
  for (const [path, facts] of same) if (!missed.has(path)) note(path, { reads: facts });
  for (const page of await own([...missed])) onMade(page);
  progress.report(`${rendered} pages rendered, ${pages.size - rendered} unchanged`);
  return { rendered, views: Object.fromEntries(views) };
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
