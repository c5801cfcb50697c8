import { createRequire } from "node:module";
import type { parseDocument, YAMLError } from "yaml";
import { splitNumberAdvice } from "../model/likely-number.ts";

/** Something that keeps a text from being YAML, at offsets into that text. */
export interface YamlProblem {
  readonly message: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
}

/** Nobody mends more than this of one file before the next check. */
const mostProblems = 1000;

/**
 * Everything that is wrong with a text that the fast parser refused. Parses it again with positions, as that parser
 * goes on after a problem; what follows from an earlier problem is left out.
 */
export function findYamlProblems(text: string, first: YamlProblem): readonly YamlProblem[] {
  const found = parseSlowly(text);
  const independent = found.filter(
    ({ code }, index) =>
      code === "DUPLICATE_KEY" ||
      index === found.findIndex((each) => each.code !== "DUPLICATE_KEY"),
  );
  if (independent.length === 0) return [first];
  return independent.slice(0, mostProblems).map((error) => explainError(error, text));
}

/** Loaded only when it is needed: a folder without a problem is not to pay for it. */
function parseSlowly(text: string): readonly YAMLError[] {
  try {
    // `require` gives no types; this is the package's own.
    const yaml = createRequire(import.meta.url)("yaml") as { parseDocument: typeof parseDocument };
    const options = { uniqueKeys: true, merge: false, prettyErrors: false } as const;
    return yaml.parseDocument(text, { ...options, logLevel: "silent" }).errors;
  } catch {
    // The second parser's own failure on a hostile text: the first one's finding stands.
    return [];
  }
}

function explainError({ code, pos: [from, to], message }: YAMLError, text: string): YamlProblem {
  const isOpen = code === "BAD_INDENT" && message.startsWith("Flow");
  const isQuote = code === "MISSING_CHAR" && message.includes("quote");
  const found = isOpen ? findOpenBracket(text, from) : isQuote ? findOpenQuote(text) : from;
  const start = Math.min(found, text.length);
  const lineEnd = start + (/[\r\n]|$/.exec(text.slice(start))?.index ?? 0);
  const place = { start, end: Math.max(Math.min(to, text.length), start) };
  const written = /^[^\s:,[\]{}]+/.exec(text.slice(start, start + 80))?.[0] ?? "";
  switch (code) {
    case "DUPLICATE_KEY":
      return {
        start,
        end: start + written.length,
        message: `The key \`${written}\` is written twice.`,
        hint:
          /^\d{3}$/.test(written) && /\d,$/.test(text.slice(0, start))
            ? splitNumberAdvice
            : "Keep one of the two.",
      };
    case "BLOCK_AS_IMPLICIT_KEY":
      return {
        start,
        end: lineEnd,
        message:
          "This value holds a colon with a space behind it, which would begin another mapping.",
        hint: 'Put the value in quotes, as in `title: "Safety: first"`.',
      };
    case "TAB_AS_INDENT":
      return {
        ...place,
        message: "This line is indented with a tab, which YAML does not allow.",
        hint: "Indent it with spaces.",
      };
    case "MULTIPLE_DOCS":
      return {
        ...place,
        message: "There is a second YAML document here.",
        hint: "Keep one, and remove the line of `---` or `...` between them.",
      };
    case "BAD_SCALAR_START":
    case "BAD_ALIAS":
      return {
        ...place,
        message: `A value cannot begin with \`${text.charAt(start)}\` unless it is in quotes.`,
        hint: "Put the value in quotes.",
      };
    case "BAD_DQ_ESCAPE":
      return {
        ...place,
        message: "A backslash in double quotes begins an escape, and this one is none.",
        hint: "Write the backslash twice, or use single quotes.",
      };
    case "MISSING_CHAR":
      if (isQuote) {
        const hint = "Close it at the end of the value.";
        return { start, end: lineEnd, message: "A quote is opened here and never closed.", hint };
      }
      if (message.includes("- indicator")) {
        return {
          ...place,
          message: "This line stands in a list and does not begin an item with `- `.",
          hint: "Align it with the keys of the item above, or begin it with `- `.",
        };
      }
      return {
        ...place,
        message: "A comma or a bracket is missing here.",
        hint: "Add what is missing.",
      };
    case "MULTILINE_IMPLICIT_KEY":
      return {
        ...place,
        message: "This line is neither a `key: value` nor the continuation of a value.",
        hint: "Add the colon and a space behind the key, or align the line with its neighbours.",
      };
    case "BAD_INDENT":
      if (!isOpen && /^[ ]*-[^\s-]/.test(text.slice(start, start + 80))) {
        const dash = start + text.slice(start).indexOf("-");
        const message = "A dash begins an item only where a space stands behind it.";
        return { start: dash, end: dash + 1, message, hint: "Put a space behind the dash." };
      }
      return {
        start,
        end: isOpen ? start + 1 : place.end,
        message: isOpen
          ? "A list or a mapping in brackets is not closed."
          : "This line is indented differently from its neighbours.",
        hint: isOpen ? "Close it with `]` or `}`." : "Align it with the keys that it belongs to.",
      };
    case "UNEXPECTED_TOKEN":
      if (message.startsWith("Block scalar header")) {
        return {
          start: Math.max(start - 1, 0),
          end: lineEnd,
          message: `A value that begins with \`${text.charAt(start - 1)}\` would be the lines below it.`,
          hint: 'Put the value in quotes, as in `green: ">= 90"`.',
        };
      }
      return explainUnknown(place);
    default:
      return explainUnknown(place);
  }
}

/** What can be said of a problem that has no words of its own. */
function explainUnknown(place: Pick<YamlProblem, "start" | "end">): YamlProblem {
  return {
    ...place,
    message: "The text from here on does not fit what is above it.",
    hint: "Look for a missing quote, a wrong indentation, or text that needs quotes.",
  };
}

/** The innermost bracket that is open at an offset; quoted text is passed over. */
function findOpenBracket(text: string, offset: number): number {
  const open: number[] = [];
  for (const match of text.slice(0, offset).matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[[\]{}]/g)) {
    if (match[0] === "[" || match[0] === "{") open.push(match.index);
    else if (match[0] === "]" || match[0] === "}") open.pop();
  }
  return open.at(-1) ?? offset;
}

/** The first quote at the beginning of a value that nothing closes. */
function findOpenQuote(text: string): number {
  const values = /(?:^|[\s[{,])("(?:[^"\\]|\\[^])*("?)|'(?:[^']|'')*('?))/g;
  for (const match of text.matchAll(values)) {
    const [whole, value = "", double, single] = match;
    if ((double ?? single) === "") return match.index + whole.length - value.length;
  }
  return text.length;
}

/** The fast parser's words in the author's, for what the slow one lets pass. */
export function explainReason(reason: string, text: string, start: number): YamlProblem {
  const end = /[\r\n]|$/.exec(text.slice(start))?.index ?? 0;
  const place = { start, end: start + end };
  if (reason.startsWith("maxAliases") || reason.includes("alias")) {
    const message = "An alias (`*name`) stands for nothing, or there are more than 100 of them.";
    return { ...place, message, hint: "Put text that begins with an asterisk in quotes." };
  }
  if (reason.includes("maxDepth")) {
    const message = "The front matter is nested more than 30 levels deep.";
    const hint = "Nothing in a plan needs as many: look for a bracket or an indentation too much.";
    return { ...place, message, hint };
  }
  if (reason.includes("tag")) {
    const message = "A tag such as `!name` is not allowed.";
    return { ...place, message, hint: "Put text that begins with an exclamation mark in quotes." };
  }
  if (reason.includes("complex keys")) {
    const message = "A key is a list or a mapping, and keys are words.";
    return { ...place, message, hint: "Put text that begins with a bracket in quotes." };
  }
  return { ...place, message: `This is no YAML: ${reason}.` };
}
