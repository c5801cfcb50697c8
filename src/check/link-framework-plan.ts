import type { Document } from "../model/document.ts";
import type { FrameworkPlan } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { Kpi } from "../model/plan.ts";
import type { LinkContext } from "./link-context.ts";
import { linkGost } from "./link-gost.ts";
import { linkHoshin } from "./link-hoshin.ts";
import { linkMbo } from "./link-mbo.ts";
import { linkOgsm } from "./link-ogsm.ts";
import { linkScorecard } from "./link-scorecard.ts";

/** Makes the plans of all frameworks, in the order of the documents. */
export function linkFrameworkPlans(
  context: LinkContext,
  documents: readonly Document[],
  kpis: ReadonlyMap<NodeId, Kpi>,
): readonly FrameworkPlan[] {
  return documents.flatMap((document) => linkDocument(context, document, kpis) ?? []);
}

function linkDocument(
  context: LinkContext,
  document: Document,
  kpis: ReadonlyMap<NodeId, Kpi>,
): FrameworkPlan | undefined {
  switch (document.kind) {
    case "ogsm":
      return linkOgsm(context, document, kpis);
    case "hoshin":
      return linkHoshin(context, document, kpis);
    case "scorecard":
      return linkScorecard(context, document, kpis);
    case "gost":
      return linkGost(context, document, kpis);
    case "mbo":
      return linkMbo(context, document, kpis);
    case "direction":
    case "team":
    case "theme":
    case "kpi":
    case "objective":
    case "initiative":
    case "page":
      return undefined;
  }
}
