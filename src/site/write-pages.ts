import { cp } from "node:fs/promises";
import type { ViewContext } from "../view/context.ts";
import type { LastBuild } from "./last-build.ts";
import type { HelperOutput, PageHelper } from "./page-helper.ts";
import type { MadePage, PageMaker } from "./page-maker.ts";
import { openPageMaker } from "./page-maker.ts";
import { linkPages } from "./pages.ts";
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
  // The other process always has its next pages before it is done with the last.
  await share([...pages.keys()], other ? [own, other, other] : [own], (page) => {
    digests.set(page.path, page.digest);
    if (page.isRendered) rendered += 1;
    progress.count("pages made", digests.size, pages.size);
  });
  progress.report(`${rendered} pages rendered, ${pages.size - rendered} unchanged`);
  return { digests, rendered };
}

/** Lets each maker take the next pages whenever it is done with some. */
async function share(
  paths: readonly string[],
  makers: readonly PageMaker[],
  onMade: (page: MadePage) => void,
): Promise<void> {
  let at = 0;
  const work = async (maker: PageMaker): Promise<void> => {
    while (at < paths.length) {
      const some = paths.slice(at, at + batch);
      at += batch;
      for (const page of await maker(some)) onMade(page);
    }
  };
  await Promise.all(makers.map(work));
}
