import type { Finding } from "../model/finding.ts";
import { checkClosing } from "./closing.ts";
import { checkCheckIns } from "./rhythm-check-in.ts";
import { checkKpis } from "./rhythm-kpi.ts";
import { checkOutcomes } from "./rhythm-outcome.ts";
import type { RuleInput } from "./rule-input.ts";

/** The family of rules about rhythm and honesty that need no earlier state of the content. */
export function checkRhythm(input: RuleInput): readonly Finding[] {
  return [
    ...checkCheckIns(input),
    ...checkOutcomes(input),
    ...checkClosing(input),
    ...checkKpis(input),
  ];
}
