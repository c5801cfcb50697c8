import type { Finding } from "../model/finding.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { findShare, isHeld } from "../model/scale.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, getOpenObjectives, toFindingAt } from "./rule-input.ts";
import { countWords, findPhrase } from "./wording.ts";
import type { WordList } from "./words/word-list.ts";
import { findWordList } from "./words/word-list.ts";

/** What is missing for one letter, and how to mend it; undefined where the letter holds. */
type Letter = { readonly word: string; readonly fault: string; readonly hint: string } | undefined;

/**
 * Holds each key result against the five letters. A letter fails only on something that is written:
 *
 *     Specific      fewer than three words; or no measure, and a word that would fit any result
 *     Measurable    no measure, or a bare percentage of done
 *     Attainable    the last confidence below the limit, or a share above 100 % or below 0
 *     Reasonable    reached already when it began
 *     Time-bound    due after its objective ends
 */
export function checkSmart({ graph }: RuleInput): readonly Finding[] {
  if (graph.portal.rules.smart?.level === "off") return [];
  const words = findWordList(graph.portal.locale);
  const least = getLimit(graph, "smart", "confidence");
  return getOpenObjectives(graph).flatMap((objective) =>
    objective.keyResults
      .filter(({ sameAs }) => sameAs === undefined)
      .flatMap((keyResult) => {
        const letters = [
          findSpecific(keyResult, graph.portal.locale, words),
          findMeasurable(keyResult),
          findAttainable(keyResult, least),
          findReasonable(keyResult),
          findTimeBound(keyResult, objective),
        ];
        return letters.flatMap((letter) => (letter ? [toLetterFinding(keyResult, letter)] : []));
      }),
  );
}

function toLetterFinding(
  { source, title }: KeyResult,
  { fault, hint, word }: NonNullable<Letter>,
): Finding {
  const message = `\`${title.plain}\` is not ${word}: ${fault}.`;
  return toFindingAt("smart", source, ["title"], message, { hint });
}

function findSpecific(
  { measure, title }: KeyResult,
  locale: string,
  words: WordList | undefined,
): Letter {
  const word = "specific";
  if (countWords(title.plain, locale) < 3) {
    return {
      word,
      fault: "so few words leave open what is meant",
      hint: "Say what is counted, and where.",
    };
  }
  // With a number, `enhanced` is what the number says.
  const isOpen = measure.kind === "none" || measure.kind === "percent";
  const vague = isOpen && words && findPhrase(title.plain, words.vague);
  if (!vague) return undefined;
  return {
    word,
    fault: `\`${vague}\` would fit any result`,
    hint: "Say what exactly changes, and for whom.",
  };
}

function findMeasurable({ measure, valueState }: KeyResult): Letter {
  if (valueState === "confidential" || valueState === "not-applicable") return undefined;
  if (measure.kind !== "none" && measure.kind !== "percent") return undefined;
  return {
    word: "measurable",
    fault:
      measure.kind === "percent" ? "a percentage of done measures effort" : "it has no measure",
    hint: "Add `from` and `to`, or `done: false` for a milestone.",
  };
}

function findAttainable({ confidences, measure, unit }: KeyResult, least: number): Letter {
  const word = "attainable";
  if (unit === "%" && (measure.kind === "change" || measure.kind === "reach")) {
    const { to } = measure;
    const from = measure.kind === "change" ? measure.from : 0;
    // A share of a whole stays within it; a growth in percent may have begun outside.
    if (from >= 0 && from <= 100 && to > 100 && from > 0) {
      return {
        word,
        fault: `no share goes beyond 100 %, and the target is ${to} %`,
        hint: "Set a target within the whole, or say in `unit` what the percentage is of.",
      };
    }
  }
  const now = confidences.at(-1)?.value;
  if (now === undefined || now >= least) return undefined;
  return {
    word,
    fault: "those who work on it hardly believe in it",
    hint: "Set a target that can be reached, or say in `note` why it stays.",
  };
}

function findReasonable({ observations, measure, period }: KeyResult): Letter {
  const word = "reasonable";
  const first = observations.find(({ value }) => typeof value === "number");
  if (first === undefined || first.date > period.start || typeof first.value !== "number") {
    return undefined;
  }
  if (isHeld(measure) || (findShare(measure, first.value) ?? 0) < 1) return undefined;
  return {
    word,
    fault: `on ${first.date} it was reached already`,
    hint: "Aim at a value that is not reached yet.",
  };
}

function findTimeBound({ period }: KeyResult, objective: Objective): Letter {
  if (period.end <= objective.period.end) return undefined;
  return {
    word: "time-bound",
    fault: "it is due after its objective has ended",
    hint: "Set `due` within the cycle, or carry it over into the one in which it is due.",
  };
}
