import type { ViewContext } from "./context.ts";
import type { FrameInput } from "./frame.ts";
import type { SealBannerView } from "./part.ts";

/** What the pages of a sealed quarter know of their seal; all of it stands in the sealed folder. */
export interface SealFacts {
  /** The id of its cycle: `2026-q2`. */
  readonly cycle: string;
  /** `Q2 2026`. */
  readonly label: string;
  /** The digest over all parts: 64 hexadecimal digits. */
  readonly digest: string;
  /** The version of the format, and that of the generator that wrote it. */
  readonly version: number;
  readonly generator: string;
  /** The quarter that was sealed before it. */
  readonly previous?: { readonly cycle: string; readonly digest: string };
  /** How many files the seal is over. */
  readonly files: number;
  /** These files with the digest of each; absent where they are not published, as they hold what is not for everybody. */
  readonly parts?: readonly SealPart[];
  /** By which tool it was signed; absent where it was not. */
  readonly signature?: "ssh" | "minisign";
  readonly amendments: readonly SealAmendment[];
  /** How many corrections there are that are not for those who read this. */
  readonly withheld: number;
}

export interface SealPart {
  readonly file: string;
  readonly digest: string;
  readonly bytes: number;
}

/** A correction on top of a seal. */
export interface SealAmendment {
  readonly number: number;
  readonly date: string;
  /** As authors write people. */
  readonly by: string;
  readonly why: string;
  /** The id of a document, or the name of a file. */
  readonly of: string;
  /** The path of its page in a portal, where it has one. */
  readonly page?: string;
  readonly path: readonly string[];
  readonly was?: unknown;
  readonly now?: unknown;
}

/** The list of the sealed quarters. */
export const snapshotsUrl = "/snapshots/";

/** Where the portal of a sealed quarter lies in the running one. */
export function toSnapshotBase(cycle: string): string {
  return `${snapshotsUrl}${cycle}/`;
}

/** Where a page of a running portal is in the portal of a sealed quarter. */
export function toSealedPage(cycle: string, path: string): string {
  return `${toSnapshotBase(cycle)}${path.slice(1)}`;
}

/** The page of a quarter's seal. */
export function toSealUrl(cycle: string): string {
  return `${toSnapshotBase(cycle)}seal/`;
}

/** Where the public edition lies of a seal whose files are not for everybody. */
export function toEditionUrl(cycle: string): string {
  return `${toSealUrl(cycle)}public/`;
}

/** The file that says which pages of a sealed quarter the running portal no longer has: written by each build. */
export function toGoneFile(cycle: string): string {
  return `${snapshotsUrl}${cycle}.json`;
}

/** What a page of a sealed quarter says of itself; its path is its address in a portal. */
export function viewSealBanner(
  context: ViewContext,
  { cycle, label, digest, amendments }: SealFacts,
  page: FrameInput,
): SealBannerView {
  const { plan, format } = context;
  return {
    title: label,
    asOf: format.date(plan.asOf),
    digest: digest.slice(0, 8),
    url: toSealUrl(cycle),
    corrections: toBannerLink(amendments, page.path),
    now: {
      url: toNow(context, page, toSnapshotBase(cycle)),
      list: toGoneFile(cycle),
    },
  };
}

/** The link to corrections: to those of the page itself first. */
function toBannerLink(
  amendments: readonly SealAmendment[],
  path: string,
): SealBannerView["corrections"] {
  const own = amendments.filter(({ page }) => page === path);
  const [first] = own.length > 0 ? own : amendments;
  if (first === undefined) return undefined;
  const say = (count: number): string => (count === 1 ? "1 correction" : `${count} corrections`);
  return own.length > 0
    ? { title: `${say(own.length)} of this page since`, anchor: `amendment-${first.number}` }
    : { title: `${say(amendments.length)} since`, anchor: "amendments" };
}

/** Pages that are there only while there is enough to fill them: those of findings, and the further ones of lists. */
const passing = /^\/health\/.|\/\d+\/$/;

/** Where the same page is in the running portal; of one that comes and goes, the one that it belongs to. */
function toNow({ plan }: ViewContext, { path, breadcrumb = [] }: FrameInput, base: string): string {
  if (path.startsWith(base)) return "/";
  if (!passing.test(path) || [...plan.nodes.values()].some(({ url }) => url === path)) return path;
  return breadcrumb.findLast(({ url }) => url !== undefined)?.url ?? path;
}
