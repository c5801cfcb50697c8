import type { CheckInEntry } from "../exchange/check-in-text.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { toFormat } from "../view/format.ts";
import { viewMeasuredValue } from "../view/value.ts";
import type { CleanContent } from "./check-content.ts";
import type { Value } from "./check-in-option.ts";
import { outlooks } from "./check-in-option.ts";
import type { CheckInAnswer } from "./check-in-question.ts";
import { parseOutlookAnswer, parseValueAnswer } from "./check-in-question.ts";
import { toLine } from "./closing-words.ts";
import type { Asker } from "./terminal.ts";

type Said = Omit<CheckInEntry, "date" | "by">;

/**
 * Asks for a check-in key result by key result, with the last value and the one expected today. Empty is no answer;
 * what cannot be taken is asked again.
 */
export async function askCheckIn(
  clean: CleanContent,
  objective: Objective,
  asker: Asker,
): Promise<Said> {
  asker.say(toLine(`${objective.code ?? ""} ${objective.title.plain}`.trim()));
  const values: Record<string, Value> = {};
  for (const keyResult of objective.keyResults.filter(isReportedHere)) {
    const { item, measure } = keyResult;
    const question = toQuestion(clean, keyResult);
    const value = await askUntilFit(question, (text) => parseValueAnswer(measure, text), asker);
    if (value !== undefined) values[item] = value;
  }
  const choice = `Outlook (${outlooks.join(", ")})`;
  const outlook = await askUntilFit(choice, parseOutlookAnswer, asker);
  const note = (await asker.ask("  Note: ")).trim();
  return {
    ...(outlook === undefined ? {} : { outlook }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(note === "" ? {} : { note }),
  };
}

/** Whether its value is said in check-ins of its objective: those of steps are ticked off where they stand. */
function isReportedHere({ kpi, measure, sameAs }: KeyResult): boolean {
  return kpi === undefined && sameAs === undefined && measure.kind !== "steps";
}

/** Asks again until an answer can be taken; undefined where it is left empty. */
async function askUntilFit<Answer>(
  question: string,
  parse: (text: string) => CheckInAnswer<Answer>,
  asker: Asker,
): Promise<Answer | undefined> {
  for (;;) {
    const text = (await asker.ask(`  ${question}: `)).trim();
    if (text === "") return undefined;
    const parsed = parse(text);
    if ("value" in parsed) return parsed.value;
    asker.say(`  ${toLine(parsed.problem)}`);
  }
}

function toQuestion({ plan, assessment }: CleanContent, keyResult: KeyResult): string {
  const found = assessment.keyResults.get(keyResult.id);
  const format = toFormat(plan.portal.locale);
  const value = viewMeasuredValue({ plan, format }, keyResult, found);
  const facts = [
    `now ${value.now}`,
    ...(value.expected === "" ? [] : [`expected ${value.expected}`]),
    ...(value.target === "" ? [] : [`target ${value.target}`]),
  ];
  return `${keyResult.item} ${keyResult.title.plain} (${facts.join(", ")})`;
}
