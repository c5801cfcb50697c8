import matter from "gray-matter";
import type { RawDocument } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import { describeValue, quote } from "./wording.ts";
import { parsePlainYaml } from "./plain-yaml.ts";
import type { YamlProblem } from "./yaml-problem.ts";
import { isRecord } from "../model/record.ts";
import { findYamlProblems } from "./yaml-problem.ts";
import type { YamlResult } from "./yaml.ts";
import { parseYaml } from "./yaml.ts";

export interface FrontMatterResult {
  /** Absent where there is no front matter that can be read. */
  readonly document?: RawDocument;
  readonly findings: readonly Finding[];
}

const openingFence = /^---[ \t]*\r?\n/;
/** Where the YAML begins for gray-matter: right behind the three hyphens. */
const yamlStart = 3;

/** Splits a document into front matter and body and parses the former; nothing in it is ever evaluated. */
export function parseFrontMatter(file: string, text: string): FrontMatterResult {
  const opening = openingFence.exec(text);
  if (!opening) return { findings: [checkOpening(file, text)] };
  const closing = findClosing(text);
  if (closing?.line.trimEnd() !== "---") return { findings: [checkClosing(file, closing)] };

  const end = closing.start + closing.line.length;
  const yaml = text.slice(yamlStart, closing.start);
  const plain = parsePlainYaml(yaml);
  // Where nothing but plain YAML is there, what is left to find is known already.
  const result = plain ? { data: plain } : parseMatter(text.slice(0, end));
  if ("problem" in result) {
    return { findings: findYamlProblems(yaml, result.problem).map((each) => toSyntax(file, each)) };
  }
  const data = result.data ?? {};
  if (!isRecord(data)) {
    const message = `The front matter is ${describeValue(data)}, and a set of keys is expected.`;
    const dash = Array.isArray(data) ? ", without a dash before it" : "";
    const hint = `Write one \`key: value\` on each line${dash}.`;
    const anchor = { type: "span", start: 0, end: yamlStart } as const;
    return { findings: [toFinding("wrong-type", file, message, { anchor, hint })] };
  }
  const lineEnd = /^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  const format = file.endsWith(".mdx") ? "mdx" : "md";
  return { document: { file, format, text, data, bodyStart: end + lineEnd }, findings: [] };
}

/** A line and where it begins. */
interface Line {
  readonly start: number;
  readonly line: string;
}

/** What gray-matter takes for the end: the first line that begins with three hyphens. */
function findClosing(text: string): Line | undefined {
  const lineEnd = text.indexOf("\n---", yamlStart);
  if (lineEnd < 0) return undefined;
  const start = lineEnd + 1;
  return { start, line: /^[^\r\n]*/.exec(text.slice(start, start + 200))?.[0] ?? "" };
}

/**
 * gray-matter finds the front matter, and our engine reads it. Its own engines evaluate code or follow YAML 1.1, so
 * all of them are replaced; and as options are passed, it caches nothing.
 */
function parseMatter(head: string): YamlResult {
  let result: YamlResult = { data: {} };
  const yaml = (text: string): object => {
    result = parseYaml(text);
    return {};
  };
  matter(head, { engines: { yaml, json: refuse, javascript: refuse } });
  return result;
}

function refuse(): never {
  throw new Error("front matter in a language other than YAML");
}

function checkOpening(file: string, text: string): Finding {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const hint = "Begin the file with a line of exactly `---`, and end its keys with another.";
  const anchor = { type: "span", start: 0, end: line.length } as const;
  if (/^---[ \t]*\r(?!\n)/.test(text)) {
    const message =
      "The lines of this file end with a carriage return alone, which is not read as the end of a line.";
    const save = "Save it with the line ends of Unix (LF) or Windows (CR LF).";
    return toFinding("front-matter-missing", file, message, { anchor, hint: save });
  }
  if (line.startsWith("---")) {
    const message = `The file begins with ${quote(line)}, which is not exactly \`---\`.`;
    return toFinding("front-matter-missing", file, message, { anchor, hint });
  }
  const indented = /^\s*---/.exec(text);
  if (indented) {
    const message = "There are empty lines or spaces before the front matter.";
    const end = indented[0].length;
    const later = { type: "span", start: end - yamlStart, end } as const;
    return toFinding("front-matter-missing", file, message, { anchor: later, hint });
  }
  const message = "The file has no front matter, so it does not say what it is.";
  const details = line === "" ? { hint } : { anchor, hint };
  return toFinding("front-matter-missing", file, message, details);
}

function checkClosing(file: string, closing: Line | undefined): Finding {
  const hint = "Write a line of exactly `---` below the last key.";
  if (!closing) {
    const message = "The front matter has no end, so the whole file would be front matter.";
    const anchor = { type: "span", start: 0, end: yamlStart } as const;
    return toFinding("front-matter-unclosed", file, message, { anchor, hint });
  }
  const message = `The front matter would end at ${quote(closing.line)}, which is not exactly \`---\`.`;
  const { start, line } = closing;
  const anchor = { type: "span", start, end: start + line.length } as const;
  return toFinding("front-matter-unclosed", file, message, { anchor, hint });
}

function toSyntax(file: string, problem: YamlProblem): Finding {
  const { message, hint } = problem;
  const start = problem.start + yamlStart;
  const anchor = { type: "span", start, end: problem.end + yamlStart } as const;
  return toFinding("yaml-syntax", file, message, { anchor, hint });
}
