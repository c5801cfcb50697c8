import type { Document } from "../model/document.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId, TeamId } from "../model/id.ts";
import { toUrl } from "../model/id.ts";
import type { Audience, InlineText, Link } from "../model/plan.ts";
import { resolveTeam } from "./actor.ts";
import { findFolder } from "./folder.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below } from "./link-context.ts";

interface AuthoredBase {
  readonly tags?: readonly string[] | undefined;
  readonly links?: readonly { readonly title: string; readonly url: string }[] | undefined;
  readonly note?: string | undefined;
  readonly audience?: Audience | undefined;
  readonly shortTitle?: string | undefined;
  readonly code?: string | undefined;
}

const none: readonly never[] = [];

/** What every node has for certain, from the keys that every document and item may have. */
export function toNodeBase(
  context: LinkContext,
  id: NodeId,
  title: string,
  authored: AuthoredBase,
  spot: Spot,
) {
  return {
    id,
    title: context.inline(title),
    url: toUrl(id),
    source: { file: spot.file, path: spot.path },
    tags: authored.tags ?? none,
    links: toLinks(context, authored.links),
  };
}

/** What every node may have; undefined where it has not. */
export function toNodeExtras(context: LinkContext, authored: AuthoredBase) {
  return {
    shortTitle: findInline(context, authored.shortTitle),
    code: authored.code,
    note: authored.note,
    audience: authored.audience,
  };
}

/** What every node with a document of its own has for certain. */
export function toDocumentBase(
  context: LinkContext,
  document: Document,
  title: string,
  spot: Spot,
) {
  const { data } = document;
  return {
    ...toNodeBase(context, toNodeId(document), title, data, spot),
    document: document.id,
    aliases: data.aliases ?? none,
    body: document.body,
  };
}

/** What every node with a document of its own may have. */
export function toDocumentExtras(context: LinkContext, { data }: Document) {
  return { ...toNodeExtras(context, data), summary: findInline(context, data.summary) };
}

/** A document's id is that of its node. */
export function toNodeId(document: Document): NodeId {
  return document.id as string as NodeId;
}

/** Links with their titles parsed, but for those that name what is left out. */
export function toLinks(context: LinkContext, links: AuthoredBase["links"]): readonly Link[] {
  if (links === undefined) return none;
  return links
    .filter(({ url }) => context.isShown(url))
    .map(({ title, url }) => ({ title: context.inline(title), url }));
}

/** Parses inline Markdown where there is some. */
export function findInline(
  context: LinkContext,
  markdown: string | undefined,
): InlineText | undefined {
  return markdown === undefined ? undefined : context.inline(markdown);
}

/** The one team of a document: as written, or from its folder. */
export function linkTeam(
  context: LinkContext,
  document: Document,
  team: string | undefined,
  spot: Spot,
): TeamId | undefined {
  const folder = findFolder(context, document).team;
  if (team === undefined) return folder;
  const written = resolveTeam(context, team, spot, "team");
  if (written !== undefined && folder !== undefined && written !== folder) {
    reportFolder(context, below(spot, "team"), team, folder);
  }
  return written ?? folder;
}

/** Says that front matter and folder name different cycles or teams. */
export function reportFolder(
  context: LinkContext,
  spot: Spot,
  written: string,
  folder: string,
): void {
  const key = String(spot.path[0]);
  const message = `\`${key}\` says \`${written}\`, but the file lies in the folder of \`${folder}\`; what the front matter says counts.`;
  const hint = `Move the file, or write \`${folder}\`.`;
  const anchor = atValue(...spot.path);
  context.report(toFinding("folder-disagrees", spot.file, message, { anchor, hint }));
}
