import type { Rule } from "./rule.ts";

/** Whether an OGSM is whole, measured, in time and still on one page. */
export const ogsmRules = {
  "ogsm-empty-inheritance": {
    family: "frameworks",
    severity: "error",
    title: "A plan without an objective or goals",
    when: "An active OGSM has no objective or no goals, no item of another plan plays that part in it, and no plan that it inherits from has any.",
    why: "Strategies that lead nowhere cannot be judged: nobody can say whether they worked.",
    mend: "Write the objective and the goals, or inherit them from a plan that has them.",
    example: {
      broken: "kind: ogsm\ntitle: Operations plan 2026\nstrategies: [ … ]",
      mended: "kind: ogsm\ntitle: Operations plan 2026\ninherits: ogsm/company\nstrategies: [ … ]",
    },
  },
  "ogsm-strategy-without-measure": {
    family: "frameworks",
    severity: "warning",
    title: "A strategy that nothing measures",
    when: "A strategy of an active OGSM has no measure, and does not adopt one that has.",
    why: "A choice that nobody can see working is kept for its wording.",
    mend: "Add one number that moves if the strategy works; a leading one will do.",
    example: {
      broken: "strategies:\n  - {id: s1, title: Recover inside the hour}",
      mended:
        'strategies:\n  - id: s1\n    title: Recover inside the hour\n    measures: [{id: m1, title: Disruptions over within the hour, from: 52, to: 75, unit: "%"}]',
    },
  },
  "ogsm-overflows-page": {
    family: "frameworks",
    severity: "warning",
    title: "A plan that needs more than its one page",
    when: "By an estimate of its lines, an active OGSM does not fit on one landscape A4 page even in the smallest letters.",
    why: "What is not on the page is what nobody looks at; a plan that cannot be seen at once is not one choice.",
    mend: "Keep three to five strategies with two or three measures and actions each; the rest belongs into a plan below.",
    example: {
      broken: "strategies: # nine of them, with four measures and six actions each",
      mended: "strategies: # four of them, with three measures and three actions each",
    },
  },
  "ogsm-action-late": {
    family: "frameworks",
    severity: "warning",
    title: "An action that is late",
    when: "An action of an active OGSM, or a part of one, is past its due date and not done, or past its start and still planned.",
    why: "A living plan is one whose dates are true.",
    mend: "Report what was done, or agree on another date.",
    example: {
      broken:
        "- {id: a1, title: Fell Line cleared, start: 2026-08-03, due: 2026-08-25, status: active}",
      mended:
        "- {id: a1, title: Fell Line cleared, start: 2026-08-03, due: 2026-08-25, status: done}",
    },
  },
} as const satisfies Record<string, Rule>;
