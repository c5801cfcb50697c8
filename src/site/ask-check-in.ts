import type { CheckInEntry } from "../exchange/check-in-text.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { toFormat } from "../view/format.ts";
import { viewMeasuredValue } from "../view/value.ts";
import type { CleanContent } from "./check-content.ts";
import { parseOutlook, parseValue } from "./check-in-option.ts";
import type { Asker } from "./terminal.ts";

type Said = Omit<CheckInEntry, "date" | "by">;

/** Asks for a check-in key result by key result, with the last value and the one expected today; empty is no answer. */
export async function askCheckIn(
  clean: CleanContent,
  objective: Objective,
  asker: Asker,
): Promise<Said> {
  asker.say(`${objective.code ?? ""} ${objective.title.plain}`.trim());
  const values: Record<string, number | boolean | string> = {};
  for (const keyResult of objective.keyResults) {
    if (keyResult.kpi !== undefined || keyResult.sameAs !== undefined) continue;
    const answer = (await asker.ask(`  ${toQuestion(clean, keyResult)}: `)).trim();
    if (answer !== "") values[keyResult.item] = parseValue(answer);
  }
  const outlook = (await asker.ask("  Outlook (on-track, at-risk, off-track): ")).trim();
  const note = (await asker.ask("  Note: ")).trim();
  return {
    ...(outlook === "" ? {} : { outlook: parseOutlook(outlook) }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(note === "" ? {} : { note }),
  };
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
