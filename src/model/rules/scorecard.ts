import type { Rule } from "./rule.ts";

/** Whether a scorecard says what is believed to drive what, and by what one would see it. */
export const scorecardRules = {
  "scorecard-objective-without-measure": {
    family: "frameworks",
    severity: "error",
    title: "A scorecard objective without a measure",
    when: "An objective of an active scorecard has no measure.",
    why: "Nobody could see whether it moves, nor whether it drives anything.",
    mend: "Write by what one would see it, with a goal and a red flag.",
    example: {
      broken: "- {id: k1, title: Win back the commuter, perspective: customer}",
      mended:
        "- id: k1\n  title: Win back the commuter\n  perspective: customer\n  measures:\n    - {id: m1, title: Right-time arrivals, goal: 91, redFlag: 84, kpi: kpis/right-time}",
    },
  },
  "scorecard-cause-runs-down": {
    family: "frameworks",
    severity: "warning",
    title: "A cause that runs down",
    when: "An objective of a scorecard drives one of a lower perspective.",
    why: "The map is read from the bottom: what is above follows from what is below.",
    mend: "Turn the arrow round, or move one of the two to another perspective.",
    example: {
      broken: "- {id: f1, title: Earn more, perspective: financial, causes: [k1]}",
      mended: "- {id: k1, title: Win back the commuter, perspective: customer, causes: [f1]}",
    },
  },
  "scorecard-cause-cycle": {
    family: "frameworks",
    severity: "error",
    title: "Causes that run in a loop",
    when: "An objective of a scorecard drives another one that in the end drives it.",
    why: "There would be nothing to begin with, and everything would be the reason for itself.",
    mend: "Take out the arrow that there is the least evidence for.",
    example: {
      broken: "- {id: i1, causes: [i2]}\n- {id: i2, causes: [i1]}",
      mended: "- {id: i1, causes: [i2]}\n- {id: i2}",
    },
  },
  "scorecard-dead-end": {
    family: "frameworks",
    severity: "warning",
    title: "An objective that leads nowhere",
    when: "An objective of an active scorecard stands below the top perspective and drives nothing.",
    why: "Nobody can say what it would be good for.",
    mend: "Name what it drives, or take it out.",
    example: {
      broken: "- {id: l1, title: Alarms people trust, perspective: learning}",
      mended: "- {id: l1, title: Alarms people trust, perspective: learning, causes: [i1]}",
    },
  },
  "scorecard-unsupported": {
    family: "frameworks",
    severity: "warning",
    title: "An objective that nothing drives",
    when: "An objective of an active scorecard stands above the bottom perspective, and nothing drives it.",
    why: "The map does not say how it would come about: it is a hope.",
    mend: "Name it in `causes` of what drives it, or write what would.",
    example: {
      broken: "- {id: i1, title: Find faults first, perspective: process}",
      mended: "- {id: l1, title: Alarms people trust, perspective: learning, causes: [i1]}",
    },
  },
  "scorecard-too-many-objectives": {
    family: "frameworks",
    severity: "warning",
    title: "More objectives than a scorecard holds",
    when: "A scorecard has more objectives than the limit `objectives`.",
    why: "A map that nobody can take in at a glance chooses nothing.",
    mend: "Join some of them, or leave the lesser ones to the plans of the teams.",
    limits: { objectives: 15 },
    example: {
      broken: "objectives: # sixteen of them",
      mended: "objectives: # the twelve that the year is about",
    },
  },
} as const satisfies Record<string, Rule>;
