import type { Answers } from "../exchange/draft/answers.ts";
import type { Choice, DraftKind, Field } from "../exchange/draft/draft.ts";
import { DraftError } from "../exchange/draft/draft.ts";
import type { PlanGraph } from "../model/plan.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import { parseAnswer } from "./new-option.ts";
import type { Asker } from "./terminal.ts";

/** Choices that are listed at once; the others are found by typing. */
const mostShown = 9;

/** Asks for every field that is not answered yet and has a meaning, with what there is to choose from. */
export async function askDraft(
  kind: DraftKind,
  given: Answers,
  graph: PlanGraph,
  asker: Asker,
): Promise<Answers> {
  let answers = given;
  asker.say(`${kind.purpose} Enter takes what stands in brackets, or leaves it out.`);
  for (const field of kind.fields) {
    if (answers.has(field.name) || field.isAsked?.(answers) === false) continue;
    const values = await askField(field, graph, answers, asker);
    if (values.length > 0) answers = answers.with(field.name, values);
  }
  return answers;
}

async function askField(
  field: Field,
  graph: PlanGraph,
  answers: Answers,
  asker: Asker,
): Promise<readonly string[]> {
  const suggested = field.suggest?.(graph, answers);
  const isNeeded = field.isNeeded?.(answers) === true;
  const choices = field.choose?.(graph, answers);
  // Where there is nothing to choose from, nothing can be said.
  if (choices?.length === 0 && !isNeeded) return [];
  asker.say("");
  asker.say(toHead(field, isNeeded && suggested === undefined));
  const values: string[] = [];
  let shown = choices && listChoices(choices, asker);
  for (;;) {
    const preset = values.length === 0 && suggested !== undefined ? ` [${suggested}]` : "";
    const again = values.length > 0 ? " (another one)" : "";
    const typed = (await asker.ask(`  ${field.name}${again}${preset}: `)).trim();
    if (typed === "") {
      if (values.length > 0) return values;
      if (suggested !== undefined) return [suggested];
      if (!isNeeded) return [];
      asker.say("  It cannot be left out.");
      continue;
    }
    const chosen = choices ? pick(typed, choices, shown ?? [], asker) : typed;
    if (typeof chosen !== "string") {
      if (chosen.length > 0) shown = chosen;
      continue;
    }
    try {
      values.push(parseAnswer(field, chosen, graph, answers));
    } catch (error) {
      if (!(error instanceof DraftError)) throw error;
      asker.say(`  ${error.message}`);
      continue;
    }
    if (field.isMany !== true) return values;
  }
}

function toHead({ name, text, why }: Field, isNeeded: boolean): string {
  const reason = why === undefined ? "" : ` ${why}`;
  return `${toLabel(name)}${isNeeded ? " (needed)" : ""}: ${text}.${reason}`;
}

function toLabel(name: string): string {
  const words = name.replaceAll("-", " ");
  return toSentenceCase(words);
}

/** The id of what was typed: an id, the number of one that was shown, or words that fit one only; else those that fit. */
function pick(
  typed: string,
  choices: readonly Choice[],
  shown: readonly Choice[],
  asker: Asker,
): string | readonly Choice[] {
  const exact = choices.find(({ id }) => id === typed);
  if (exact) return exact.id;
  const numbered = /^\d{1,2}$/.test(typed) ? shown[Number(typed) - 1] : undefined;
  if (numbered) return numbered.id;
  const words = typed.toLowerCase().split(/\s+/u);
  const fitting = choices.filter(({ id, title }) => {
    const text = `${id} ${title}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const [only] = fitting;
  if (only && fitting.length === 1) {
    asker.say(`  → ${renderChoice(only)}`);
    return only.id;
  }
  if (fitting.length === 0) {
    asker.say(`  Nothing has \`${typed}\` in its id or its title.`);
    return [];
  }
  return listChoices(fitting, asker);
}

/** Lists the first choices with the numbers by which they are taken; returns them. */
function listChoices(choices: readonly Choice[], asker: Asker): readonly Choice[] {
  const shown = choices.slice(0, mostShown);
  for (const [index, choice] of shown.entries())
    asker.say(`  ${index + 1}  ${renderChoice(choice)}`);
  const rest = choices.length - shown.length;
  if (rest > 0) asker.say(`     … and ${rest} more: type a part of the id or the title`);
  return shown;
}

function renderChoice({ id, title }: Choice): string {
  return title === "" || title === id ? id : `${id}  ${title}`;
}
