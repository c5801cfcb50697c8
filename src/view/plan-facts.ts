import type { FrameworkPlan } from "../model/framework/framework-plan.ts";
import { listPlanItems } from "../model/framework/framework-plan.ts";
import { toTeamNode } from "../model/id.ts";
import type { ViewContext } from "./context.ts";
import { viewFindings } from "./finding.ts";
import type { FindingRowView } from "./finding-row.ts";
import { viewFrame } from "./frame.ts";
import { frameworkWords } from "./framework-word.ts";
import type { FrameView, PersonView, RefView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { toReference, viewReference } from "./reference.ts";
import { viewSmartRows, type SmartRowView } from "./smart.ts";
import { viewPlainTag, type TagView } from "./tag.ts";

/** What is known of a framework's plan beside its items. */
export interface PlanFactsView {
  readonly owners: readonly PersonView[];
  readonly team?: RefView;
  /** `1 Jan 2026 to 31 Dec 2030`. */
  readonly period: string;
  /** What the whole plan supports. */
  readonly supports: readonly RefView[];
  /** `Draft`; absent where it runs. */
  readonly state?: TagView;
  readonly place: PlaceView;
}

/** Views what is known of a plan. */
export function viewPlanFacts(context: ViewContext, plan: FrameworkPlan): PlanFactsView {
  const { format } = context;
  const team = plan.team === undefined ? undefined : context.plan.nodes.get(toTeamNode(plan.team));
  const supports = (context.plan.edgesFrom.get(plan.id) ?? []).filter(
    ({ relation }) => relation === "supports",
  );
  return {
    owners: viewPeople(context, plan.owners),
    ...(team === undefined ? {} : { team: toReference(context, team) }),
    period: `${format.date(plan.period.start)} to ${format.date(plan.period.end)}`,
    supports: supports.map(({ to }) => viewReference(context, to)),
    ...(plan.state === "active" ? {} : { state: viewPlainTag(stateWords[plan.state]) }),
    place: toPlace(context, plan.source),
  };
}

/** What a state that is not the usual one is called. */
export const stateWords: Readonly<Record<FrameworkPlan["state"], string>> = {
  draft: "Draft",
  proposed: "Proposed",
  active: "Active",
  closed: "Closed",
};

/** What the page of a plan says to its editors. */
export interface PlanEditorsView {
  readonly findings: readonly FindingRowView[];
  readonly smart: readonly SmartRowView[];
}

/** Views what the checks say of a plan, and of its results. */
export function viewPlanEditors(context: ViewContext, plan: FrameworkPlan): PlanEditorsView {
  const items = listPlanItems(plan).map(({ id }) => id);
  return {
    findings: viewFindings(context, plan.source.file),
    smart: viewSmartRows(context, items),
  };
}

/** The frame of the page of a plan. */
export function viewPlanFrame(
  context: ViewContext,
  plan: FrameworkPlan,
  description: string,
): FrameView {
  const title = plan.title.plain;
  return viewFrame(context, {
    path: plan.url,
    title: `${title}, ${frameworkWords[plan.framework]}`,
    description: plan.summary?.plain ?? description,
    section: "/plans/",
    breadcrumb: [{ title: "Plans", url: "/plans/" }, { title }],
  });
}
