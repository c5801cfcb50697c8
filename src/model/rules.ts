import type { Rule } from "./rules/rule.ts";
import { baseRules } from "./rules/base.ts";
import { closingRules } from "./rules/closing.ts";
import { gostRules } from "./rules/gost.ts";
import { hoshinRules } from "./rules/hoshin.ts";
import { kpiRules } from "./rules/kpi.ts";
import { linkingRules } from "./rules/linking.ts";
import { mboRules } from "./rules/mbo.ts";
import { numbersRules } from "./rules/numbers.ts";
import { ogsmRules } from "./rules/ogsm.ts";
import { okrAlignmentRules } from "./rules/okr-alignment.ts";
import { okrWordingRules } from "./rules/okr-wording.ts";
import { readingRules } from "./rules/reading.ts";
import { rhythmRules } from "./rules/rhythm.ts";
import { scorecardRules } from "./rules/scorecard.ts";
import { sealedRules } from "./rules/sealed.ts";

export type { Rule, RuleFamily } from "./rules/rule.ts";

/** Every rule by its permanent code, in the order of the rule pages. */
export const rules = {
  ...readingRules,
  ...linkingRules,
  ...numbersRules,
  ...okrWordingRules,
  ...okrAlignmentRules,
  ...rhythmRules,
  ...closingRules,
  ...baseRules,
  ...sealedRules,
  ...ogsmRules,
  ...kpiRules,
  ...hoshinRules,
  ...scorecardRules,
  ...gostRules,
  ...mboRules,
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof rules;

/** Whether a text is the name of a rule. */
export function isRuleCode(code: string): code is RuleCode {
  return Object.hasOwn(rules, code);
}

/** One rule of the catalogue. */
export function getRule(code: RuleCode): Rule {
  return rules[code];
}
