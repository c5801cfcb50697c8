import type { Answers } from "../exchange/close-answers.ts";
import { joinOutcomes } from "../exchange/close-answers.ts";
import type { AuthoredOutcome } from "../model/schema/objective.ts";
import { toFormat } from "../view/format.ts";
import type { CloseQuestion } from "./close-question.ts";
import { listMore, listQuestions } from "./close-question.ts";
import type { Closing, ClosingItem } from "./closing.ts";
import { describeObjective, sayMissing, toLine } from "./closing-words.ts";
import type { AskLine } from "./terminal.ts";
import { askLines } from "./terminal.ts";

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
  console.error(`${sayMissing(closing)}. An empty line is no answer, and a lone dot ends.`);
  return askLines(async (askLine) => {
    for (const [index, item] of items.entries()) {
      console.error(`\n${index + 1} of ${items.length}`);
      console.error(describeObjective(closing, format, item.objective).join("\n"));
      const { said, isWhole } = await askOne(item, closing, askLine);
      if (Object.keys(said).length > 0) answers.set(item.objective.id, said);
      if (!isWhole) return { answers, isWhole };
    }
    return { answers, isWhole: true };
  });
}

/** What was said of one objective, and whether the walk went on behind it. */
async function askOne(
  item: ClosingItem,
  { assessment }: Closing,
  askLine: AskLine,
): Promise<{ readonly said: AuthoredOutcome; readonly isWhole: boolean }> {
  let said: AuthoredOutcome = {};
  const asked: CloseQuestion[] = [];
  const waiting = [...listQuestions(item, assessment)];
  for (let question = waiting.shift(); question; question = waiting.shift()) {
    asked.push(question);
    const answer = await askUntilFit(question, askLine);
    if (answer === undefined) return { said, isWhole: false };
    said = joinOutcomes(said, answer);
    const more = listMore(item.objective, assessment, said, [...asked, ...waiting]);
    // They belong before what becomes of it.
    waiting.splice(Math.max(waiting.length - 1, 0), 0, ...more);
  }
  return { said, isWhole: true };
}

/** Asks again until an answer fits or is empty; undefined where the walk was ended. */
async function askUntilFit(
  { text, parse }: CloseQuestion,
  askLine: AskLine,
): Promise<AuthoredOutcome | undefined> {
  for (;;) {
    const answer = (await askLine(`  ${text}: `))?.trim();
    if (answer === undefined || answer === ".") return undefined;
    if (answer === "") return {};
    const parsed = parse(answer);
    if ("outcome" in parsed) return parsed.outcome;
    console.error(`  ${toLine(parsed.problem)}`);
  }
}
