import type { NodeId, TeamId } from "../model/id.ts";
import { indexed } from "../model/indexed.ts";
import { parseDate } from "../model/period.ts";
import type { SmartGrade, SmartLetter } from "../model/smart.ts";
import { getSmartTerms, isSmartAsked, judgeSmart } from "../model/smart.ts";
import type { SmartSubject } from "../model/smart-subject.ts";
import { listSmartSubjects } from "../model/smart-subject.ts";
import { findCode } from "./code.ts";
import type { ViewContext } from "./context.ts";
import type { MessagePart } from "./message.ts";
import { toMessage } from "./message.ts";
import type { Glyph } from "./part.ts";
import { endSentence } from "./sentence.ts";

/** One result against the five letters. */
export interface SmartRowView {
  readonly title: string;
  readonly url: string;
  readonly code?: string;
  /** `key result`, `goal`. */
  readonly word: string;
  readonly letters: readonly LetterView[];
}

/** One letter: a shape, a word, a reason, and what to do where it does not hold. */
export interface LetterView {
  /** `S`. */
  readonly letter: string;
  /** `Specific`. */
  readonly word: string;
  readonly grade: SmartGrade;
  readonly glyph: Glyph;
  /** `Holds`, `Look again`, `Fails`. */
  readonly verdict: string;
  /** A whole sentence. */
  readonly reason: readonly MessagePart[];
  readonly hint?: readonly MessagePart[];
}

/** How the results of a team hold, letter by letter. */
export interface SmartTeamRow {
  readonly title: string;
  /** Its page of the health; absent where nothing is to mend. */
  readonly url?: string;
  readonly count: number;
  readonly letters: readonly {
    readonly letter: string;
    readonly fails: number;
    readonly warns: number;
  }[];
}

const smartLetters = {
  specific: { letter: "S", word: "Specific" },
  measurable: { letter: "M", word: "Measurable" },
  attainable: { letter: "A", word: "Attainable" },
  reasonable: { letter: "R", word: "Reasonable" },
  "time-bound": { letter: "T", word: "Time-bound" },
} as const satisfies Record<SmartLetter, object>;

const grades = {
  pass: { glyph: "met", verdict: "Holds" },
  warn: { glyph: "behind", verdict: "Look again" },
  fail: { glyph: "off", verdict: "Fails" },
} as const satisfies Record<SmartGrade, object>;

/** A subject with its verdicts. */
export interface Judged {
  readonly subject: SmartSubject;
  readonly letters: ReturnType<typeof judgeSmart>;
}

interface SmartIndex {
  readonly all: readonly Judged[];
  readonly byTeam: ReadonlyMap<TeamId | undefined, readonly Judged[]>;
  readonly byId: ReadonlyMap<NodeId, Judged>;
}

/** Judges every result once, as the pages of the health and of the objectives ask; nothing where nobody wants to know. */
export const getSmartIndex = indexed(
  "smart",
  "context",
  (context: ViewContext): SmartIndex => {
    const terms = getSmartTerms(context.plan);
    const subjects = isSmartAsked(context.plan) ? listSmartSubjects(context.plan) : [];
    const all = subjects.map((subject) => ({ subject, letters: judgeSmart(subject, terms) }));
    return {
      all,
      byTeam: Map.groupBy(all, ({ subject }) => subject.team),
      byId: new Map(all.map((judged) => [judged.subject.id, judged])),
    };
  },
  { byId: { by: "node" } },
);

/** Whether a letter does not hold. */
export function isOpenQuestion({ letters }: Judged): boolean {
  return letters.some(({ grade }) => grade !== "pass");
}

/** Views one result with its letters. */
export function viewSmartRow(context: ViewContext, { letters, subject }: Judged): SmartRowView {
  const node = context.plan.nodes.get(subject.id);
  const code = node && findCode(context, node);
  return {
    title: subject.title.plain,
    url: subject.url,
    word: subject.word,
    ...(code === undefined ? {} : { code }),
    letters: letters.map(({ grade, hint, letter, reason }) => ({
      ...smartLetters[letter],
      ...grades[grade],
      grade,
      reason: toMessage(endSentence(toDated(context, reason))),
      ...(hint === undefined ? {} : { hint: toMessage(hint) }),
    })),
  };
}

/** With its dates as the locale writes them. */
function toDated({ format }: ViewContext, reason: string): string {
  return reason.replaceAll(/\d{4}-\d{2}-\d{2}/g, (date) => format.date(parseDate(date)));
}

/** Views some results with their letters; those that are judged elsewhere or no more are left out. */
export function viewSmartRows(
  context: ViewContext,
  ids: readonly NodeId[],
): readonly SmartRowView[] {
  const { byId } = getSmartIndex(context);
  return ids.flatMap((id) => {
    const judged = byId.get(id);
    return judged === undefined ? [] : [viewSmartRow(context, judged)];
  });
}

/** Counts what fails and what warns, letter by letter. */
export function countLetters(judged: readonly Judged[]): SmartTeamRow["letters"] {
  const letters = Object.keys(smartLetters) as SmartLetter[];
  return letters.map((letter) => {
    const count = (grade: SmartGrade): number =>
      judged.filter((each) =>
        each.letters.some((verdict) => verdict.letter === letter && verdict.grade === grade),
      ).length;
    return { letter: smartLetters[letter].letter, fails: count("fail"), warns: count("warn") };
  });
}

/** The reasons that are given most often, over all teams. */
export function viewSmartReasons(judged: readonly Judged[]): readonly {
  readonly letter: string;
  readonly glyph: Glyph;
  readonly verdict: string;
  readonly reason: readonly MessagePart[];
  readonly count: number;
}[] {
  const given = judged.flatMap(({ letters }) => letters.filter(({ grade }) => grade !== "pass"));
  // Dates and the author's words differ from one to the next; the reason is the same.
  const groups = Map.groupBy(given, ({ grade, letter, reason }) =>
    [grade, letter, toKind(reason)].join(" "),
  );
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ first: group[0], count: group.length }] : []))
    .sort((a, b) => b.count - a.count || (a.first.reason < b.first.reason ? -1 : 1))
    .slice(0, mostReasons)
    .map(({ first, count }) => ({
      letter: smartLetters[first.letter].word,
      ...grades[first.grade],
      reason: toMessage(count === 1 ? first.reason : toKind(first.reason)),
      count,
    }));
}

const mostReasons = 8;

function toKind(reason: string): string {
  return reason.replaceAll(/\d{4}-\d{2}-\d{2}/g, "…").replaceAll(/`[^`]+`/g, "a word");
}
