import { cpSync } from "node:fs";
import type { Plan } from "../model/plan.ts";
import { toDocumentFact } from "../model/reads.ts";
import type { LastBuild } from "./last-build.ts";
import type { MadePage, PageMaker } from "./page-maker.ts";
import { openPageMaker } from "./page-maker.ts";
import type { KnownReads } from "./page-reads.ts";
import type { SitePage } from "./pages.ts";
import { toFile, wholeKinds } from "./pages.ts";
import type { Progress } from "./progress.ts";
import type { Renderer } from "./renderer.ts";
import { type Taken, toTopFolder } from "./take-many.ts";
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
  /** Folders of the last output in which nothing has changed: to be moved when this one is published. */
  readonly whole: readonly string[];
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
  /** Those that are the same, and folders in which something is not. */
  const same = new Set<string>();
  const busy = new Set(plan.assets.map(toTopFolder));
  const onMade = ({ path, key, isRendered }: MadePage): void => {
    if ("digest" in key) views.set(path, key.digest);
    else reads.note(path, key.reads);
    if (isRendered) busy.add(toTopFolder(toFile(path)));
    else same.add(path);
    made += 1;
    progress.count("pages made", made, pages.size);
  };
  const { assets } = await loading;
  // Some dozen files: asynchronously each would wait for its turn.
  cpSync(assets, folder, { recursive: true });
  const changed: string[] = [];
  await inTurns(pages.keys(), (path) => {
    const facts = reads.findSame(path);
    if (facts) onMade({ path, key: { reads: facts }, isRendered: false });
    else changed.push(path);
  });
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
  await share({ ownPaths, paths, own, others, digest }, onMade);
  const whole: string[] = [];
  for (let rest = [...same]; last && rest.length > 0;) {
    const taken = await takePages(rest, last, { to: folder, busy, signal });
    whole.push(...taken.whole);
    rest = [];
    // Somebody has changed them since: they are made for all that.
    for (const { path, isRendered } of await own(taken.missed)) {
      if (isRendered) same.delete(path);
      else rest.push(path);
    }
  }
  const rendered = pages.size - same.size;
  progress.report(`${rendered} pages rendered, ${pages.size - rendered} unchanged`);
  return { rendered, views: Object.fromEntries(views), whole };
}

/** Takes pages over from the last build; those that are missed are paths. */
async function takePages(
  paths: readonly string[],
  last: LastBuild,
  input: Parameters<LastBuild["takeMany"]>[1],
): Promise<Taken> {
  const files = new Map(paths.map((path) => [toFile(path), path]));
  const { missed, whole } = await last.takeMany([...files.keys()], input);
  return { missed: missed.flatMap((file) => files.get(file) ?? []), whole };
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
