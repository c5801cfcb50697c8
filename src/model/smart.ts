import type { SmartSubject } from "./smart-subject.ts";
import type { WordList } from "./words/word-list.ts";
import type { PlanGraph } from "./plan.ts";
import { daysBetween } from "./period.ts";
import { rules } from "./rules.ts";
import { findShare, isHeld } from "./scale.ts";
import { countWords, findPhrase } from "./wording.ts";
import { findWordList } from "./words/word-list.ts";

export type SmartLetter = "specific" | "measurable" | "attainable" | "reasonable" | "time-bound";

export type SmartGrade = "pass" | "warn" | "fail";

/** How one letter holds, and why; with what to do where it does not. */
export interface LetterVerdict {
  readonly letter: SmartLetter;
  readonly grade: SmartGrade;
  /** To follow the title or a dash: `it has no measure`. The author's own words in backticks. */
  readonly reason: string;
  readonly hint?: string;
}

/** By what the letters are judged. */
export interface SmartTerms {
  readonly locale: string;
  /** Undefined: no words of the portal's language are known, and wording is not judged. */
  readonly words: WordList | undefined;
  /** The last confidence below which a letter fails, 0…1. */
  readonly confidence: number;
}

/** The terms of a portal: the words of its language, and the limit that it sets. */
export function getSmartTerms({ portal }: PlanGraph): SmartTerms {
  const { confidence } = { ...rules.smart.limits, ...portal.rules.smart?.limits };
  return { locale: portal.locale, words: findWordList(portal.locale), confidence };
}

/** Whether a portal wants to hear of the letters at all. */
export function isSmartAsked({ portal }: PlanGraph): boolean {
  return portal.rules.smart?.level !== "off";
}

/** Confidences below this are low. */
const lowConfidence = 0.4;
/** Days after which a date that only the plan sets is far away. */
const farAway = 366;
const fewestWords = 3;

type Verdict = Omit<LetterVerdict, "letter">;

/**
 * Holds something against the five letters, in their order. A letter fails on something that is written, and warns
 * where nothing is written or something looks odd:
 *
 *                 fail                                           warn
 *     Specific    fewer than three words; or no measure, and     nobody owns it; a measure's name of fewer than
 *                 a word that would fit any result               three words without a unit
 *     Measurable  no measure, or a bare percentage of done       no baseline; levels in words; no target that proves it
 *     Attainable  the last confidence below the limit, or a      a low confidence, or nobody has said any
 *                 share above 100 % or below 0
 *     Reasonable  reached already when it began                  reached before half of its time
 *     Time-bound  due after what it stands in ends, or no end    no date but the end of a plan, a year or more away
 */
export function judgeSmart(subject: SmartSubject, terms: SmartTerms): readonly LetterVerdict[] {
  return [
    { letter: "specific", ...judgeSpecific(subject, terms) },
    { letter: "measurable", ...judgeMeasurable(subject) },
    { letter: "attainable", ...judgeAttainable(subject, terms) },
    { letter: "reasonable", ...judgeReasonable(subject) },
    { letter: "time-bound", ...judgeTimeBound(subject) },
  ];
}

function pass(reason: string): Verdict {
  return { grade: "pass", reason };
}

function warn(reason: string, hint: string): Verdict {
  return { grade: "warn", reason, hint };
}

function fail(reason: string, hint: string): Verdict {
  return { grade: "fail", reason, hint };
}

function judgeSpecific(
  { isName, measure, owners, proof, title, unit }: SmartSubject,
  { locale, words }: SmartTerms,
): Verdict {
  if (countWords(title.plain, locale) < fewestWords && (!isName || unit === undefined)) {
    // Whoever reads the plan knows what its measures are called.
    const judge = isName ? warn : fail;
    return judge("so few words leave open what is meant", "Say what is counted, and where.");
  }
  // With a number, `enhanced` is what the number says.
  const isOpen = (measure.kind === "none" && proof === undefined) || measure.kind === "percent";
  const vague = isOpen && words ? findPhrase(title.plain, words.vague) : undefined;
  if (vague !== undefined) {
    return fail(`\`${vague}\` would fit any result`, "Say what exactly changes, and for whom.");
  }
  if (owners.length === 0) return warn("nobody owns it", "Name who answers for it.");
  return pass("it says what, and who answers for it");
}

function judgeMeasurable({ measure, proof, valueState }: SmartSubject): Verdict {
  if (valueState === "confidential" || valueState === "not-applicable") {
    return pass("its values are kept elsewhere");
  }
  if (proof === "target") return pass("a target of the same matrix proves it");
  if (proof === "missing") {
    return warn(
      "no target of the matrix is marked as proving it",
      "Mark the priority and the target that prove it.",
    );
  }
  switch (measure.kind) {
    case "none":
      return fail("it has no measure", "Add `from` and `to`, or `done: false` for a milestone.");
    case "percent":
      return fail(
        "a percentage of done measures effort",
        "Add `from` and `to`, or `done: false` for a milestone.",
      );
    case "reach":
      return warn(
        "it has a target and no baseline",
        "Add `from` with the value at the beginning; `from: 0` where it is nothing.",
      );
    case "ordinal":
      return warn(
        "its levels are words, which can be read in two ways",
        "Write levels in numbers.",
      );
    case "change":
    case "at-least":
    case "at-most":
    case "between":
    case "zones":
      return pass("a number says when it is reached");
    case "milestone":
    case "steps":
    case "establish":
      return pass("it can be seen when it is done");
  }
}

function judgeAttainable(
  { confidences, isReported, measure, unit }: SmartSubject,
  { confidence: least }: SmartTerms,
): Verdict {
  if (unit === "%" && (measure.kind === "change" || measure.kind === "reach")) {
    const { to } = measure;
    const from = measure.kind === "change" ? measure.from : 0;
    // A share of a whole stays within it; a growth in percent may have begun outside.
    if (from > 0 && from <= 100 && to > 100) {
      return fail(
        `no share goes beyond 100 %, and the target is ${to} %`,
        "Set a target within the whole, or say in `unit` what the percentage is of.",
      );
    }
  }
  const now = confidences.at(-1)?.value;
  if (now === undefined && !isReported) return pass("nothing that is written speaks against it");
  if (now === undefined) {
    return warn("nobody has said how sure they are", "Give a `confidence` at the next check-in.");
  }
  if (now < least) {
    return fail(
      "those who work on it hardly believe in it",
      "Set a target that can be reached, or say in `note` why it stays.",
    );
  }
  if (now < lowConfidence) {
    return warn(
      "the last confidence was low",
      "Ask what would have to be true for it to be reached.",
    );
  }
  return pass("those who work on it believe that it can be reached");
}

function judgeReasonable({ measure, observations, period }: SmartSubject): Verdict {
  const readings = observations.flatMap(({ date, value }) =>
    typeof value === "number" ? [{ date, value }] : [],
  );
  if (isHeld(measure)) return pass("it is a limit to stay inside of");
  const isReached = (value: number): boolean => (findShare(measure, value) ?? 0) >= 1;
  const [first] = readings;
  if (first !== undefined && first.date <= period.start && isReached(first.value)) {
    return fail(
      `on ${first.date} it was reached already`,
      "Aim at a value that is not reached yet.",
    );
  }
  const reached = readings.find(({ value }) => isReached(value));
  const half = daysBetween(period.start, period.end) / 2;
  if (reached !== undefined && daysBetween(period.start, reached.date) < half) {
    return warn(
      `on ${reached.date}, before half of its time, it was reached`,
      "Ask whether the next target should ask for more.",
    );
  }
  return pass(
    reached === undefined
      ? "it was not reached when it began"
      : "it took more than half of its time",
  );
}

function judgeTimeBound({ hasOwnDate, period, within }: SmartSubject): Verdict {
  if (period.end > within.period.end) {
    return within.kind === "objective"
      ? fail(
          "it is due after its objective has ended",
          "Set `due` within the cycle, or carry it over into the one in which it is due.",
        )
      : fail(
          "it is due after its plan has ended",
          "Set `due` within the plan, or let the plan run longer.",
        );
  }
  if (!hasOwnDate && daysBetween(period.start, period.end) >= farAway) {
    return warn(
      `its only date is the end of the plan, ${period.end}`,
      "Set `due`, or checkpoints on the way.",
    );
  }
  return pass(`it ends on ${period.end}`);
}
