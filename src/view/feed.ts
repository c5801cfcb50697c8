import type { ViewContext } from "./context.ts";
import { changesUrl, feedUrl, hasFeed, jsonFeedUrl } from "./changes-url.ts";
import type { PlanEvent } from "./event.ts";
import { getEvents } from "./event-index.ts";
import type { EventView } from "./objective-history.ts";
import type { BodyPart } from "./part.ts";
import { toSiteUrl } from "./site-url.ts";

/** What changed, for readers of feeds; all addresses absolute, all texts plain. */
export interface FeedView {
  readonly title: string;
  readonly locale: string;
  readonly home: string;
  /** Its own addresses: of the Atom feed, and of the JSON feed. */
  readonly atom: string;
  readonly json: string;
  /** Stays the same wherever the portal is published. */
  readonly id: string;
  readonly updated: string;
  readonly entries: readonly FeedEntryView[];
}

export interface FeedEntryView {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly updated: string;
  readonly authors: readonly string[];
  readonly text: string;
}

const mostEntries = 60;

/** The paths of the feed, where there is one. */
export function listFeeds(context: ViewContext, path: string): readonly string[] {
  return hasFeed(context) ? [path] : [];
}

/** Views the newest changes as a feed. Throws where the address of the portal is not known. */
export function viewFeed(context: ViewContext): FeedView {
  const { plan } = context;
  const { site, name, locale } = plan.portal;
  if (site === undefined) throw new Error("feed of a portal without an address");
  const toAbsolute = (path: string): string => toSiteUrl(site, path);
  return {
    title: `Changes · ${name}`,
    locale,
    home: toAbsolute(changesUrl),
    atom: toAbsolute(feedUrl),
    json: toAbsolute(jsonFeedUrl),
    id: toAbsolute(changesUrl),
    updated: toMoment(plan.asOf),
    entries: getEvents(context)
      .all.slice(0, mostEntries)
      .map((event) => toEntry(event, site)),
  };
}

function toEntry(event: PlanEvent, site: string): FeedEntryView {
  const { node, document, date, key } = event;
  const view = event.view();
  const name = [node.code ?? "", node.title.plain].filter((part) => part !== "").join(" ");
  const values = [view.was, view.now].filter((value) => value !== undefined).join(" → ");
  const by = view.by === undefined ? (view.record?.authors ?? []) : [view.by];
  const host = new URL(site).hostname;
  const specific = event.isTold ? key : `${document}/${key}`;
  return {
    // As RFC 4151 has it: never changes, wherever the portal moves; and names nothing that it was called before.
    id: `tag:${host},2026:${toFnv(specific)}`,
    title: `${view.name}${view.joint}${name}${values === "" ? "" : `: ${values}`}`,
    url: toSiteUrl(site, node.url),
    updated: toMoment(date),
    authors: by.map((person) => person.name),
    text: toText(view),
  };
}

function toText({ reason, values, text }: EventView): string {
  const reported = values.map(({ code, value }) => `${code} ${value}`).join(", ");
  const said = text.map(toPlain).join(" ").replace(/\s+/g, " ").trim();
  return [reported, reason ?? "", said].filter((part) => part !== "").join(". ");
}

/** The words of a note, without its markup. */
function toPlain(part: BodyPart): string {
  if (part.type !== "html") return "";
  return part.html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? "");
}

/** The same short text for the same text, from which nobody reads it: FNV-1a of 128 bits. */
function toFnv(text: string): string {
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * 0x1000000000000000000013bn);
  }
  return hash.toString(16).padStart(32, "0");
}

const entities: Readonly<Record<string, string>> = {
  ...{ lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" },
};

function toMoment(date: string): string {
  return `${date}T00:00:00Z`;
}
