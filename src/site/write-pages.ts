import { cp } from "node:fs/promises";
import type { ViewContext } from "../view/context.ts";
import type { LastBuild } from "./last-build.ts";
import type { HelperOutput, PageHelper } from "./page-helper.ts";
import type { MadePage, PageMaker } from "./page-maker.ts";
import { openPageMaker } from "./page-maker.ts";
import { linkPages, wholeKinds } from "./pages.ts";
import type { Progress } from "./progress.ts";
import type { Renderer } from "./renderer.ts";

export interface PagesInput {
  /** Where the pages are written, and what a second process needs to know to write there. */
  readonly output: HelperOutput;
  readonly helper: PageHelper | undefined;
  readonly loading: Promise<Renderer>;
  readonly last: LastBuild | undefined;
  readonly progress: Progress;
}

export interface WrittenPages {
  /** Of the view of every page, by path. */
  readonly digests: ReadonlyMap<string, string>;
  readonly rendered: number;
}

/** How many pages one process makes before it asks for more. */
const batch = 40;

/** Renders the pages that have changed since the last build, and takes the others from its output. */
export async function writePages(context: ViewContext, input: PagesInput): Promise<WrittenPages> {
  const { output, helper, loading, last, progress } = input;
  const pages = linkPages(context);
  const { assets } = await loading;
  await cp(assets, output.folder, { recursive: true });
  const own = openPageMaker({ pages, folder: output.folder, last, loadRenderer: () => loading });
  const other = helper?.open(output);
  const digests = new Map<string, string>();
  let rendered = 0;
  const [ownPaths, paths] = split([...pages.keys()], (path) => {
    const page = pages.get(path);
    return page !== undefined && wholeKinds.has(page.kind);
  });
  // The other process always has its next pages before it is done with the last.
  await share({ ownPaths, paths, own, others: other ? [other, other] : [] }, (page) => {
    digests.set(page.path, page.digest);
    if (page.isRendered) rendered += 1;
    progress.count("pages made", digests.size, pages.size);
  });
  progress.report(`${rendered} pages rendered, ${pages.size - rendered} unchanged`);
  return { digests, rendered };
}

interface Work {
  /** What the own maker begins with, and no other makes. */
  readonly ownPaths: readonly string[];
  readonly paths: readonly string[];
  readonly own: PageMaker;
  readonly others: readonly PageMaker[];
}

/** Lets each maker take the next pages whenever it is done with some. */
async function share(
  { ownPaths, paths, own, others }: Work,
  onMade: (page: MadePage) => void,
): Promise<void> {
  let at = 0;
  const make = async (maker: PageMaker, some: readonly string[]): Promise<void> => {
    for (const page of await maker(some)) onMade(page);
  };
  const work = async (maker: PageMaker): Promise<void> => {
    while (at < paths.length) {
      const some = paths.slice(at, at + batch);
      at += batch;
      await make(maker, some);
    }
  };
  await Promise.all([make(own, ownPaths).then(() => work(own)), ...others.map(work)]);
}

function split(
  paths: readonly string[],
  test: (path: string) => boolean,
): readonly [yes: readonly string[], no: readonly string[]] {
  return [paths.filter(test), paths.filter((path) => !test(path))];
}
