import type { Finding } from "../model/finding.ts";
import { checkAlignment } from "./okr-alignment.ts";
import { checkConfidence } from "./okr-confidence.ts";
import { checkKeyResults } from "./okr-key-results.ts";
import { checkLoad } from "./okr-load.ts";
import { checkWording } from "./okr-wording.ts";
import type { RuleInput } from "./rule-input.ts";
import { checkSmart } from "./smart.ts";

/** The family of rules about the quality of objectives and key results. */
export function checkOkr(input: RuleInput): readonly Finding[] {
  return [
    ...checkKeyResults(input),
    ...checkWording(input),
    ...checkAlignment(input),
    ...checkLoad(input),
    ...checkConfidence(input),
    ...checkSmart(input),
  ];
}
