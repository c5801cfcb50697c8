import { decodeAddress } from "../model/address.ts";
import type { Body, DocumentSet } from "../model/document.ts";
import { listPlanItems } from "../model/framework/framework-plan.ts";
import { catchballUrl, toTurnedUrl } from "../model/hoshin-page.ts";
import type { NodeId } from "../model/id.ts";
import { toUrl } from "../model/id.ts";
import type { PlanGraph, PlanNode } from "../model/plan.ts";
import { isMadePage, isPortalPage } from "./portal-page.ts";

/** What can be linked to: pages by path and by file, their anchors, and files that are shown. */
export interface PageIndex {
  /** By path: `/2026-q3/engineering/find-the-fault/`. */
  readonly pages: ReadonlyMap<string, LinkedPage>;
  /** By the file that the page is made from. */
  readonly files: ReadonlyMap<string, string>;
  readonly assets: ReadonlySet<string>;
}

interface LinkedPage {
  /** Ids of its headings and items; undefined where the page is the portal's own make. */
  readonly anchors: (() => readonly string[]) | undefined;
}

/** Where a link of an author leads. */
export type Target =
  | { readonly type: "page"; readonly url: string }
  | { readonly type: "asset"; readonly url: string; readonly file: string }
  /** A page that exists, without that anchor on it. */
  | { readonly type: "no-anchor"; readonly page: string; readonly anchors: readonly string[] }
  | { readonly type: "nothing"; readonly path: string };

/** Lists every page of a graph; nodes without a page of their own are anchors on the one they stand on. */
export function indexPages(graph: Pick<PlanGraph, "nodes" | "aliases" | "assets">): PageIndex {
  const pages = new Map<string, LinkedPage>();
  const files = new Map<string, string>();
  for (const node of graph.nodes.values()) {
    if (node.kind === "key-result" || node.url.includes("#")) continue;
    // The page of a folder is shown on the cycle's, which has anchors of its own.
    pages.set(node.url, { anchors: pages.has(node.url) ? undefined : toAnchors(node) });
    if (node.kind === "team") pages.set(`/health/${node.team}/`, { anchors: undefined });
    if ("document" in node) files.set(node.source.file.normalize("NFC"), node.url);
  }
  for (const path of listCycleTeams(graph.nodes)) {
    if (!pages.has(path)) pages.set(path, { anchors: undefined });
  }
  for (const path of listMatrixPages(graph.nodes)) {
    if (!pages.has(path)) pages.set(path, { anchors: undefined });
  }
  for (const [alias, id] of graph.aliases) {
    const anchors = pages.get(graph.nodes.get(id)?.url ?? "")?.anchors;
    if (!pages.has(`/${alias}/`)) pages.set(`/${alias}/`, { anchors });
  }
  return { pages, files, assets: new Set(graph.assets) };
}

/**
 * Finds where a link leads, from the file that it stands in.
 *
 *     /2026-q3/engineering/find-the-fault/     the page
 *     /2026-q3/engineering/find-the-fault      the same, without its last slash
 *     ../engineering/find-the-fault.md#kr1     by file, as git hosts understand it
 *     /cascade/?focus=themes/keep-time         a page of the portal itself
 *     #kr1                                     on the page of the file
 *     diagram.svg                              a file of the content folder
 */
export function findTarget(index: PageIndex, target: string, file: string): Target {
  const [, path = "", query = "", anchor = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(target) ?? [];
  const place = path === "" ? file : toPlace(decodeAddress(path), file);
  if (place === undefined) return { type: "nothing", path };
  if (index.assets.has(place)) return { type: "asset", url: toAddress(`/${place}`), file: place };
  // Some disks and keyboards take the marks of letters apart, which ids do not.
  const composed = place.normalize("NFC");
  const page = index.files.get(composed) ?? (composed === "" ? "/" : `/${composed}/`);
  const linked = index.pages.get(page);
  if (!linked && !isPortalPage(page) && !isMadePage(page)) return { type: "nothing", path: page };
  const anchors = linked?.anchors?.();
  const written = decodeAddress(anchor.slice(1));
  const id = written.normalize("NFC");
  if (id !== "" && anchors && !anchors.includes(id)) return { type: "no-anchor", page, anchors };
  const own = id === written ? anchor : `#${encodeURIComponent(id)}`;
  return { type: "page", url: `${toAddress(page)}${query}${own}` };
}

/**
 * The address that a page of the portal writes for a link of an author; undefined where it leads nowhere. What a page
 * of the portal's own is asked to show is not asked for where there is none: it may be left out, and is not to be named.
 */
export function findAddress(index: PageIndex, target: string, file: string): string | undefined {
  const found = findTarget(index, target, file);
  if (found.type !== "page") return found.type === "asset" ? found.url : undefined;
  const [, path = "", query = "", anchor = ""] = /^([^?#]*)(\?[^#]*)?(.*)$/.exec(found.url) ?? [];
  const [, past] = /^\/lineage(\/.+)$/.exec(decodeAddress(path)) ?? [];
  if (past !== undefined && !index.pages.has(past)) return undefined;
  const asked = [...new URLSearchParams(query)];
  const isShown = asked.every(([key, value]) => namesShown(index, key, value));
  return isShown ? found.url : `${path}${anchor}`;
}

/** Whether a part of a query names what there is, if it is one that names anything. */
function namesShown({ pages }: PageIndex, key: string, value: string): boolean {
  if (key === "team") return pages.has(`/teams/${value}/`);
  // A person, a role and a cycle are for everybody.
  if (!["focus", "open", "closed"].includes(key) || value === "*" || value.includes(":"))
    return true;
  const [page = "", anchor] = toUrl(value as NodeId).split("#");
  const linked = pages.get(page);
  return (
    linked !== undefined && (anchor === undefined || linked.anchors?.().includes(anchor) !== false)
  );
}

/** The files that what is in a graph shows or links to: an image of what is left out is left out with it. */
export function findAssets(
  { assets, portal }: Pick<DocumentSet, "assets" | "portal">,
  nodes: PlanGraph["nodes"],
): readonly string[] {
  const index = indexPages({ nodes, aliases: new Map(), assets });
  // The logo is on every page.
  const shown = new Set([portal.look?.logo].filter((logo) => logo !== undefined));
  for (const node of nodes.values()) {
    const { file } = node.source;
    for (const target of listTargets(node)) {
      const found = findTarget(index, target, file);
      if (found.type === "asset") shown.add(found.file);
    }
  }
  return assets.filter((asset) => shown.has(asset));
}

/** Paths of the pages of teams in the cycles in which they have objectives or pages. */
export function* listCycleTeams(nodes: PlanGraph["nodes"]): Iterable<string> {
  for (const node of nodes.values()) {
    if (node.kind === "objective") {
      for (const team of node.teams) yield `/${node.cycle}/${team}/`;
    } else if (node.kind === "page" && node.cycle !== undefined && node.team !== undefined) {
      yield `/${node.cycle}/${node.team}/`;
    }
  }
}

/** Paths of the pages that X-matrices have beside the documents' own. */
function* listMatrixPages(nodes: PlanGraph["nodes"]): Iterable<string> {
  for (const node of nodes.values()) {
    if (node.kind !== "framework-plan" || node.framework !== "hoshin") continue;
    yield toTurnedUrl(node);
    if (node.catchball.length > 0) yield catchballUrl;
  }
}

/** Where a node links to: from its narrative, its links, and the Markdown of its notes. */
function listTargets(node: PlanNode): readonly string[] {
  const body = "body" in node ? node.body.links : [];
  const checkIns = node.kind === "objective" ? node.checkIns : [];
  const notes = [node.note, ...checkIns.map(({ note }) => note)].filter(
    (note) => note !== undefined,
  );
  const written = notes.flatMap((note) => [...note.matchAll(/\]\(\s*<?([^)\s>]+)/g)]);
  return [
    ...body.map(({ target }) => target),
    ...[node, ...checkIns].flatMap(({ links }) => links.map(({ url }) => url)),
    ...written.map(([, target = ""]) => target),
  ];
}

function toAnchors(node: PlanNode): LinkedPage["anchors"] {
  // Cycles, people and roles have no text of their own, and teams are shown with more than theirs.
  if (!("body" in node) || node.kind === "team") return undefined;
  const { body } = node;
  // Only when a link asks for one of them: a body without anything to check was not parsed yet.
  if (node.kind === "framework-plan") {
    return () => [...listHeadings(body), ...listPlanItems(node).map(({ item }) => item)];
  }
  if (node.kind !== "objective") return () => listHeadings(body);
  return () => [
    ...listHeadings(body),
    ...node.keyResults.map(({ item }) => item),
    ...node.initiatives.map(({ id }) => toItem(id)),
  ];
}

function listHeadings(body: Body): readonly string[] {
  return body.headings.map(({ slug }) => slug);
}

function toItem(id: NodeId): string {
  return id.slice(id.indexOf("#") + 1);
}

/** The path from the content folder, without slashes at its ends; undefined where it leads out of it. */
function toPlace(path: string, file: string): string | undefined {
  const base = path.startsWith("/") ? [] : file.split("/").slice(0, -1);
  const place: string[] = [...base];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") place.push(segment);
    else if (place.pop() === undefined) return undefined;
  }
  return place.join("/");
}

function toAddress(path: string): string {
  return encodeURI(path);
}
