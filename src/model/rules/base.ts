import type { Rule } from "./rule.ts";

/** Whether a change of the plans is honest about what it changes: held against an earlier state, `check --base`. */
export const baseRules = {
  "target-eased": {
    family: "rhythm",
    severity: "error",
    title: "A promise made easier without a reason",
    when: "Against the base revision, in an active cycle: a target of an objective was made easier, turned round or gave up its number, a due date, its `end` or its `start` moved out, written or that of its cycle, a key result taken out, `ambition` lowered from `committed`, or the objective moved to a later cycle, to one that is only planned or asks less, or taken back to a draft, and no new entry of `changes` says why; what an entry gives of `was` and `now` must fit the change. The same where the end of a running cycle itself was moved out, or its start or `publishBy`, where its `checkInEvery` was made rarer, or the cycle was taken back to planning: `changes` stands in that cycle then, in `portal.yaml`. A running cycle that holds something and is taken out of `portal.yaml` is found in any case.",
    why: "A promise that is kept because it was eased teaches nobody anything.",
    mend: "Add an entry to `changes` with `of`, `key`, `was`, `now` and the reason, or restore the promise.",
    example: {
      broken: "keyResults:\n  - {id: kr1, title: Faults found first, from: 42, to: 50} # was 65",
      mended:
        "keyResults:\n  - {id: kr1, title: Faults found first, from: 42, to: 50}\nchanges:\n  - {date: 2026-08-20, of: kr1, key: to, was: 65, now: 50, reason: The sensors come in October.}",
    },
  },
  "history-rewritten": {
    family: "rhythm",
    severity: "error",
    title: "A report that says something else now",
    when: "Against the base revision: a check-in, a reading or an actual figure that was there is changed or gone. A reading where there was none yet is new.",
    why: "Nobody can learn from a history that is made to fit.",
    mend: "Put the report back as it was, and correct it in a new one.",
    example: {
      broken: "checkIns:\n  - {date: 2026-07-20, values: {kr1: 52}} # was 45",
      mended:
        "checkIns:\n  - {date: 2026-07-20, values: {kr1: 45}}\n  - {date: 2026-08-03, values: {kr1: 52}, note: The count of 20 July left out the Coast Line.}",
    },
  },
  "closed-cycle-edited": {
    family: "rhythm",
    severity: "error",
    title: "A closed cycle that was edited",
    when: "Against the base revision: an objective or a page of a cycle that was closed is changed or gone. A missing outcome may be added, a file may move, and an objective may be amended: with a new entry of `changes` that gives the reason. The same where `portal.yaml` gives a closed cycle other dates, another rhythm or another state, or none at all.",
    why: "What a cycle came to is what people decided on, and later plans rest on it.",
    mend: "Take the edit back, or add an entry to `changes` that says why.",
    example: {
      broken: "outcome: {scores: {kr1: {score: 0.9}}} # was 0.4",
      mended:
        "outcome: {scores: {kr1: {score: 0.9}}}\nchanges:\n  - {date: 2026-08-20, key: outcome, was: 0.4, now: 0.9, reason: The audit found figures of June that were missing.}",
    },
  },
  "id-vanished": {
    family: "rhythm",
    severity: "error",
    title: "An id that leads nowhere any more",
    when: "Against the base revision: a document or an item to which others referred is gone, and no `aliases` leads from its id to what stands in its place.",
    why: "Links in letters, minutes and other plans would end nowhere.",
    mend: "Keep `id`, or add the old id to the `aliases` of what stands in its place.",
    example: {
      broken: "# themes/keep-time.md is themes/stay-on-time.md now\nkind: theme\ntitle: Keep time",
      mended: "kind: theme\ntitle: Keep time\naliases: [themes/keep-time]",
    },
  },
} as const satisfies Record<string, Rule>;
