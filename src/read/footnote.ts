import type { Body } from "../model/document.ts";
import type { MarkdownNode, MarkdownOf } from "./markdown.ts";
import { visitNodes } from "./markdown.ts";

/** The footnotes of one text, in the order in which it refers to them. */
export interface Footnotes {
  readonly renderReference: (reference: MarkdownOf<"footnoteReference">) => string;
  /** The notes that were referred to so far, with the way back; empty where there are none. */
  readonly renderAll: (renderBlocks: (nodes: readonly MarkdownNode[]) => string) => string;
}

/** Numbers the footnotes of a text; one that is not defined stays as it was written. */
export function footnotes(root: MarkdownOf<"root">, body: Body): Footnotes {
  const definitions = new Map<string, MarkdownOf<"footnoteDefinition">>();
  visitNodes(root, (node) => {
    if (node.type === "footnoteDefinition" && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
  });
  const prefix = toPrefix(body);
  const noted: string[] = [];
  const references = new Map<string, number>();
  return {
    renderReference: ({ identifier }) => {
      if (!definitions.has(identifier)) return "";
      if (!noted.includes(identifier)) noted.push(identifier);
      const number = noted.indexOf(identifier) + 1;
      const count = (references.get(identifier) ?? 0) + 1;
      references.set(identifier, count);
      const id = `${prefix}ref-${number}${count > 1 ? `-${count}` : ""}`;
      return `<sup><a href="#${prefix}-${number}" id="${id}" aria-label="Footnote ${number}">${number}</a></sup>`;
    },
    renderAll: (renderBlocks) => {
      const items: string[] = [];
      // A note may refer to another one, so the list may grow while it is rendered.
      for (let at = 0; at < noted.length; at += 1) {
        const content = renderBlocks(definitions.get(noted[at] ?? "")?.children ?? []);
        const back = `<a href="#${prefix}ref-${at + 1}" aria-label="Back to the text of footnote ${at + 1}">↩</a>`;
        items.push(`<li id="${prefix}-${at + 1}">${content} ${back}</li>`);
      }
      if (items.length === 0) return "";
      return `<section class="footnotes" aria-label="Footnotes">\n<ol>\n${items.join("\n")}\n</ol>\n</section>`;
    },
  };
}

/** A page shows one body and any number of notes; each note's anchors begin with a number made of its text. */
function toPrefix({ start, text }: Body): string {
  if (start > 0) return "fn";
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 0xfffff;
  return `fn${hash.toString(36)}`;
}
