import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { PlanGraph } from "../model/plan.ts";
import { checkBounds } from "./numbers-bound.ts";
import { checkChanges } from "./numbers-change.ts";
import { checkCheckIns } from "./numbers-check-in.ts";
import { checkDates, checkOwnDates, checkPeopleDates } from "./numbers-date.ts";
import { checkMeasures } from "./numbers-measure.ts";
import { checkPlanNumbers } from "./numbers-plan.ts";
import { checkOutcome } from "./numbers-outcome.ts";
import { checkScorecardNumbers } from "./numbers-scorecard.ts";
import { checkReadings } from "./numbers-series.ts";
import { checkWeights } from "./numbers-weight.ts";

/** Checks numbers and dates: of each document by itself, and against the period that it belongs to. */
export function checkNumbers(
  set: DocumentSet,
  { nodes, asOf, portal }: PlanGraph,
): readonly Finding[] {
  const unread = new Set(set.unread);
  const checkDocument = (document: Document): readonly Finding[] => {
    switch (document.kind) {
      case "objective": {
        const node = nodes.get(document.id as string as NodeId);
        const linked = node?.kind === "objective" ? node : undefined;
        return [
          ...(linked ? checkMeasures(linked) : []),
          ...checkWeights(document, linked),
          ...checkCheckIns(document, linked, asOf, portal.confidenceScale, unread),
          ...checkOutcome(document, unread),
          ...checkChanges(document, unread),
          ...checkDates(document, linked, asOf),
        ];
      }
      case "kpi":
        return [...checkBounds(document), ...checkReadings(document, asOf)];
      case "team":
      case "theme":
      case "initiative":
      case "page":
        return checkOwnDates(document, asOf);
      case "scorecard":
        return checkScorecardNumbers(document, asOf);
      case "ogsm":
      case "gost":
      case "mbo": {
        const node = nodes.get(document.id as string as NodeId);
        const linked = node?.kind === "framework-plan" ? node : undefined;
        return checkPlanNumbers(document, linked, asOf, portal.confidenceScale, unread);
      }
      case "direction":
      case "hoshin":
        return [];
    }
  };
  return [...set.documents.flatMap(checkDocument), ...checkPeopleDates(set)];
}
