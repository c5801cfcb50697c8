import type { z } from "zod";
import { joinOr } from "../model/enumeration.ts";
import { adviseNumberKey } from "../model/likely-number.ts";
import { findNearest } from "../model/nearest.ts";
import { findAt, isRecord } from "../model/record.ts";
import type { AuthoredOutcome } from "../model/schema/objective.ts";
import { outcomeSchema } from "../model/schema/objective.ts";

/** What people answered at the close, by the id of the objective. */
export type Answers = ReadonlyMap<string, AuthoredOutcome>;

/** What an objective may be asked. */
export interface Asked {
  readonly id: string;
  /** The ids of its key results. */
  readonly items: readonly string[];
}

const outcomeKeys = Object.keys(outcomeSchema.shape);
const gradeKeys = Object.keys(outcomeSchema.shape.scores.unwrap().valueType.shape);

/**
 * Parses what a file of answers holds: objectives by id, and below each the keys of an `outcome`. What was left empty
 * is not answered. All that is wrong with it is said at once, a sentence each.
 */
export function parseAnswers(
  data: unknown,
  asked: readonly Asked[],
): { readonly answers: Answers; readonly problems: readonly string[] } {
  if (data === undefined || data === null) return { answers: new Map(), problems: [] };
  if (!isRecord(data)) return { answers: new Map(), problems: ["It holds no objectives by id."] };
  const known = new Map(asked.map((each) => [each.id, each]));
  const answers = new Map<string, AuthoredOutcome>();
  const problems: string[] = [];
  for (const [id, written] of Object.entries(data)) {
    const objective = known.get(id);
    if (!objective) {
      const nearest = findNearest(id, [...known.keys()]);
      const meant = nearest === undefined ? "" : ` The nearest is \`${nearest}\`.`;
      problems.push(`No objective of the cycle has the id \`${id}\`.${meant}`);
      continue;
    }
    problems.push(...checkItems(objective, written));
    const said = toSaid(written);
    if (said === undefined) continue;
    const parsed = outcomeSchema.safeParse(said, { reportInput: true });
    if (parsed.success) answers.set(id, parsed.data);
    else problems.push(...parsed.error.issues.map((issue) => describeIssue(id, issue, said)));
  }
  return { answers, problems };
}

/** What is wrong with an answer, with what is nearest to it; `said` is all that was answered of the objective. */
function describeIssue(id: string, issue: z.core.$ZodIssue, said: unknown): string {
  const place = `\`${[id, ...issue.path.map(String)].join(" › ")}\``;
  switch (issue.code) {
    case "invalid_value": {
      const { input } = issue;
      const written = typeof input === "string" ? input : JSON.stringify(input);
      return `${place} is \`${written}\`. ${toChoice(written, issue.values.map(String))}`;
    }
    case "unrecognized_keys": {
      const known = issue.path.length === 0 ? outcomeKeys : gradeKeys;
      const beside = findAt(said, issue.path.map(String));
      return issue.keys
        .map((key) => {
          const advice = isRecord(beside) ? adviseNumberKey(key, beside) : undefined;
          return `${place} has no key \`${key}\`. ${advice ?? toChoice(key, known)}`;
        })
        .join(" ");
    }
    case "invalid_type": {
      const written = JSON.stringify(issue.input);
      return `${place} is \`${written}\`, where ${describeType(issue.expected)} is expected.`;
    }
    default:
      return `${place}: ${issue.message}.`;
  }
}

function describeType(expected: string): string {
  if (expected === "number") return "a number";
  return expected === "string" ? "a text" : "a mapping";
}

function toChoice(text: string, known: readonly string[]): string {
  const nearest = findNearest(text, known);
  const choice = `It can be ${joinOr(known.map((each) => `\`${each}\``))}.`;
  return nearest === undefined ? choice : `${choice} The nearest is \`${nearest}\`.`;
}

/** Two sets of answers in one; where both say something, the later one counts. */
export function joinOutcomes(
  earlier: AuthoredOutcome | undefined,
  later: AuthoredOutcome,
): AuthoredOutcome {
  const scores = { ...earlier?.scores };
  for (const [item, grade] of Object.entries(later.scores ?? {})) {
    scores[item] = { ...scores[item], ...grade };
  }
  return { ...earlier, ...later, ...(Object.keys(scores).length > 0 && { scores }) };
}

/** Says of grades that they are of no key result, as they were written: also of those that were left empty. */
function checkItems({ id, items }: Asked, written: unknown): readonly string[] {
  const scores = findAt(written, ["scores"]);
  if (!isRecord(scores)) return [];
  const choice =
    items.length === 0 ? "has none" : `has ${joinOr(items.map((item) => `\`${item}\``))}`;
  return Object.keys(scores)
    .filter((item) => !items.includes(item))
    .map((item) => {
      const advice = adviseNumberKey(item, scores);
      const problem = `\`${id}\` has no key result \`${item}\`; it ${choice}.`;
      return advice === undefined ? problem : `${problem} ${advice}`;
    });
}

/**
 * What was answered; undefined where all of it was left empty, as a draft lays it out. Only what an outcome has can be
 * left empty: whatever else has no value may be half of one.
 *
 *     {score: , reason: Late.}       says the reason, and no score
 *     {score: 0,7, reason: Late.}    says the score 0, and a key `7` that no grade has
 */
function toSaid(written: unknown): unknown {
  if (!isRecord(written)) return isEmpty(written) ? undefined : written;
  const { scores } = written;
  return dropEmpty(
    isRecord(scores) ? { ...written, scores: toGrades(scores) } : written,
    outcomeKeys,
  );
}

function toGrades(scores: Readonly<Record<string, unknown>>): unknown {
  const grades = Object.entries(scores).map(
    ([item, grade]) => [item, isRecord(grade) ? dropEmpty(grade, gradeKeys) : grade] as const,
  );
  return dropEmpty(Object.fromEntries(grades), Object.keys(scores));
}

/** A mapping without those of the keys that were left empty; undefined where that leaves nothing. */
function dropEmpty(
  written: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  const kept = Object.entries(written).filter(([key, value]) => {
    return !isEmpty(value) || !keys.includes(key);
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
