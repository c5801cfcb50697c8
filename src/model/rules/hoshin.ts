import type { Rule } from "./rule.ts";

/** Whether a matrix hangs together, is worked on, and answers for its misses. */
export const hoshinRules = {
  "hoshin-uncorrelated": {
    family: "frameworks",
    severity: "warning",
    title: "A row or column without a strong mark",
    when: "An item of an active X-matrix has no strong mark to an item of another side. What stands there from the matrix above is not asked, nor are people and priorities that were dropped.",
    why: "What nothing would fail without is not part of the plan, and what would not move anything need not be done.",
    mend: "Mark what it would fail without as `strong`, or take it out of the matrix.",
    example: {
      broken: "correlations:\n  - {a: p1, b: t1, strength: weak}",
      mended: "correlations:\n  - {a: p1, b: t1, strength: strong}",
    },
  },
  "hoshin-priority-without-owner": {
    family: "frameworks",
    severity: "warning",
    title: "An improvement priority that nobody leads",
    when: "A priority of an active X-matrix has no owner, what it shows has none, and nobody in the people block has a strong mark with it.",
    why: "What everybody helps with is done by nobody.",
    mend: "Add an `owner`, or mark the team that leads it as `strong`.",
    example: {
      broken: "priorities:\n  - {id: p1, title: Sensors on 180 point machines}",
      mended: "priorities:\n  - {id: p1, title: Sensors on 180 point machines, owner: yusuf-karim}",
    },
  },
  "hoshin-priority-without-target": {
    family: "frameworks",
    severity: "warning",
    title: "An improvement priority that moves no target",
    when: "A priority of an active X-matrix has neither a strong nor a medium mark with a target.",
    why: "Work that moves no figure can be neither steered nor ended.",
    mend: "Mark the target that it moves, or add one.",
    example: {
      broken: "correlations:\n  - {a: p1, b: a1, strength: strong}",
      mended:
        "correlations:\n  - {a: p1, b: a1, strength: strong}\n  - {a: p1, b: t1, strength: strong}",
    },
  },
  "hoshin-miss-without-countermeasure": {
    family: "frameworks",
    severity: "error",
    title: "A missed month without a countermeasure",
    when: "A month of a target has ended further from its plan than `near` allows, and neither a countermeasure of that month nor an earlier one that was still being worked on in it answers for it.",
    why: "A miss that nobody looks into is repeated.",
    mend: "Add a countermeasure: the problem, its cause, what is done, by whom and until when.",
    example: {
      broken:
        "targets:\n  - id: t1\n    title: Faults found first\n    plan: {2026-06: 44}\n    actual: {2026-06: 38}",
      mended:
        "targets:\n  - id: t1\n    title: Faults found first\n    plan: {2026-06: 44}\n    actual: {2026-06: 38}\n    countermeasures:\n      - {month: 2026-06, problem: Rail heat blinded the model, action: Retrain it, owner: ines-abara, due: 2026-08-31}",
    },
  },
  "hoshin-too-many-breakthroughs": {
    family: "frameworks",
    severity: "warning",
    title: "Too many breakthroughs",
    when: "An active X-matrix has more breakthroughs than the limit `most`.",
    why: "Everything at once is nothing in particular.",
    mend: "Keep the few that change the organisation; what is daily work belongs to the KPIs.",
    limits: { most: 5 },
    example: {
      broken:
        "breakthroughs: [{id: b1, …}, {id: b2, …}, {id: b3, …}, {id: b4, …}, {id: b5, …}, {id: b6, …}]",
      mended: "breakthroughs: [{id: b1, …}, {id: b2, …}, {id: b3, …}]",
    },
  },
  "catchball-open": {
    family: "frameworks",
    severity: "warning",
    title: "A proposal that waits for an answer",
    when: "A round of catchball in a plan that is not closed has no `response` after `days` days.",
    why: "Who is not answered takes it for agreed, and the other side does not.",
    mend: "Add `response: accept`, `counter` or `reject`, with what was agreed or what speaks against it.",
    limits: { days: 14 },
    example: {
      broken:
        'catchball:\n  - {date: 2026-01-12, from: team:company, to: team:signalling, about: "#p1", proposal: All 212 machines}',
      mended:
        'catchball:\n  - {date: 2026-01-12, from: team:company, to: team:signalling, about: "#p1", proposal: All 212 machines, response: counter, concerns: Two crews fit 180}',
    },
  },
} as const satisfies Record<string, Rule>;
