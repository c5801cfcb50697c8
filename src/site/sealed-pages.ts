import { placePage } from "./base.ts";
import { toSnapshotBase } from "../view/seal-facts.ts";
import type { ViewContext } from "../view/context.ts";
import type { SitePage } from "./pages.ts";
import { linkPages, toFile } from "./pages.ts";
import { setPortal } from "./portal.ts";
import type { Renderer } from "./renderer.ts";
import type { Move } from "./sealed-address.ts";
import { moveAddresses } from "./sealed-address.ts";
import { toPortal } from "./to-portal.ts";

/** The pages of a sealed quarter's portal, and how its addresses come to stand below its base. */
export interface SealedPages {
  /** By the path at which they are rendered. */
  readonly pages: ReadonlyMap<string, SitePage>;
  readonly move: Move;
  /** The paths that its pages would have in a running portal, sorted. */
  readonly paths: readonly string[];
  /** The file of a page in the output. */
  readonly toFile: (path: string) => string;
}

/**
 * What belongs to the portal around: the guide and the rules are the same in every quarter, what happened between two
 * is in neither of them, and what git tells of the files goes on after the seal.
 */
const around: ReadonlySet<string> = new Set([
  ...["guide", "keys", "rules", "rule", "notFound"],
  ...["compare", "compares", "changes", "feed", "jsonFeed"],
]);
/** The further pages of their lists. */
const aroundList = /^\/(?:changes|compare|rules)\//;

/** Lists the pages of a sealed quarter by the same registry as those of a running portal. */
export function linkSealedPages(context: ViewContext): SealedPages {
  const { seal, plan } = context;
  if (!seal) throw new Error("no seal to publish");
  const base = toSnapshotBase(seal.cycle);
  const linked = [...linkPages(context)].filter(
    ([path, { kind }]) => !around.has(kind) && !(kind === "listPage" && aroundList.test(path)),
  );
  // How it ended stands in the place of the overview.
  const pages = new Map(linked.filter(([, { kind }]) => kind !== "home"));
  const paths = [...new Set(["/", ...pages.keys()])].filter((path) => !path.startsWith(base));
  const own = new Set([...paths, ...plan.assets.map((asset) => `/${asset}`)]);
  return {
    pages,
    move: { base, has: (path) => own.has(path) },
    paths: paths.sort(),
    toFile: (path) => toFile(path.startsWith(base) ? path : `${base}${path.slice(1)}`),
  };
}

/**
 * Renders the pages of a sealed quarter; `write` takes the text of each. No other pages are rendered meanwhile: page
 * modules ask for the view of the one portal that is at hand.
 */
export async function renderSealedPages(
  { pages, move, toFile: toOwnFile }: SealedPages,
  { base, render }: Pick<Renderer, "base" | "render">,
  write: (file: string, text: string | Uint8Array) => void,
): Promise<void> {
  let view: unknown;
  setPortal(toPortal(pages, () => view));
  for (const [path, page] of pages) {
    view = page.view();
    if (!path.endsWith("/")) {
      // Astro would look for the data file among those of the first portal that it rendered.
      write(toOwnFile(path), JSON.stringify(view));
      continue;
    }
    const bytes = await render(path, page.kind).catch((cause: unknown) => {
      throw new Error(`page of a sealed quarter not rendered: ${path}`, { cause });
    });
    const moved = Buffer.from(moveAddresses(Buffer.from(bytes).toString(), move));
    write(toOwnFile(path), placePage(moved, base));
  }
}
