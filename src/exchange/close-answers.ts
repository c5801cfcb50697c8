import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { joinOr } from "../model/enumeration.ts";
import { findNearest } from "../model/nearest.ts";
import { isRecord } from "../model/record.ts";
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
    const said = dropEmpty(written);
    if (said === undefined || isDeepStrictEqual(said, {})) continue;
    const parsed = outcomeSchema.safeParse(said, { reportInput: true });
    if (parsed.success) {
      problems.push(...checkItems(objective, parsed.data));
      answers.set(id, parsed.data);
    } else {
      problems.push(...parsed.error.issues.map((issue) => describeIssue(id, issue)));
    }
  }
  return { answers, problems };
}

/** What is wrong with an answer, with what is nearest to it. */
function describeIssue(id: string, issue: z.core.$ZodIssue): string {
  const place = `\`${[id, ...issue.path.map(String)].join(" › ")}\``;
  switch (issue.code) {
    case "invalid_value":
      return `${place} is \`${String(issue.input)}\`. ${toChoice(String(issue.input), issue.values.map(String))}`;
    case "unrecognized_keys": {
      const known = Object.keys(
        issue.path.length === 0 ? outcomeSchema.shape : { score: 0, reason: 0, decision: 0 },
      );
      return issue.keys
        .map((key) => `${place} has no key \`${key}\`. ${toChoice(key, known)}`)
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

function checkItems({ id, items }: Asked, { scores = {} }: AuthoredOutcome): readonly string[] {
  const choice =
    items.length === 0 ? "has none" : `has ${joinOr(items.map((item) => `\`${item}\``))}`;
  return Object.keys(scores)
    .filter((item) => !items.includes(item))
    .map((item) => `\`${id}\` has no key result \`${item}\`; it ${choice}.`);
}

/** What was not left empty; undefined where all of it was. */
function dropEmpty(value: unknown): unknown {
  if (value === null || value === "") return undefined;
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).flatMap(([key, each]) => {
    const said = dropEmpty(each);
    return said === undefined ? [] : [[key, said] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
