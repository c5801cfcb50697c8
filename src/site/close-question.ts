import { toScoreHint } from "../check/numbers-outcome.ts";
import type { Assessment } from "../model/assessment.ts";
import { isLearningOwed, isPromise, isReasonOwed } from "../model/closing-missing.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { outcomeSchema, type AuthoredOutcome } from "../model/schema/objective.ts";
import { checkShape } from "../read/shape.ts";
import type { ClosingItem } from "./closing.ts";
import { missingWords } from "./closing-words.ts";

/** What an objective is asked at the close. */
export interface CloseQuestion {
  readonly text: string;
  /** What an answer says of the outcome, or why it is none. */
  readonly parse: (answer: string) => CloseAnswer;
}

/** What was answered, or a sentence that says why it cannot be. */
export type CloseAnswer = { readonly outcome: AuthoredOutcome } | { readonly problem: string };

/** The questions that begin: what is missing, and nothing that has been said. */
export function listQuestions(
  { objective, missing }: ClosingItem,
  assessment: Assessment,
): readonly CloseQuestion[] {
  const questions: CloseQuestion[] = [];
  if (missing.includes("result")) {
    const choice = "achieved, partly, missed, dropped, superseded, not-recorded";
    questions.push(toQuestion(`Result (${choice})`, (result) => ({ result })));
  }
  if (missing.includes("grade")) {
    for (const keyResult of objective.keyResults) {
      const { id, item, measure, title } = keyResult;
      if (measure.kind === "none" || assessment.keyResults.get(id)?.score) continue;
      questions.push({
        text: `Grade of ${item} ${title.plain} (0 to 1, then why: 0.7 The last count came late.)`,
        parse: (answer) => parseGrade(keyResult, answer, objective),
      });
    }
  }
  const owesReason = missing.includes("reason");
  if (owesReason) questions.push(reasonQuestion);
  if (owesReason || missing.includes("learning")) questions.push(learningQuestion);
  if (missing.includes("decision")) {
    const choice = "keep, modify, defer, abandon, done";
    questions.push(toQuestion(`Decision (${choice})`, (decision) => ({ decision })));
  }
  return questions;
}

/** What an answer makes somebody owe that nobody was asked: why it was dropped, what was learnt from what was missed. */
export function listMore(
  objective: Objective,
  assessment: Assessment,
  said: AuthoredOutcome,
  asked: readonly CloseQuestion[],
): readonly CloseQuestion[] {
  const { result } = said;
  if (result === undefined || result === "not-recorded") return [];
  const { reason, learned } = said;
  const outcome = {
    ...{ result, scores: {}, source: objective.source },
    ...(reason !== undefined && { reason }),
    ...(learned !== undefined && { learned }),
  };
  const ended = { ...objective, outcome };
  const more = [
    ...(isReasonOwed(ended, assessment, result)
      ? [result === "dropped" ? droppedQuestion : reasonQuestion]
      : []),
    ...(isLearningOwed(ended, result) ? [learningQuestion] : []),
  ];
  return more.filter((question) => !asked.includes(question));
}

const reasonQuestion = toQuestion(`Reason: ${missingWords.reason}`, (reason) => ({ reason }));
const droppedQuestion = toQuestion("Reason: why it was dropped", (reason) => ({ reason }));
const learningQuestion = toQuestion(`Learnt: ${missingWords.learning}`, (learned) => ({ learned }));

function toQuestion(text: string, toOutcome: (answer: string) => unknown): CloseQuestion {
  return { text, parse: (answer) => parseOutcome(toOutcome(answer.trim())) };
}

function parseOutcome(said: unknown): CloseAnswer {
  const shape = checkShape(outcomeSchema, said, { file: "", noun: "an outcome" });
  const [found] = shape.findings;
  if (found) return { problem: [found.message, found.hint ?? ""].join(" ").trim() };
  return { outcome: shape.data ?? {} };
}

/** A grade and why it is that; what is no number, or none from 0 to 1, is asked for again. */
function parseGrade(keyResult: KeyResult, answer: string, objective: Objective): CloseAnswer {
  const [, written = "", why = ""] = /^(\S*)\s*(.*)$/s.exec(answer.trim()) ?? [];
  const number = /^-?(?:\d+\.?\d*|\.\d+)$/.test(written) ? Number(written) : undefined;
  if (number === undefined) {
    const pointed = /^-?\d*,\d+$/.test(written) ? written.replace(",", ".") : undefined;
    const hint =
      pointed === undefined ? "Write a number from 0 to 1." : `Did you mean \`${pointed}\`?`;
    return { problem: `\`${written}\` is no number. ${hint}` };
  }
  if (number < 0 || number > 1) {
    return { problem: `Grades run from 0 to 1, and this is ${written}. ${toScoreHint(number)}` };
  }
  if (isPromise(objective, keyResult) && number < 1 && why === "") {
    const hint = `Write it behind the number: \`${written} The last count came late.\``;
    return { problem: `It was promised, so a grade below 1 needs its reason. ${hint}` };
  }
  const reason = why === "" ? "Graded at the close." : why;
  // Nothing is never less than nothing.
  return { outcome: { scores: { [keyResult.item]: { score: number + 0, reason } } } };
}
