import type { Body } from "../model/document.ts";
import type { InlineText, PlanNode } from "../model/plan.ts";
import type { ParsedPart, ViewContext } from "./context.ts";

/** The words by which a node is found besides its title: what its own page says of it in prose. */
export function toSearchText(context: ViewContext, node: PlanNode): string {
  return toSentences([
    ...toTexts(node),
    ...toNarrative(context, node),
    ...(node.note === undefined ? [] : [toMarkdownText(node.note)]),
  ]);
}

/** Several texts as one: an item of a list that ends without a stop is not read into the next. */
export function toSentences(texts: readonly string[]): string {
  return (
    texts
      // All that is not a single space by now.
      .map((text) => text.replace(/\s{2,}|[^\S ]/g, " ").trim())
      .filter((text) => /[\p{L}\p{N}]/u.test(text))
      // A search for the end of a long text would begin at each of its stops.
      .map((text) => (/[.!?…:;,][)”"’']?$/.test(text.slice(-2)) ? text : `${text}.`))
      .join(" ")
  );
}

/** A short Markdown text without its marks. */
export function toMarkdownText(markdown: string): string {
  return toSentences(
    markdown.split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/).map((block) =>
      block
        .replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)]|>)\s+/gm, "")
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
        .replace(/[*`]{1,3}(?=\S)|(?<=\S)[*`]{1,3}/g, "")
        // Within a word it is a letter: `snake_case`.
        .replace(/(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])/gu, ""),
    ),
  );
}

/** The text of parsed Markdown, without its tags. */
function toPlain(parts: readonly ParsedPart[]): string {
  return toSentences(
    parts.flatMap((part) =>
      part.type === "html"
        ? part.html.split(blockEnd).map((block) => decode(block.replace(/<[^>]*>/g, " ")))
        : [part.attributes["caption"] ?? "", toPlain(part.parts)],
    ),
  );
}

/** What follows stands apart on the page, so it does in the text. */
const blockEnd = /<\/(?:p|li|h[1-6]|td|th|pre|dt|dd|caption)>|<(?:ul|ol|br)\b[^>]*>/;

function toTexts(node: PlanNode): readonly string[] {
  switch (node.kind) {
    case "objective":
      return [
        ...toPlainTexts([node.summary, node.standaloneReason, ...node.notDoing]),
        ...toPlainTexts(node.dependencies.map(({ need }) => need)),
        ...node.changes.map(({ reason }) => reason),
        node.outcome?.reason ?? "",
        node.outcome?.learned ?? "",
        ...Object.values(node.outcome?.scores ?? {}).map(({ reason }) => reason ?? ""),
      ];
    case "key-result":
      return [
        node.group ?? "",
        node.display?.plain ?? "",
        ...node.observations.map(({ note }) => note ?? ""),
      ];
    case "theme":
      return toPlainTexts([node.summary, node.why, node.chosen, ...node.notDoing]);
    case "kpi":
      return toPlainTexts([node.summary, node.question, node.formula, node.dataSource]);
    case "team":
      return [...node.alsoKnownAs, ...toPlainTexts([node.summary, node.mission])];
    case "direction":
      return toPlainTexts([
        node.mission,
        node.vision,
        ...node.values.flatMap((value) => [value.name, value.text]),
      ]);
    case "person":
      return toPlainTexts([node.role]);
    case "initiative":
      return toPlainTexts([node.summary, ...node.steps.map(({ title }) => title)]);
    case "page":
      return toPlainTexts([node.summary]);
    case "framework-plan":
      return toPlainTexts([node.summary, node.framework === "ogsm" ? node.objective : undefined]);
    case "plan-item":
      return "notDoing" in node ? toPlainTexts([node.chosen, ...node.notDoing]) : [];
    case "cycle":
    case "role":
      return [];
  }
}

function toPlainTexts(texts: readonly (InlineText | undefined)[]): readonly string[] {
  return texts.map((text) => text?.plain ?? "");
}

function toNarrative(context: ViewContext, node: PlanNode): readonly string[] {
  const body: Body | undefined = "body" in node ? node.body : undefined;
  if (!body || body.text.trim() === "") return [];
  return [toPlain(context.parseBody(body, node.source.file))];
}

const entities: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&#x27;": "'",
  "&amp;": "&",
};

function decode(html: string): string {
  return html.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, (entity) => entities[entity] ?? entity);
}
