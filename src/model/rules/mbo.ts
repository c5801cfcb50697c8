import type { Rule } from "./rule.ts";

/** Whether an agreement adds up. */
export const mboRules = {
  "mbo-weights": {
    family: "frameworks",
    severity: "error",
    title: "Weights that do not add up to 100",
    when: "The weights of an agreement's objectives add up to something else than 100, or one of them is not above 0.",
    why: "Each weight is read as per cent of the whole, so the achievement would be of something else than what was agreed.",
    mend: "Change the weights so that they add up to 100.",
    example: {
      broken:
        "objectives:\n  - {id: o1, title: Faults, from: 9, to: 3, weight: 60}\n  - {id: o2, title: Waits, from: 9, to: 3, weight: 60}",
      mended:
        "objectives:\n  - {id: o1, title: Faults, from: 9, to: 3, weight: 60}\n  - {id: o2, title: Waits, from: 9, to: 3, weight: 40}",
    },
  },
} as const satisfies Record<string, Rule>;
