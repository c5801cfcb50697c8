import type { SearchRecord } from "../view/search-record.ts";

/**
 * A page as the indexer reads it, with nothing but what is to be found: headings with ids become the places that a
 * result can lead to. What stands in attributes is kept with the page and is not searched, but for title and code.
 */
export function renderSearchHtml(record: SearchRecord): string {
  const { code, gap } = record;
  // A word that nobody types: a search for “on” is not for everything on pace.
  const glyph = record.glyph && `glyph${record.glyph}`;
  const metas = Object.entries({ code, gap, glyph }).flatMap(([key, value]) =>
    value === undefined ? [] : [renderMark("meta", key, value)],
  );
  const filters = Object.entries(record.filters).flatMap(([key, values]) =>
    values.map((value) => renderMark("filter", key, value)),
  );
  const sorts = Object.entries(record.sort).map(([key, value]) => renderMark("sort", key, value));
  const parts = record.parts.map(
    ({ anchor, title, text }) =>
      `<h2 id="${escape(anchor)}">${escape(title)}</h2><p>${escape(text)}</p>`,
  );
  return [
    `<html lang="${escape(record.language)}"><head>${[...metas, ...filters, ...sorts].join("")}</head>`,
    `<body><h1 data-pagefind-meta="title">${escape(record.title)}</h1><p>${escape(record.text)}</p>`,
    ...parts,
    "</body></html>",
  ].join("\n");
}

function renderMark(type: "meta" | "filter" | "sort", key: string, value: string): string {
  return `<meta data-pagefind-${type}="${key}[content]" content="${escape(value)}">`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
