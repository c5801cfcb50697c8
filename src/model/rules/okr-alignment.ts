import type { Rule } from "./rule.ts";

/** What objectives are for, who looks after them, and how far they reach. */
export const okrAlignmentRules = {
  "orphan-objective": {
    family: "okr",
    severity: "warning",
    title: "An objective that supports nothing",
    when: "Neither an objective nor one of its key results supports anything, and there is no `standaloneReason`.",
    why: "Nobody can see what it is for, and it is nobody's loss when it fails.",
    mend: "Name under `supports` what it contributes to, or say why it stands alone.",
    example: {
      broken: "title: A fare that a stranger understands",
      mended:
        "title: A fare that a stranger understands\nsupports:\n  - {to: themes/open-to-everyone, how: Who cannot read the fares does not travel.}",
    },
  },
  "no-strategy": {
    family: "okr",
    severity: "warning",
    title: "What without how",
    when: "What an objective supports leads up to no theme.",
    why: "It says what is wanted, and nothing above it says by which choice that is to be won.",
    mend: "Let it, or what it supports, support a theme.",
    example: {
      broken: "supports:\n  - {to: 2026-q3/company/stand-alone, how: It is a part of it.}",
      mended: "supports:\n  - {to: themes/keep-time, how: A train that breaks down keeps no time.}",
    },
  },
  "contribution-not-explained": {
    family: "okr",
    severity: "info",
    title: "A contribution that is not explained",
    when: "An entry of `supports` has no `how`.",
    why: "An arrow on a map says that somebody saw a connection, and not which.",
    mend: "Add `how` with one sentence that somebody outside the team understands.",
    example: {
      broken: "supports: [themes/keep-time]",
      mended:
        "supports:\n  - {to: themes/keep-time, how: Most of our delay begins at this junction.}",
    },
  },
  "copied-parent-title": {
    family: "okr",
    severity: "warning",
    title: "The parent's own words",
    when: "The title of an objective shares at least four fifths of its words with what it supports.",
    why: "A copy does not say what this team will do about it.",
    mend: "Say in the team's own words what will be true in its own field.",
    example: {
      broken: "title: Keep time on the coast line # supports: Keep time on the coast line",
      mended: "title: Points on the coast line that do not fail",
    },
  },
  "all-lagging": {
    family: "okr",
    severity: "info",
    title: "Only lagging key results",
    when: "All key results of an objective are marked as lagging (`lead: false`), or take their values from a lagging KPI.",
    why: "They show what happened when it is too late to act.",
    mend: "Make one of them something that moves first, and mark it `lead: true`.",
    example: {
      broken:
        '- {id: kr2, title: Crew who leave within 90 days, from: 11, to: 5, unit: "%", lead: false}',
      mended:
        '- {id: kr2, title: New crew who have met their mentor, from: 20, to: 100, unit: "%", lead: true}',
    },
  },
  "input-heavy-top": {
    family: "okr",
    severity: "info",
    title: "A top that says what will be done",
    when: "More than the share `share` of the company's objectives in a cycle that say so are input-oriented.",
    why: "At the top people look for what will come of it; what goes in is decided below.",
    mend: "State the result, and leave the way to the teams.",
    limits: { share: 0.5 },
    example: { broken: "orientation: input", mended: "orientation: output" },
  },
  "no-owner": {
    family: "okr",
    severity: "warning",
    title: "An objective without an owner",
    when: "An objective names no owner, or only people who have left.",
    why: "What belongs to nobody is looked after by nobody.",
    mend: "Name a person, a role or a team.",
    example: {
      broken: "title: The ramp is at the door before the doors open",
      mended: "title: The ramp is at the door before the doors open\nowner: abel-nwosu",
    },
  },
  "owner-overloaded": {
    family: "okr",
    severity: "warning",
    title: "One person, too many things",
    when: "A person, or the holder of a role, owns more objectives and key results in one cycle than the limit `items`.",
    why: "Nobody looks after that many things each week.",
    mend: "Give some of them to somebody else.",
    limits: { items: 9 },
    example: {
      broken: "owner: hamish-odell # of ten objectives and key results",
      mended: "owner: yusuf-karim",
    },
  },
  sandbagging: {
    family: "okr",
    severity: "warning",
    title: "Aspirations that are too safe",
    when: "In the first three weeks the mean confidence of an objective's aspirational key results is above the limit `confidence`; or the share `share` of a team's aspirational key results (at least `fewest`) ended at 1.0 in the last closed cycle.",
    why: "An aspiration that is certain is a commitment under another name, and nobody learns how far they could have come.",
    mend: "Aim at what is as likely as not, or call it committed.",
    limits: { confidence: 0.9, share: 0.75, fewest: 4 },
    example: {
      broken: "- {date: 2026-07-07, confidence: {kr1: 0.95, kr2: 1}}",
      mended: "- {date: 2026-07-07, confidence: {kr1: 0.5, kr2: 0.6}}",
    },
  },
  "committed-low-confidence": {
    family: "okr",
    severity: "warning",
    title: "A promise that nobody is sure of",
    when: "The last confidence in a committed key result that is not reached yet is below the limit `confidence`.",
    why: "Others rely on what is committed, and should hear of the doubt while they can still act.",
    mend: "Get it what it needs, tell those who rely on it, or make it aspirational.",
    limits: { confidence: 0.7 },
    example: {
      broken: "- {date: 2026-08-25, confidence: {kr1: 0.4, kr2: 0.8}}",
      mended: "- {date: 2026-08-25, confidence: {kr1: 0.8, kr2: 0.8}}",
    },
  },
  "kpi-already-met": {
    family: "okr",
    severity: "warning",
    title: "A target that is already met",
    when: "When a key result began, its KPI already stood at the target or beyond.",
    why: "Nothing need happen for it to be reached.",
    mend: "Aim at a value that is not reached yet, or hold it with `atLeast` or `atMost`.",
    example: {
      broken:
        "- {id: kr1, title: Right-time arrivals, from: 81, to: 86, kpi: kpis/right-time-arrivals}",
      mended:
        "- {id: kr1, title: Right-time arrivals, from: 86, to: 90, kpi: kpis/right-time-arrivals}",
    },
  },
  "double-counted-measure": {
    family: "okr",
    severity: "info",
    title: "One measure on two levels",
    when: "A key result takes its values from the same KPI as a key result of something above it.",
    why: "One movement then counts twice on the way up, and nobody sees what the team itself moved.",
    mend: "Measure what this team moves itself, or show the other one with `sameAs`.",
    example: {
      broken:
        "- {id: kr1, title: Right-time arrivals, from: 86, to: 90, kpi: kpis/right-time-arrivals}",
      mended: "- {id: kr1, title: Turnrounds on time at Skerrow, from: 71, to: 86}",
    },
  },
  smart: {
    family: "okr",
    severity: "info",
    title: "A result that is not SMART",
    when: "A key result, a goal or measure of an OGSM, an objective of a GOST or an agreement, an annual objective or target of an X-matrix, or a measure of a scorecard fails one of the five letters: specific, measurable, attainable (last confidence not below the limit `confidence`), reasonable, time-bound. One finding for each letter. An objective of OKRs is meant to be qualitative, and is not asked.",
    why: "What fails a letter is hard to judge at the end.",
    mend: "Mend the letter that the finding names, or turn the rule off: passing it makes no result good.",
    limits: { confidence: 0.2 },
    example: {
      broken: '- {id: kr2, title: Punctuality, from: 81, to: 90, unit: "%"}',
      mended: '- {id: kr2, title: Arrivals within three minutes, from: 81, to: 90, unit: "%"}',
    },
  },
} as const satisfies Record<string, Rule>;
