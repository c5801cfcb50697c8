import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { isVisible } from "../model/schema/text.ts";
import { controlClass, findControl, sayControl, type Control } from "./control.ts";
import { parseMarkdown, visitNodes } from "./markdown.ts";
import { visitValues } from "../model/record.ts";
import { isSafeUrl, sayUnsafe } from "./url.ts";
import { nameKey, quote } from "./wording.ts";

/** Checks every text of the front matter, at any depth, for raw HTML and addresses that could run code. */
export function checkStrings(data: unknown, file: string): readonly Finding[] {
  const findings: Finding[] = [];
  visitValues(data, (value, path) => {
    if (typeof value !== "string") return;
    const control = findControl(value);
    // Of a text in which nothing can be seen that is said already.
    if (control && isVisible(value)) findings.push(toUnseen(control, [...path], file));
    if (suspicious.test(value)) findings.push(...checkString(value, [...path], file));
  });
  return findings;
}

function toUnseen(control: Control, path: KeyPath, file: string): Finding {
  const { message, hint } = sayControl(nameKey(path), control);
  return toFinding("invalid-value", file, message, { anchor: atValue(...path), hint });
}

/** Without one of these there is neither raw HTML nor an address in a text that could be an unsafe one. */
const suspicious = /[:<\\\t\n\r]|\]\(/;

/** Without one of these nothing is wrong with a text, unless it is an address; found in one pass. */
const odd = new RegExp(`[<\\]${controlClass}]|&#`, "u");

/** Whether there could be something to say of the text of a key. */
export function isOdd(text: string, key: string): boolean {
  return odd.test(text) || (key === "url" && !isSafeUrl(text));
}

function checkString(text: string, path: KeyPath, file: string): readonly Finding[] {
  const anchor = atValue(...path);
  const key = path.findLast((segment) => typeof segment === "string") ?? "";
  const toUnsafe = (url: string): Finding => {
    const { message, hint } = sayUnsafe(url);
    return toFinding("unsafe-html", file, message, { anchor, hint });
  };
  if (key === "url") return isSafeUrl(text) ? [] : [toUnsafe(text)];
  if (!/<[a-z/!?]|\]\(|\]:/i.test(text)) return [];
  const result = parseMarkdown(text, "md");
  if ("problem" in result) return [];
  const findings: Finding[] = [];
  visitNodes(result.root, (node) => {
    if (node.type === "html" && !node.value.startsWith("</")) {
      const message = `\`${key}\` holds ${quote(node.value)}, which is raw HTML, and that is not allowed.`;
      const hint = "Write it as Markdown, or put it in backticks if it is to be read.";
      findings.push(toFinding("unsafe-html", file, message, { anchor, hint }));
    }
    if ("url" in node && !isSafeUrl(node.url)) findings.push(toUnsafe(node.url));
  });
  return findings;
}
