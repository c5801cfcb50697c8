import type { Rule } from "./rule.ts";

/** How good objectives and key results are as such: their number, measures and words. */
export const okrWordingRules = {
  "no-key-results": {
    family: "okr",
    severity: "error",
    title: "An objective without key results",
    when: "An active objective has no key result, and is not the sum of its children (`rollUp: children`).",
    why: "Without key results nobody can tell whether the objective was reached.",
    mend: "Add two to five key results, or make it a draft.",
    example: {
      broken: "title: Clear the line before the leaves come down",
      mended:
        "title: Clear the line before the leaves come down\nkeyResults:\n  - {id: kr1, title: Lineside vegetation cut back, from: 0, to: 50, unit: km}\n  - {id: kr2, title: Rail-head treatment trains ready, from: 1, to: 4}",
    },
  },
  "too-few-key-results": {
    family: "okr",
    severity: "warning",
    title: "A single key result",
    when: "An objective has one key result.",
    why: "One measure alone is easily met at the cost of everything that it does not show.",
    mend: "Add a second key result that would suffer if the first were pushed too hard.",
    example: {
      broken:
        'keyResults:\n  - {id: kr1, title: Rosters published 21 days ahead, from: 60, to: 95, unit: "%"}',
      mended:
        'keyResults:\n  - {id: kr1, title: Rosters published 21 days ahead, from: 60, to: 95, unit: "%"}\n  - {id: kr2, title: Trains cancelled for want of crew per week, from: 17, to: 6}',
    },
  },
  "too-many-key-results": {
    family: "okr",
    severity: "warning",
    title: "A list instead of a focus",
    when: "An objective has more key results than the limit `keyResults`.",
    why: "What has that many measures has none that decides.",
    mend: "Keep those that show best whether the objective was reached; the others are initiatives or KPIs.",
    limits: { keyResults: 5 },
    example: {
      broken: "keyResults: # kr1 … kr7",
      mended: "keyResults: # kr1 … kr4, the other three are KPIs",
    },
  },
  "too-many-objectives": {
    family: "okr",
    severity: "warning",
    title: "Too many objectives at once",
    when: "A team leads more active objectives in one cycle than the limit of its level: `company` for the company, `department` for a department, `team` for a team.",
    why: "Where everything has priority, nothing has.",
    mend: "Keep the ones that matter most; the others can wait, or are KPIs.",
    limits: { company: 5, department: 3, team: 3 },
    example: {
      broken: "2026-q3/stations/ # four objectives",
      mended: "2026-q3/stations/ # three objectives, the fourth in 2026-q4",
    },
  },
  "objective-has-number": {
    family: "okr",
    severity: "warning",
    title: "A number in an objective",
    when: "The title of an objective holds an amount. Years, and names such as COVID-19, 5G or Q3, are none.",
    why: "An objective says what will be true; how much of it is what the key results say.",
    mend: "Move the number into a key result.",
    example: {
      broken: "title: Bring the trains back to 90 % on time",
      mended: "title: Be the railway that people plan around",
    },
  },
  "objective-is-task": {
    family: "okr",
    severity: "warning",
    title: "A task or a measure as an objective",
    when: "The title of an objective begins with a verb of delivery, or is nothing but an amount. The verbs are listed for English; other languages have no list yet.",
    why: "It can be done in time, or reached, and change nothing.",
    mend: "Say what will be true for whom afterwards; what is delivered is an initiative.",
    example: {
      broken: "title: Launch the new passenger information screens",
      mended: "title: One truth on every screen",
    },
  },
  "key-result-is-task": {
    family: "okr",
    severity: "warning",
    title: "A task as a key result",
    when: "The title of a key result begins with a verb of delivery, and it has no measure; milestones and leading key results (`lead: true`) are exempt. The verbs are listed for English; other languages have no list yet.",
    why: "That something was done does not show that it helped.",
    mend: "Say what will be different once it is done, or make it a milestone or an initiative.",
    example: {
      broken: "- {id: kr2, title: Install the new lifts}",
      mended: '- {id: kr2, title: Lifts in service for the whole day, from: 94, to: 99, unit: "%"}',
    },
  },
  "key-result-without-measure": {
    family: "okr",
    severity: "info",
    title: "A key result without a measure",
    when: "A key result has neither a measure nor a milestone, or only a bare percentage of done.",
    why: "What is not measured is left out of every average, and its end is a matter of opinion.",
    mend: "Add a measure, steps that can be ticked off, or `done: false` for a milestone.",
    example: {
      broken: "- {id: kr2, title: Staff know the winter plan}",
      mended: '- {id: kr2, title: Staff who know the winter plan, from: 35, to: 90, unit: "%"}',
    },
  },
  "no-baseline": {
    family: "okr",
    severity: "info",
    title: "A target without a baseline",
    when: "A key result has `to` and no `from`.",
    why: "Without a beginning, half of the way looks the same as standing still.",
    mend: "Add `from` with the value at the start of the cycle; `from: 0` where it is nothing.",
    example: {
      broken: "- {id: kr2, title: Platforms with level boarding, to: 104}",
      mended: "- {id: kr2, title: Platforms with level boarding, from: 74, to: 104}",
    },
  },
  "vague-wording": {
    family: "okr",
    severity: "warning",
    title: "Words that fit any outcome",
    when: "The title of a key result holds a vague word, and it has no measure. The words are listed for English; other languages have no list yet.",
    why: "Better than what, and by how much: any outcome would do.",
    mend: "Say by which number one would see it.",
    example: {
      broken: "- {id: kr2, title: Improve communication during disruptions}",
      mended:
        '- {id: kr2, title: Disruptions announced on every channel in two minutes, from: 38, to: 80, unit: "%"}',
    },
  },
  "two-aims": {
    family: "okr",
    severity: "warning",
    title: "Two aims in one objective",
    when: "The title of an objective joins a second aim to the first: another verb with another object. The verbs are listed for English; other languages have no list yet.",
    why: "When one is reached and the other is not, nobody can say what that means.",
    mend: "Keep the one that matters more, or write an objective for each.",
    example: {
      broken: "title: Protect the coast line from the sea and grow leisure travel",
      mended: "title: Protect the coast line from the sea",
    },
  },
  "title-too-long": {
    family: "okr",
    severity: "warning",
    title: "A title that nobody reads to its end",
    when: "The title of an objective or a key result has more words than the limit `words`.",
    why: "Titles are read in lists, on maps and on phones, where only the beginning is seen.",
    mend: "Say it in one breath; the rest belongs into the body or the note.",
    limits: { words: 18 },
    example: {
      broken:
        "title: Make sure that every train which leaves our depot in the morning has been cleaned, checked, fuelled and parked in the right place",
      mended: "title: Every train leaves the depot ready",
    },
  },
} as const satisfies Record<string, Rule>;
