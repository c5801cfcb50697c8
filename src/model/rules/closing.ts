import type { Rule } from "./rule.ts";

/** Whether a cycle was closed to the end, and what was decided of it was done. */
export const closingRules = {
  "cycle-not-closed": {
    family: "rhythm",
    severity: "warning",
    title: "A cycle that is over and not closed",
    when: "A cycle ended more than `days` days ago, holds objectives, and its state is not `closed`.",
    why: "What nobody graded while it was fresh is graded by guessing.",
    mend: "Run `npm run cycle -- close <cycle>`, which asks for what is missing.",
    limits: { days: 21 },
    example: {
      broken: "- {id: 2026-q2, start: 2026-04-01, end: 2026-06-30, state: review}",
      mended: "- {id: 2026-q2, start: 2026-04-01, end: 2026-06-30, state: closed}",
    },
  },
  "plan-not-published": {
    family: "rhythm",
    severity: "warning",
    title: "A cycle that should have been published",
    when: "The day of `publishBy` has passed, and the cycle is still being planned.",
    why: "Work has begun, and nobody can see what it is for.",
    mend: "Agree on what is there, and set the cycle's `state` to `active`.",
    example: {
      broken:
        "- {id: 2026-q3, start: 2026-07-01, end: 2026-09-30, publishBy: 2026-07-08, state: planning}",
      mended:
        "- {id: 2026-q3, start: 2026-07-01, end: 2026-09-30, publishBy: 2026-07-08, state: active}",
    },
  },
  "closed-without-decision": {
    family: "rhythm",
    severity: "warning",
    title: "A closed objective of which nothing was decided",
    when: "An objective of the cycle that closed last has no `decision` in its outcome, and no later objective goes on with it or stands in its place.",
    why: "What nobody decided is neither done nor dropped, and comes back as a surprise.",
    mend: "Add `decision` to the outcome: `keep`, `modify`, `defer`, `abandon` or `done`.",
    example: {
      broken: "outcome: {result: partly, learned: Coverage is not detection.}",
      mended: "outcome: {result: partly, learned: Coverage is not detection., decision: modify}",
    },
  },
  "closed-without-learning": {
    family: "rhythm",
    severity: "info",
    title: "A closed objective that taught nothing",
    when: "An objective of the cycle that closed last was not achieved, and its outcome has no `learned`.",
    why: "The next plan is no better for it.",
    mend: "Add `learned` to the outcome: what is done in another way from now on.",
    example: {
      broken: "outcome: {result: missed, reason: The nests were occupied., decision: keep}",
      mended:
        "outcome: {result: missed, reason: The nests were occupied., learned: Plan the cutting for autumn., decision: keep}",
    },
  },
  "closed-without-grade": {
    family: "rhythm",
    severity: "info",
    title: "A closed key result without a grade",
    when: "A key result with a measure, in an objective of the cycle that closed last, has no value from which a score could be computed, and none was given by hand.",
    why: "It is left out of every average, which then speaks for less than it seems to.",
    mend: "Add its last value in a check-in, or a `score` with a `reason` to the outcome.",
    example: {
      broken: "outcome: {scores: {kr1: {score: 0.7}}} # kr2 was never measured",
      mended:
        "outcome: {scores: {kr1: {score: 0.7}, kr2: {score: 0, reason: It was never measured.}}}",
    },
  },
  "decision-not-followed": {
    family: "rhythm",
    severity: "warning",
    title: "A decision to go on that nobody followed",
    when: "An objective of the cycle that closed last was decided `keep` or `modify`, the cycle after it is running, and nothing in it says `carriedOverFrom`.",
    why: "A decision that is forgotten within a quarter was none.",
    mend: "Add `carriedOverFrom` to the objective that goes on with it or `supersededBy` to the outcome, or decide otherwise.",
    example: {
      broken: "outcome: {result: partly, decision: keep} # and nothing of it in 2026-q3",
      mended: "carriedOverFrom: 2026-q2/engineering/see-faults-coming # in 2026-q3",
    },
  },
  "carried-over-against-decision": {
    family: "rhythm",
    severity: "warning",
    title: "Carried over against the decision",
    when: "An objective says `carriedOverFrom`, and its predecessor was dropped or declined, or decided `abandon` or `done`.",
    why: "Either the decision was changed, and nobody says so, or the work goes on by habit.",
    mend: "Decide otherwise in the predecessor's outcome, or take `carriedOverFrom` out.",
    example: {
      broken: "carriedOverFrom: 2026-q2/night-services/open-a-night-service # decision: abandon",
      mended: "standaloneReason: The track is free at night from 2028 on.",
    },
  },
  "carried-over-backwards": {
    family: "rhythm",
    severity: "warning",
    title: "Carried over from a cycle that is not earlier",
    when: "An objective says `carriedOverFrom`, and its predecessor belongs to a cycle that does not begin before its own.",
    why: "The history of a promise would run in a circle.",
    mend: "Name the objective of the earlier cycle, or use `supports` for one of the same.",
    example: {
      broken: "carriedOverFrom: 2026-q3/engineering/find-the-fault # in 2026-q3",
      mended: "carriedOverFrom: 2026-q2/engineering/see-faults-coming",
    },
  },
} as const satisfies Record<string, Rule>;
