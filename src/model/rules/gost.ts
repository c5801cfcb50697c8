import type { Rule } from "./rule.ts";

/** Whether a ladder has every rung: an aim without a choice, or a choice without work, is a wish. */
export const gostRules = {
  "gost-objective-without-strategy": {
    family: "frameworks",
    severity: "warning",
    title: "An objective that nobody has chosen a way to",
    when: "An objective of an active GOST has no strategy.",
    why: "What without how: without a choice nobody can say what is not done for it.",
    mend: "Add a strategy with what was chosen and what was not, or take the objective out.",
    example: {
      broken:
        "objectives:\n  - {id: o1, title: Carry 4.1 m passengers, goal: g1, from: 3.6, to: 4.1}\nstrategies: []",
      mended:
        "objectives:\n  - {id: o1, title: Carry 4.1 m passengers, goal: g1, from: 3.6, to: 4.1}\nstrategies:\n  - {id: s1, title: The commuters we lost, objective: o1, notDoing: [A new line]}",
    },
  },
  "gost-strategy-without-tactic": {
    family: "frameworks",
    severity: "warning",
    title: "A strategy that nobody works on",
    when: "A strategy of an active GOST has no tactic, and nothing else in the portal supports or implements it.",
    why: "A choice that changes nobody's week is not yet made.",
    mend: "Add a tactic with an owner and a date, or let an objective support the strategy.",
    example: {
      broken: "strategies:\n  - {id: s1, title: The commuters we lost, objective: o1}\ntactics: []",
      mended:
        "strategies:\n  - {id: s1, title: The commuters we lost, objective: o1}\ntactics:\n  - {id: t1, title: Ask those who left, strategy: s1, owner: priya-anand, due: 2026-09}",
    },
  },
} as const satisfies Record<string, Rule>;
