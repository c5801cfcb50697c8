import { toFlow } from "../exchange/yaml-merge.ts";
import { toFormat } from "../view/format.ts";
import type { Closing, ClosingItem } from "./closing.ts";
import { describeObjective, missingWords } from "./closing-words.ts";

const head = `# What is missing to close this cycle. Fill in what you know; what stays empty is not answered.
# decision: keep, modify, defer, abandon, done. result: achieved, partly, missed, dropped, superseded, not-recorded.
# Then: npm run cycle -- close CYCLE --answers THIS_FILE
`;

/** The questions that are still open as a file to be filled in, with what was computed as comments. */
export function renderDraft(closing: Closing, locale: string): string {
  const format = toFormat(locale);
  const items = closing.items.filter(({ missing }) => missing.length > 0);
  const parts = items.map((item) => {
    const comment = describeObjective(closing, format, item.objective).map((line) => `  # ${line}`);
    return [`${toFlow(item.objective.id)}:`, ...comment, ...toKeys(closing, item)].join("\n");
  });
  return `${[head.replace("CYCLE", closing.cycle.cycle), ...parts].join("\n")}\n`;
}

function toKeys({ assessment }: Closing, { objective, missing }: ClosingItem): readonly string[] {
  const ungraded = objective.keyResults.filter(
    ({ id, measure }) =>
      measure.kind !== "none" && assessment.keyResults.get(id)?.score === undefined,
  );
  const asks = (what: ClosingItem["missing"][number]): boolean => missing.includes(what);
  return [
    ...(asks("result") ? ["  result:"] : []),
    ...(asks("grade")
      ? [
          `  scores: # ${missingWords.grade}`,
          ...ungraded.map(({ item }) => `    ${toFlow(item)}: {score: , reason: }`),
        ]
      : []),
    ...(asks("reason") ? [`  reason: # ${missingWords.reason}`] : []),
    ...(asks("reason") || asks("learning") ? [`  learned: # ${missingWords.learning}`] : []),
    ...(asks("decision") ? [`  decision: # ${missingWords.decision}`] : []),
  ];
}
