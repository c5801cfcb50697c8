import type { Interface } from "node:readline";
import { createInterface } from "node:readline";
import type { Answers } from "../exchange/close-answers.ts";
import { outcomeSchema, type AuthoredOutcome } from "../model/schema/objective.ts";
import { toFormat } from "../view/format.ts";
import type { Closing, ClosingItem } from "./closing.ts";
import { describeObjective, missingWords } from "./closing-words.ts";

/** What was answered, and whether the walk went to its end. */
export interface Walk {
  readonly answers: Answers;
  readonly isWhole: boolean;
}

/** Walks through what is missing on a terminal, objective by objective. Empty is no answer; a lone dot ends the walk. */
export async function askClose(closing: Closing, locale: string): Promise<Walk> {
  const format = toFormat(locale);
  const items = closing.items.filter(({ missing }) => missing.length > 0);
  const answers = new Map<string, AuthoredOutcome>();
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ask = toAsk(lines);
  try {
    console.error(
      `${items.length} of ${closing.items.length} objectives have something missing. A lone dot ends.`,
    );
    for (const [index, item] of items.entries()) {
      console.error(`\n${index + 1} of ${items.length}`);
      console.error(describeObjective(closing, format, item.objective).join("\n"));
      const outcome = await askOne(item, closing, ask);
      if (outcome === undefined) return { answers, isWhole: false };
      if (Object.keys(outcome).length > 0) answers.set(item.objective.id, outcome);
    }
    return { answers, isWhole: true };
  } finally {
    lines.close();
  }
}

type Ask = (question: string) => Promise<string | undefined>;

/** Asks line by line; lines that came before their question, as of a paste, wait for it. Undefined at the end. */
function toAsk(lines: Interface): Ask {
  const queued: string[] = [];
  let isOver = false;
  let answer: ((line: string | undefined) => void) | undefined;
  lines.on("line", (line) => {
    const waiting = answer;
    answer = undefined;
    if (waiting) waiting(line);
    else queued.push(line);
  });
  lines.once("close", () => {
    isOver = true;
    answer?.(undefined);
  });
  const next = async (): Promise<string | undefined> => {
    const first = queued.shift();
    if (first !== undefined || isOver) return first;
    return new Promise<string | undefined>((resolve) => {
      answer = resolve;
    });
  };
  return async (question) => {
    process.stderr.write(`  ${question}: `);
    const line = (await next())?.trim();
    return line === "." ? undefined : line;
  };
}

/** Undefined where the walk was ended. */
async function askOne(
  { objective, missing }: ClosingItem,
  closing: Closing,
  ask: Ask,
): Promise<AuthoredOutcome | undefined> {
  let outcome: AuthoredOutcome = {};
  const questions: [string, (answer: string) => unknown][] = [];
  if (missing.includes("result")) {
    const choice = "achieved, partly, missed, dropped, superseded, not-recorded";
    questions.push([`Result (${choice})`, (result) => ({ result })]);
  }
  if (missing.includes("grade")) {
    for (const { id, item, measure, title } of objective.keyResults) {
      if (measure.kind === "none" || closing.assessment.keyResults.get(id)?.score) continue;
      questions.push([
        `Grade of ${item} ${title.plain}, 0 to 1`,
        (score) => ({
          scores: { [item]: { score: Number(score), reason: "Graded at the close." } },
        }),
      ]);
    }
  }
  if (missing.includes("reason"))
    questions.push([`Reason: ${missingWords.reason}`, (reason) => ({ reason })]);
  if (missing.includes("reason") || missing.includes("learning")) {
    questions.push([`Learnt: ${missingWords.learning}`, (learned) => ({ learned })]);
  }
  if (missing.includes("decision")) {
    questions.push(["Decision (keep, modify, defer, abandon, done)", (decision) => ({ decision })]);
  }
  for (const [question, toOutcome] of questions) {
    for (;;) {
      const answer = await ask(question);
      if (answer === undefined) return undefined;
      if (answer === "") break;
      const parsed = outcomeSchema.safeParse(toOutcome(answer));
      if (parsed.success) {
        const scores = { ...outcome.scores, ...parsed.data.scores };
        outcome = { ...outcome, ...parsed.data, ...(Object.keys(scores).length > 0 && { scores }) };
        break;
      }
      console.error(`  That is no answer here: ${parsed.error.issues[0]?.message ?? answer}.`);
    }
  }
  return outcome;
}
