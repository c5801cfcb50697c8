import type { z } from "zod";
import { joinOr } from "../model/enumeration.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import { isVisible } from "../model/schema/text.ts";
import { findAt } from "../model/record.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import { findDescription, findTypes } from "./schema-keys.ts";
import { findLikelyText, suggestMissing, suggestValue, suggestWhole } from "./suggestion.ts";
import type { ShapeContext as Context } from "./unknown-key.ts";
import { toUnknownKey } from "./unknown-key.ts";
import { describeMapping, describeType, describeValue, nameKey, quote } from "./wording.ts";

type Issue = z.core.$ZodIssue;

/** What a schema has to say of some data, in the author's words; the issue's path is the whole one. */
export function toShapeFindings(issue: Issue, context: Context): readonly Finding[] {
  // YAML has no symbols, so every segment is a key or an index.
  const path = issue.path as KeyPath;
  const value = findAt(context.data, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => toUnknownKey(key, issue.keys, path, context));
    case "invalid_type":
      return [toTypeFinding(issue, path, value, context)];
    case "invalid_union":
      return [toUnionFinding(issue, path, value, context)];
    case "invalid_value":
      return [toInvalidValue(path, issue.values.map(String), value, context.file)];
    case "invalid_key":
      return [toKeyFinding(issue, path, context.file)];
    case "too_small":
    case "too_big":
      return [toWrongSize(issue, path, value, context.file)];
    default:
      return [toWritten(issue, path, value, context)];
  }
}

function toTypeFinding(
  issue: z.core.$ZodIssueInvalidType,
  path: KeyPath,
  value: unknown,
  { schema, data, file, noun }: Context,
): Finding {
  if (value === undefined && path.length > 0)
    return toMissingKey(path, { schema, data, file, noun });
  if (path.length === 0) return toWrongWhole(issue.expected, value, { schema, file, noun });
  if (typeof value === "number" && issue.expected === "number") {
    const message = `${nameKey(path)} is ${quote(String(value))}, which is no finite number.`;
    const hint = "Write a number, or leave the key out.";
    return toFinding("invalid-value", file, message, { anchor: atValue(...path), hint });
  }
  if (typeof value === "number" && issue.expected === "int") {
    const message = `${nameKey(path)} is ${quote(value)}, and only whole numbers are allowed.`;
    const hint = `Write \`${Math.round(value)}\`.`;
    return toFinding("invalid-value", file, message, { anchor: atValue(...path), hint });
  }
  return toWrongType(path, [issue.expected], value, { schema, data, file });
}

function toMissingKey(path: KeyPath, { schema, data, file, noun }: Context): Finding {
  const parent = path.slice(0, -1);
  const owner = describeMapping(parent, noun);
  const message = `${toSentenceCase(owner)} needs ${nameKey(path)}, and there is none.`;
  const description = findDescription(schema, path) ?? "";
  const hint = `Add \`${suggestMissing(schema, path, data)}\`. ${description}`.trim();
  return toFinding("missing-key", file, message, { anchor: atValue(...parent), hint });
}

function toWrongType(
  path: KeyPath,
  expected: readonly string[],
  value: unknown,
  { schema, data, file }: Omit<Context, "noun">,
): Finding {
  const wanted = joinOr([...new Set(expected.map(describeType))]);
  const anchor = value === null ? atKey(...path) : atValue(...path);
  const message = `${nameKey(path)} is ${describeValue(value)}, and ${wanted} is expected.`;
  return toFinding("wrong-type", file, message, {
    anchor,
    hint: suggestValue(path, expected, value, data, schema),
  });
}

function toWrongWhole(
  expected: string,
  value: unknown,
  { schema, file, noun }: Omit<Context, "data">,
): Finding {
  const whole = toSentenceCase(noun);
  const message = `${whole} is ${describeValue(value)}, and ${describeType(expected)} is expected.`;
  const hint = suggestWhole(schema, value);
  return toFinding("wrong-type", file, message, { anchor: atValue(), hint });
}

/** None of the branches fits; where one of them is a choice of words, the words are what was meant. */
function toUnionFinding(
  issue: z.core.$ZodIssueInvalidUnion,
  path: KeyPath,
  value: unknown,
  { schema, data, file }: Context,
): Finding {
  const choices = issue.errors.flatMap((errors) =>
    errors.flatMap((each) => (each.code === "invalid_value" ? each.values : [])),
  );
  if (choices.some((choice) => typeof choice === typeof value)) {
    return toInvalidValue(path, choices.map(String), value, file);
  }
  return toWrongType(path, issue.errors.flatMap(toExpected), value, { schema, data, file });
}

function toExpected(errors: readonly Issue[]): string[] {
  return errors.flatMap((issue) => {
    if (issue.path.length > 0) return [];
    if (issue.code === "invalid_union") return issue.errors.flatMap(toExpected);
    if (issue.code === "invalid_type") return [issue.expected];
    return issue.code === "invalid_value" ? issue.values.map((each) => `\`${String(each)}\``) : [];
  });
}

function toInvalidValue(
  path: KeyPath,
  allowed: readonly string[],
  value: unknown,
  file: string,
): Finding {
  const choice = joinOr(allowed.map((each) => `\`${each}\``));
  const nearest = typeof value === "string" ? findNearest(value, allowed) : undefined;
  const details = {
    anchor: value === undefined ? atValue(...path.slice(0, -1)) : atValue(...path),
    hint: nearest === undefined ? "Choose one of these." : `Did you mean \`${nearest}\`?`,
  };
  if (value === undefined) {
    const message = `${nameKey(path)} is missing; it is ${choice}.`;
    return toFinding("missing-key", file, message, details);
  }
  const what = value === null ? "empty" : quote(value);
  const message = `${nameKey(path)} is ${what}, and only ${choice} ${allowed.length > 1 ? "are" : "is"} allowed.`;
  return toFinding("invalid-value", file, message, details);
}

function toWrongSize(
  issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
  path: KeyPath,
  value: unknown,
  file: string,
): Finding {
  const anchor = atValue(...path);
  const name = nameKey(path);
  const limit = issue.code === "too_small" ? issue.minimum : issue.maximum;
  if (issue.origin === "array" && limit > 1) {
    const message = `${name} has ${Array.isArray(value) ? value.length : 0} entries, and ${limit} are expected.`;
    return toFinding("wrong-type", file, message, { anchor, hint: `Write a list of ${limit}.` });
  }
  if (issue.origin === "array" || value === "") {
    const message = `${name} is empty.`;
    const hint = "Give it a value, or remove it.";
    return toFinding("invalid-value", file, message, { anchor, hint });
  }
  const side = issue.code === "too_small" ? "at least" : "at most";
  const unit = issue.origin === "string" ? " characters" : "";
  const message = `${name} is ${quote(value)}, and ${side} ${limit}${unit} is allowed.`;
  return toFinding("invalid-value", file, message, {
    anchor,
    hint: `Write ${side} ${limit}${unit}.`,
  });
}

/** A key that stands for something, as a month does, and is none; the schema of the keys says what to write. */
function toKeyFinding(issue: z.core.$ZodIssueInvalidKey, path: KeyPath, file: string): Finding {
  const [what, how = "write another key"] = issue.issues[0]?.message.split("; ", 2) ?? [];
  const parent = nameKey(path.slice(0, -1));
  const message = `${quote(String(path.at(-1)))} in ${parent} ${what ?? "is not allowed"}.`;
  const hint = `${toSentenceCase(how)}.`;
  return toFinding("invalid-value", file, message, { anchor: atKey(...path), hint });
}

/** A message of the schema itself, `is no date; write it as YYYY-MM-DD`, made whole. */
function toWritten(
  issue: Issue,
  path: KeyPath,
  value: unknown,
  { schema, file }: Context,
): Finding {
  const url = issue.code === "invalid_format" && issue.format === "url";
  const [what, how] = url
    ? ["is no address of the web", "write it whole, as in `https://strategy.example.org`"]
    : issue.message.split("; ", 2);
  const boolean = findTypes(schema, path).includes("boolean");
  const likely = findLikelyText([what, how].join("; "), value);
  const advice = how ?? "write another value";
  const hint =
    likely !== undefined
      ? `Did you mean \`${likely}\`?`
      : boolean
        ? `Write \`true\` or \`false\`, or ${advice}.`
        : `${toSentenceCase(advice)}.`;
  const seen = typeof value === "string" && !isVisible(value) ? "a text" : quote(value);
  const message = `${nameKey(path)} is ${seen}, which ${what ?? "is not allowed"}.`;
  return toFinding("invalid-value", file, message, { anchor: atValue(...path), hint });
}
