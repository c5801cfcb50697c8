import type { Rule } from "./rule.ts";

/** What makes numbers and dates wrong, or mean nothing. */
export const numbersRules = {
  "baseline-equals-target": {
    family: "numbers",
    severity: "error",
    title: "A baseline that is the target",
    when: "`from` and `to` are the same, or the `redFlag` of a scorecard's measure is its goal.",
    why: "There is no way to go, so no share of it can be told.",
    mend: "Set the target that is meant, or hold the value with `atLeast` or `atMost`.",
    example: { broken: "from: 90\nto: 90", mended: "atLeast: 90" },
  },
  "weights-all-zero": {
    family: "numbers",
    severity: "error",
    title: "Weights that are all zero",
    when: "All key results of an objective, all goals or all measures of a plan, or all steps of one of them, have the weight 0.",
    why: "Nothing would count.",
    mend: "Give at least one of them a weight, or leave the weights out.",
    example: { broken: "weight: 0 # in each", mended: "weight: 1" },
  },
  "negative-weight": {
    family: "numbers",
    severity: "error",
    title: "A negative weight",
    when: "A weight is below zero.",
    why: "Progress would count as going back.",
    mend: "Use a weight of zero or more.",
    example: { broken: "weight: -1", mended: "weight: 1" },
  },
  "observation-order": {
    family: "numbers",
    severity: "error",
    title: "Readings out of order",
    when: "The dates of a series are out of order, or one date occurs twice.",
    why: "Which value is the latest would have to be guessed.",
    mend: "Sort them by date, and keep one value per date.",
    example: {
      broken: "2026-07-31,85.2\n2026-06-30,86.1",
      mended: "2026-06-30,86.1\n2026-07-31,85.2",
    },
  },
  "observation-after-as-of": {
    family: "numbers",
    severity: "info",
    title: "A reading from the future",
    when: "A reading, a check-in, a finished step or a page is dated after the as-of date.",
    why: "It is left out, as an earlier date must show the plan as it was known then.",
    mend: "Mend the date, or build with a later one.",
    example: {
      broken: "- {date: 2062-08-25, values: {kr1: 51}}",
      mended: "- {date: 2026-08-25, values: {kr1: 51}}",
    },
  },
  "value-for-unknown-key-result": {
    family: "numbers",
    severity: "error",
    title: "A value for a key result that is not there",
    when: "A check-in gives a value, a confidence or a forecast for an id that no key result has, or in a plan no goal, measure or objective.",
    why: "What is written there would be lost.",
    mend: "Use the id of the key result that is meant.",
    example: { broken: "values: {kr5: 51}", mended: "values: {kr1: 51}" },
  },
  "due-outside-cycle": {
    family: "numbers",
    severity: "warning",
    title: "A due date outside the cycle",
    when: "Something is due before its objective, or its plan, begins or after it ends.",
    why: "What is due at another time cannot be judged with the rest.",
    mend: "Set a date within the cycle, or move it to the cycle in which it is due.",
    example: { broken: "due: 2026-11-30", mended: "due: 2026-09-30" },
  },
  "milestone-out-of-order": {
    family: "numbers",
    severity: "error",
    title: "Steps out of order",
    when: "The due dates of steps go back in time.",
    why: "A later step cannot be due before an earlier one.",
    mend: "Sort the steps, or mend the date.",
    example: {
      broken:
        "steps:\n  - {title: Survey, due: 2026-08-31}\n  - {title: Contract, due: 2026-07-31}",
      mended:
        "steps:\n  - {title: Contract, due: 2026-07-31}\n  - {title: Survey, due: 2026-08-31}",
    },
  },
  "checkpoint-out-of-order": {
    family: "numbers",
    severity: "error",
    title: "Checkpoints out of order",
    when: "The dates of checkpoints go back in time, or one occurs twice.",
    why: "The expected course would run backwards, or be two at once.",
    mend: "Sort the checkpoints by date.",
    example: {
      broken: "checkpoints: [{date: 2026-08-15, value: 50}, {date: 2026-07-31, value: 46}]",
      mended: "checkpoints: [{date: 2026-07-31, value: 46}, {date: 2026-08-15, value: 50}]",
    },
  },
  "score-out-of-range": {
    family: "numbers",
    severity: "error",
    title: "A grade outside 0 to 1",
    when: "A score is below 0 or above 1.",
    why: "Grades go from 0.0 to 1.0; a percentage is a hundred times too large.",
    mend: "Write it as a number from 0 to 1.",
    example: { broken: "scores: {kr1: {score: 70}}", mended: "scores: {kr1: {score: 0.7}}" },
  },
} as const satisfies Record<string, Rule>;
