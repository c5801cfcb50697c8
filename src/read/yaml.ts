import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { parsePlainYaml } from "./plain-yaml.ts";
import type { YamlProblem } from "./yaml-problem.ts";
import { explainReason } from "./yaml-problem.ts";

/** More nesting than this is no plan. */
const maxDepth = 30;
/** Aliases per file; each one may repeat what it stands for. */
const maxAliases = 100;
/** Values in a file once its aliases are written out: what keeps a few lines from becoming millions. */
const maxExpanded = 20_000;

export type YamlResult = { readonly data: unknown } | { readonly problem: YamlProblem };

/**
 * Parses YAML 1.2 with the core schema: dates stay text, `on` and `no` are words, duplicate keys are errors. Empty
 * text is undefined. Never throws. Only the first problem is found: `findYamlProblems` finds the others.
 */
export function parseYaml(text: string): YamlResult {
  try {
    const plain = parsePlainYaml(text);
    if (plain) return { data: plain };
    const data = load(text, { schema: CORE_SCHEMA, maxDepth, maxAliases });
    if (!text.includes("*") || isSmall(data)) return { data };
    const start = Math.max(text.search(/\*[^\s*]/), 0);
    const message = "The aliases (`*name`) of this file stand for themselves, or for far too much.";
    const hint = "Write out what they stand for.";
    return { problem: { message, hint, start, end: start + 1 } };
  } catch (cause) {
    // Anything else is the parser's own failure on a hostile text; to the author it is the same.
    if (!(cause instanceof YAMLException)) {
      return { problem: { message: "This is no YAML that can be read.", start: 0, end: 0 } };
    }
    if (cause.reason === "expected a document, but the input is empty") return { data: undefined };
    return { problem: toProblem(cause, text) };
  }
}

/** Whether data stays below the limits of depth and size when every alias is written out. */
function isSmall(data: unknown): boolean {
  let left = maxExpanded;
  const visit = (value: unknown, depth: number): boolean => {
    left -= 1;
    if (left < 0 || depth > maxDepth * 2) return false;
    if (typeof value !== "object" || value === null) return true;
    return Object.values(value).every((child) => visit(child, depth + 1));
  };
  return visit(data, 0);
}

function toProblem(cause: YAMLException, text: string): YamlProblem {
  const secondDocument = /^(---|\.\.\.)/m.exec(text.slice(1));
  const start = cause.mark?.position ?? (secondDocument ? secondDocument.index + 1 : 0);
  return explainReason(cause.reason, text, Math.min(start, text.length));
}
