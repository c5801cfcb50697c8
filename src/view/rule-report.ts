import type { RuleCode } from "../model/rules.ts";
import reports from "./rule-reports.json" with { type: "json" };

const known: Readonly<Partial<Record<string, string>>> = reports;

/**
 * What the check prints of a plan that breaks a rule, word for word. The texts come from the golden reports of the
 * tests, and a test holds them against these.
 */
export function findRuleReport(code: RuleCode): string | undefined {
  return known[code];
}
