import type { Finding } from "../model/finding.ts";
import { getSmartTerms, isSmartAsked, judgeSmart } from "../model/smart.ts";
import { listSmartSubjects } from "../model/smart-subject.ts";
import type { RuleInput } from "./rule-input.ts";
import { toFindingAt } from "./rule-input.ts";

/** Holds what is measured against the five letters: a finding for each one that fails. */
export function checkSmart({ graph }: RuleInput): readonly Finding[] {
  if (!isSmartAsked(graph)) return [];
  const terms = getSmartTerms(graph);
  return listSmartSubjects(graph).flatMap((subject) =>
    judgeSmart(subject, terms).flatMap(({ grade, hint, letter, reason }) => {
      if (grade !== "fail") return [];
      const message = `\`${subject.title.plain}\` is not ${letter}: ${reason}.`;
      return [toFindingAt("smart", subject.source, ["title"], message, { hint })];
    }),
  );
}
