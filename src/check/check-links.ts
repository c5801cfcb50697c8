import { listAuthoredItems, type AuthoredItem } from "../model/authored-item.ts";
import type { BodyLink, Document, DocumentSet } from "../model/document.ts";
import { joinAnd } from "../model/enumeration.ts";
import type { Anchor, Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { IdIndex } from "./id-index.ts";
import { isMade, sayMade, type MadePages } from "./made-page.ts";
import type { FindNearest } from "./nearest.ts";
import { indexNearest } from "./nearest.ts";
import type { PageIndex, Target } from "./page-index.ts";
import { findTarget, indexPages } from "./page-index.ts";
import { findEntry, isLostItem, isUnread } from "./reference.ts";

interface Context {
  readonly ids: IdIndex;
  /** Made when a link is first followed, as what it leads to is. */
  readonly pages: PageIndex;
  /** Paths of documents that exist but are not in the graph. */
  readonly absent: ReadonlySet<string>;
  /** What tells which pages the portal will make. */
  readonly made: MadePages;
  readonly findNearest: FindNearest;
}

/** Checks that every link within the portal leads somewhere: of bodies, of `links`, of components. */
export function checkLinks(
  set: DocumentSet,
  graph: PlanGraph,
  { ids, sealed }: { readonly ids: IdIndex; readonly sealed?: readonly string[] | undefined },
): readonly Finding[] {
  let pages: PageIndex | undefined;
  let absent: ReadonlySet<string> | undefined;
  let nearest: FindNearest | undefined;
  const context: Context = {
    ids,
    get pages() {
      return (pages ??= indexPages(graph));
    },
    get absent() {
      return (absent ??= findAbsent(set, graph));
    },
    made: { graph, sealed, isWhole: set.unread.length === 0 },
    findNearest: (text, accepts) =>
      (nearest ??= indexNearest([...context.pages.pages.keys()].map(toId)))(text, accepts),
  };
  return ids.documents.flatMap((document) => [
    ...document.body.links.flatMap((link) => checkBodyLink(context, document, link)),
    ...listLinks(document).flatMap(({ url, path }) => checkUrl(context, document, url, path)),
  ]);
}

function checkBodyLink(
  context: Context,
  { file, id }: Document,
  { type, target, start, end }: BodyLink,
): readonly Finding[] {
  const anchor: Anchor = { type: "span", start, end };
  if (type !== "component") return checkTarget(context, target, file, anchor, type);
  if (findEntry(context.ids, target, id) || isUnread(context.ids, target, id)) return [];
  const nearest = context.findNearest(target)[0];
  const message = `Nothing has the id \`${target}\`, which a component names.`;
  const hint =
    nearest === undefined
      ? "Write the id of a document or an item."
      : `The nearest is \`${nearest}\`.`;
  return [toFinding("unknown-reference", file, message, { anchor, hint })];
}

/** What leaves the portal is not looked at, and unsafe addresses were refused when the file was read. */
function checkUrl(
  context: Context,
  { file }: Document,
  url: string,
  path: KeyPath,
): readonly Finding[] {
  if (/^\s*([a-z][a-z0-9+.-]*:|\/{2})/i.test(url) || /[\\\t\n\r]/.test(url.trim())) return [];
  const anchor = atValue(...path);
  if (url.startsWith("/")) return checkTarget(context, url, file, anchor, "link");
  const message = `\`${url}\` is neither a web address nor a path of the portal.`;
  const found = findTarget(context.pages, url, file);
  const hint =
    found.type === "page"
      ? `Write \`${found.url}\`.`
      : "Write it with its scheme, as in `https://…`, or as a path from the portal's root.";
  return [toFinding("broken-link", file, message, { anchor, hint })];
}

function checkTarget(
  context: Context,
  target: string,
  file: string,
  anchor: Anchor,
  type: "link" | "image",
): readonly Finding[] {
  const found = findTarget(context.pages, target, file);
  if (type === "image") {
    if (found.type === "asset") return [];
    const message = `There is no image \`${target}\` in the content folder.`;
    return [
      toFinding("broken-link", file, message, { anchor, hint: toAssetHint(context, target) }),
    ];
  }
  const problem = toProblem(context, target, found);
  return problem
    ? [toFinding("broken-link", file, problem.message, { anchor, hint: problem.hint })]
    : [];
}

function toProblem(
  context: Context,
  target: string,
  found: Target,
): { readonly message: string; readonly hint: string } | undefined {
  switch (found.type) {
    case "page": {
      const path = toPath(found.url);
      if (isMade(context.made, path) || context.absent.has(path.replace(/^\/lineage/, ""))) {
        return undefined;
      }
      return {
        message: `The link \`${target}\` leads to a page that the portal does not make.`,
        hint: sayMade(context.made, path),
      };
    }
    case "asset":
      return undefined;
    case "no-anchor":
      if (isLostItem(context.ids.unread, toId(found.page), toAnchor(target))) return undefined;
      return {
        message: `The link \`${target}\` leads to an anchor that \`${found.page}\` does not have.`,
        hint: toAnchorHint(toAnchor(target), found.anchors),
      };
    case "nothing":
      if (context.absent.has(found.path)) return undefined;
      return {
        message: `The link \`${target}\` leads to a page that does not exist.`,
        hint: toPageHint(context.findNearest(found.path)[0]),
      };
  }
}

/** The page of an address, as authors write it. */
function toPath(url: string): string {
  return decodeURI(url.replace(/[?#].*$/s, ""));
}

function toAnchor(target: string): string {
  return target.slice(target.indexOf("#") + 1);
}

function toPageHint(nearest: string | undefined): string {
  return nearest === undefined
    ? "Link to a document by its page, as in `/themes/keep-time/`, or by its file."
    : `The nearest is \`/${nearest}/\`.`;
}

function toAnchorHint(anchor: string, anchors: readonly string[]): string {
  if (anchors.length === 0) return "Take the anchor out: that page has none.";
  const nearest = findNearest(anchor, anchors);
  if (nearest !== undefined) return `The nearest is \`#${nearest}\`.`;
  return `It has ${joinAnd(anchors.slice(0, 8).map((id) => `\`#${id}\``))}.`;
}

function toAssetHint({ pages }: Context, target: string): string {
  const name = target.slice(target.lastIndexOf("/") + 1);
  const same = [...pages.assets].find((asset) => asset.endsWith(`/${name}`) || asset === name);
  const nearest = same ?? findNearest(target, pages.assets);
  return nearest === undefined
    ? "Put the image beside the document."
    : `The nearest is \`/${nearest}\`.`;
}

/** Documents that are there without being shown: left out, or not readable. A link to one is quietly no link. */
function findAbsent({ documents, unread }: DocumentSet, { nodes }: PlanGraph): ReadonlySet<string> {
  const shown = new Set<string>(nodes.keys());
  const absent = documents.filter(({ id }) => !shown.has(id));
  const ids = [
    ...absent.map(({ id }) => id as string),
    ...unread.filter((id) => !id.includes(".")),
  ];
  const files = absent.map(({ file }) => `/${file}/`);
  return new Set([...ids.map((id) => `/${id.replace(/(^|\/)index$/, "")}/`), ...files]);
}

/** Every link that front matter lists, with the path of its address. */
function listLinks(document: Document): { readonly url: string; readonly path: KeyPath }[] {
  const { data } = document;
  const found: { readonly url: string; readonly path: KeyPath }[] = [];
  const add = (links: AuthoredItem["links"], ...path: KeyPath): void => {
    links?.forEach(({ url }, index) => found.push({ url, path: [...path, "links", index, "url"] }));
  };
  add(data.links);
  for (const { links, path } of listAuthoredItems(document)) add(links, ...path);
  if (document.kind !== "objective") return found;
  document.data.checkIns?.forEach(({ links }, index) => {
    add(links, "checkIns", index);
  });
  return found;
}

/** A page's path as the id of what it shows. */
function toId(path: string): string {
  return path.replace(/^\/|\/$/g, "");
}
