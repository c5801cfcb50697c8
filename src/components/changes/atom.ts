import type { FeedView } from "../../view/feed.ts";

/** An Atom feed, as RFC 4287 has it. */
export function renderAtom(feed: FeedView): string {
  const entries = feed.entries.map(
    ({ id, title, url, updated, authors, text }) => `  <entry>
    <id>${escape(id)}</id>
    <title>${escape(title)}</title>
    <link rel="alternate" type="text/html" href="${escape(url)}"/>
    <updated>${updated}</updated>
${authors.map((name) => `    <author><name>${escape(name)}</name></author>\n`).join("")}    <content type="text">${escape(text === "" ? title : text)}</content>
  </entry>\n`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escape(feed.locale)}">
  <id>${escape(feed.id)}</id>
  <title>${escape(feed.title)}</title>
  <updated>${feed.updated}</updated>
  <author><name>${escape(feed.title)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escape(feed.atom)}"/>
  <link rel="alternate" type="text/html" href="${escape(feed.home)}"/>
${entries.join("")}</feed>
`;
}

/** A JSON feed, version 1.1. */
export function toJsonFeed(feed: FeedView): unknown {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.json,
    language: feed.locale,
    items: feed.entries.map(({ id, title, url, updated, authors, text }) => ({
      ...{ id, url, title, content_text: text === "" ? title : text, date_published: updated },
      ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
    })),
  };
}

/** What XML cannot hold at all is left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
