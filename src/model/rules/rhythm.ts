import type { Rule } from "./rule.ts";

/** Whether what was promised is reported in time, and honestly. */
export const rhythmRules = {
  "check-in-overdue": {
    family: "rhythm",
    severity: "warning",
    title: "A check-in that is overdue",
    when: "The last check-in of an active objective, or the last value of one of its key results, is older than the cycle's rhythm (`checkInEvery`) and the grace (`status.graceDays`).",
    why: "Silence is never good news, and the status shown is no longer true.",
    mend: "Add a check-in, even if nothing has changed.",
    example: {
      broken: "checkIns:\n  - {date: 2026-07-14, values: {kr1: 45, kr2: 80}}",
      mended:
        "checkIns:\n  - {date: 2026-07-14, values: {kr1: 45, kr2: 80}}\n  - {date: 2026-08-25, values: {kr1: 51, kr2: 63}}",
    },
  },
  "reported-against-data": {
    family: "rhythm",
    severity: "warning",
    title: "A report that the values contradict",
    when: "Outlook and pace are two steps apart, as on track and off pace; or an objective is on track and none of its values has moved for `days` days.",
    why: "A reader who sees both believes neither.",
    mend: "Say in the note what the values do not show, or report what they say.",
    limits: { days: 28 },
    example: {
      broken: "- {date: 2026-08-25, outlook: on-track, values: {kr1: 44, kr2: 92}}",
      mended: "- {date: 2026-08-25, outlook: off-track, values: {kr1: 44, kr2: 92}}",
    },
  },
  "committed-missed-without-reason": {
    family: "rhythm",
    severity: "error",
    title: "A broken promise without a reason",
    when: "A closed committed objective ended below 1.0, and neither `reason` nor `learned` nor a reason for each lower score says why.",
    why: "Others relied on it, and the next plan is no better without the reason.",
    mend: "Add `reason` to the outcome, or one to each score below 1.",
    example: {
      broken: "outcome:\n  scores: {kr1: {score: 1}, kr2: {score: 0.7}}",
      mended:
        "outcome:\n  scores: {kr1: {score: 1}, kr2: {score: 0.7, reason: The last train arrived in July.}}",
    },
  },
  "closed-without-outcome": {
    family: "rhythm",
    severity: "error",
    title: "A closed objective without an outcome",
    when: "An objective of a closed cycle has no `outcome`, or one without a grade or result whose values do not say it either. `not-recorded` is a result, and is counted.",
    why: "How it ended is what the next plan learns from.",
    mend: "Add `outcome` with a score per key result or a result.",
    example: {
      broken: "state: closed",
      mended:
        "state: closed\noutcome: {result: not-recorded, reason: The team was dissolved before the review.}",
    },
  },
  "dropped-without-reason": {
    family: "rhythm",
    severity: "error",
    title: "Given up without a reason",
    when: "An objective was dropped, or a key result abandoned, and nothing says why.",
    why: "What is given up in silence comes back, or was never meant.",
    mend: "Add `reason`: what changed, and who decided.",
    example: {
      broken: "outcome: {result: dropped}",
      mended: "outcome: {result: dropped, reason: The depot is to be sold.}",
    },
  },
  "kpi-stale": {
    family: "rhythm",
    severity: "warning",
    title: "A KPI that is no longer read",
    when: "The last reading of a KPI is older than `periods` of its periods (`frequency`).",
    why: "What nobody reads is steered by nobody, and the value shown is old.",
    mend: "Add the missing readings, or say how often it is read.",
    limits: { periods: 2 },
    example: {
      broken: "frequency: monthly # last reading of 2026-05-31",
      mended: "frequency: quarterly",
    },
  },
  "kpi-without-direction": {
    family: "rhythm",
    severity: "info",
    title: "A KPI without a good direction",
    when: "A KPI has no `direction`.",
    why: "Nothing can be said of its health, nor whether a change is good news.",
    mend: "Add `direction`: `higher`, `lower` or `range`.",
    example: {
      broken: "title: Complaints per 10,000 journeys",
      mended: "title: Complaints per 10,000 journeys\ndirection: lower",
    },
  },
} as const satisfies Record<string, Rule>;
