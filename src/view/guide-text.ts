import type { RuleCode } from "../model/rules.ts";
import { getRule } from "../model/rules.ts";
import type { ViewContext } from "./context.ts";
import { getChapter, listChapters } from "./guide.ts";
import { viewKeys } from "./keys.ts";
import type { MessagePart } from "./message.ts";
import { listRules } from "./rule.ts";
import { toMarkdownText, toSentences } from "./search-text.ts";

/** A page of the portal's own, by the words that it is found by. */
export interface OwnPage {
  readonly url: string;
  readonly title: string;
  readonly code?: string;
  readonly text: string;
  /** Its sections, by their anchors. */
  readonly parts: readonly {
    readonly anchor: string;
    readonly title: string;
    readonly text: string;
  }[];
}

/** The chapters of the guide, prose and reference, with their sections. */
export function listChapterTexts(context: ViewContext): readonly OwnPage[] {
  const prose = listChapters().map(([url, name]) => {
    const { title, note } = getChapter(name);
    const [lead, ...sections] = toSections(context.readChapter(name));
    return { url, title, text: toSentences([note, lead?.text ?? ""]), parts: sections };
  });
  return [...prose, toReference(context)];
}

/** The rules, by what they say and how it is mended. */
export function listRuleTexts(): readonly OwnPage[] {
  return listRules().map(([url, code]) => {
    const { title, when, why, mend } = getRule(code satisfies RuleCode);
    const text = toSentences([when, why, mend].map((each) => each.replaceAll("`", "")));
    return { url, title, code, text, parts: [] };
  });
}

/** All keys of all kinds: a section for each kind. */
function toReference(context: ViewContext): OwnPage {
  const { url, title, note } = getChapter("keys");
  const parts = viewKeys(context).kinds.map((kind) => ({
    anchor: kind.id,
    title: `${kind.title}: ${kind.file}`,
    text: toSentences(
      kind.tables.flatMap(({ keys }) =>
        keys.map(({ name, meaning }) => {
          const said = meaning.map((part: MessagePart) => part.text).join("");
          return said === "" ? name : `${name}: ${said}`;
        }),
      ),
    ),
  }));
  return { url, title, text: note, parts };
}

interface ChapterSection {
  readonly anchor: string;
  readonly title: string;
  readonly text: string;
}

/** What stands before the first heading, then each heading with what is below it. */
function toSections(text: string): readonly ChapterSection[] {
  const [lead = "", ...sections] = toLines(text).split(/^## /m);
  return [
    { anchor: "", title: "", text: toMarkdownText(lead) },
    ...sections.map((section) => {
      const [heading = "", ...lines] = section.split("\n");
      const title = toMarkdownText(heading).replace(/\.$/, "");
      return { anchor: toAnchor(title), title, text: toMarkdownText(lines.join("\n")) };
    }),
  ];
}

/** Without imports, marks of components, fences and the rules of tables; cells stand apart. */
function toLines(text: string): string {
  return text
    .replace(/^import .*$/gm, "")
    .replace(/^<\/?[A-Z][^>]*>$/gm, "")
    .replace(/^(?:```.*|---)$/gm, "")
    .replace(/<\/?p\b[^>]*>/g, "")
    .replace(/^\|[-:| ]+\|$/gm, "")
    .replace(/^\|(.*)\|$/gm, (_, cells: string) => `\n${cells.replace(/\s*\|\s*/g, "; ").trim()}`);
}

/** The id that the heading has on the page. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}
