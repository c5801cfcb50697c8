import { parseArgs } from "node:util";
import { Answers } from "../exchange/draft/answers.ts";
import { DraftError } from "../exchange/draft/draft.ts";
import type { Choice, DraftKind, Field } from "../exchange/draft/draft.ts";
import { findNearest } from "../model/nearest.ts";
import { due, idText, isoDate } from "../model/schema/text.ts";
import type { PlanGraph } from "../model/plan.ts";
import type { OptionHelp } from "./command.ts";
import { CallError, commonOptions, renderHelp, UsageError } from "./command.ts";
import { findSwallowed, toUsageProblem } from "./usage.ts";

/** The options of a kind as its author wrote them, by name; what all commands share is among them. */
export type Written = ReadonlyMap<string, readonly string[]>;

/** Parses the options of a kind; undefined where help was asked for. Throws a `UsageError` on anything unknown. */
export function parseWritten(kind: DraftKind, argv: readonly string[]): Written | undefined {
  const known = [...Object.keys(commonOptions), ...kind.fields.map(({ name }) => name)];
  const swallowed = findSwallowed(known, process.env);
  if (swallowed !== undefined) throw new UsageError(swallowed);
  const options = Object.fromEntries(
    known.map((name) => [name, { type: "string" as const, multiple: true }]),
  );
  try {
    const { values } = parseArgs({
      args: toArguments(argv),
      options: { ...options, help: { type: "boolean", short: "h" } },
    });
    const { help, ...written } = values;
    if (help === true) return undefined;
    return new Map(Object.entries(written).map(([name, each]) => [name, toTexts(each)]));
  } catch (error) {
    throw new CallError(toUsageProblem(error, known, argv));
  }
}

/** A negative number is a value: the parser takes what begins with a hyphen for an option. */
function toArguments(argv: readonly string[]): string[] {
  const joined: string[] = [];
  for (const text of argv) {
    const before = joined.at(-1);
    if (/^-\.?\d/.test(text) && before !== undefined && /^--[^=]+$/.test(before)) {
      joined[joined.length - 1] = `${before}=${text}`;
    } else joined.push(text);
  }
  return joined;
}

function toTexts(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.map(String) : [];
}

/** The help of a kind: what it is asked for, what of it is needed, and why. */
export function renderKindHelp({ name, purpose, fields }: DraftKind): string {
  const options: Record<string, OptionHelp> = {};
  for (const field of fields) {
    const isNeeded = field.isNeeded?.(new Answers()) === true && field.suggest === undefined;
    const needed = isNeeded ? " (needed)" : "";
    options[field.name] = { value: field.value, text: `${field.text}${needed}` };
  }
  const terminal = "On a terminal it asks for whatever is not given, with the ids to choose from.";
  return renderHelp(`new -- ${name}`, `${purpose}\n${terminal}`, { ...options, ...commonOptions });
}

/** Takes what was written on the command line as the answer to each field. Throws a `UsageError` where one is wrong. */
export function toAnswers(kind: DraftKind, written: Written, graph: PlanGraph): Answers {
  let answers = new Answers();
  for (const field of kind.fields) {
    const texts = written.get(field.name) ?? [];
    if (texts.length > 1 && field.isMany !== true) {
      throw new UsageError(`\`--${field.name}\` is said once, and not ${texts.length} times.`);
    }
    if (texts.length === 0) continue;
    try {
      const values = texts.map((text) => parseAnswer(field, text, graph, answers));
      answers = answers.with(field.name, values);
    } catch (error) {
      if (!(error instanceof DraftError)) throw error;
      throw new UsageError(`\`--${field.name}\`: ${error.message}`);
    }
  }
  return answers;
}

/** Fills in what is taken where nothing is said. Throws a `UsageError` that names all that is missing, and why. */
export function fillAnswers(kind: DraftKind, given: Answers, graph: PlanGraph): Answers {
  let answers = given;
  const missing: string[] = [];
  for (const field of kind.fields) {
    if (answers.has(field.name) || field.isAsked?.(answers) === false) continue;
    const suggested = field.suggest?.(graph, answers);
    if (suggested !== undefined) answers = answers.with(field.name, [suggested]);
    else if (field.isNeeded?.(answers) === true) missing.push(renderMissing(field, graph, answers));
  }
  if (missing.length > 0) {
    throw new UsageError(`To begin it, say\n${missing.join("\n")}\nNothing was written.`);
  }
  return answers;
}

function renderMissing(field: Field, graph: PlanGraph, answers: Answers): string {
  const choices = field.choose?.(graph, answers) ?? [];
  const shown = choices.slice(0, 12).map(({ id }) => id);
  const rest = choices.length - shown.length;
  const more = rest > 0 ? ` and ${rest} more` : "";
  const one = shown.length > 0 ? `\n      one of ${shown.join(", ")}${more}` : "";
  const why = field.why === undefined ? "" : `\n      ${field.why}`;
  return `  --${field.name} ${field.value}  ${field.text}.${why}${one}`;
}

/** What an author typed, as it is written. Throws a `DraftError` that says what is wrong with it. */
export function parseAnswer(
  field: Field,
  text: string,
  graph: PlanGraph,
  answers: Answers,
): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line === "") throw new DraftError("it is empty.");
  switch (field.type) {
    case "text":
      return text.trim();
    case "line":
      return line;
    case "number":
      if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(line)) return line;
      throw new DraftError(`\`${line}\` is no plain number such as 65 or 0.7.`);
    case "date":
      return toDate(isoDate.safeParse(line), line);
    case "due":
      return toDate(due.safeParse(line), line);
    case "name":
      if (idText.safeParse(line).success) return line;
      throw new DraftError(
        `\`${line}\` is no name of a file: use small letters, digits, \`-\` and \`_\`.`,
      );
    case "choice":
      return findChoice(field.choose?.(graph, answers) ?? [], line.normalize("NFC")).id;
  }
}

function toDate(
  result: { readonly error?: { readonly issues: readonly { readonly message: string }[] } },
  line: string,
): string {
  const [issue] = result.error?.issues ?? [];
  if (issue) throw new DraftError(`\`${line}\` ${issue.message}.`);
  return line;
}

/** The choice of an id, or of the code that its title begins with. */
function findChoice(choices: readonly Choice[], text: string): Choice {
  const found =
    choices.find(({ id }) => id === text) ??
    choices.find(({ title }) => title.startsWith(`${text} `) && /\d/.test(text));
  if (found) return found;
  if (choices.length === 0) throw new DraftError(`\`${text}\` cannot be chosen, as there is none.`);
  const ids = choices.map(({ id }) => id);
  const nearest = findNearest(text, ids);
  const hint =
    nearest === undefined
      ? `there is ${ids
          .slice(0, 8)
          .map((id) => `\`${id}\``)
          .join(", ")}${ids.length > 8 ? ` and ${ids.length - 8} more` : ""}.`
      : `did you mean \`${nearest}\`?`;
  throw new DraftError(`there is no \`${text}\` to choose; ${hint}`);
}
