import { toCount } from "../model/count.ts";
import type { Framework, FrameworkPlan, PlanItem } from "../model/framework/framework-plan.ts";
import { listPlanItems, listPlans } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import { toTeamNode } from "../model/id.ts";
import type { ViewContext } from "./context.ts";
import { vocabularyNames } from "./called.ts";
import { viewFrame } from "./frame.ts";
import { roleWords } from "./framework-word.ts";
import type { FrameView, RefView } from "./part.ts";
import { stateWords } from "./plan-facts.ts";
import { toReference } from "./reference.ts";
import { viewPlainTag, type TagView } from "./tag.ts";

/** The plans of all frameworks beside OKR, by framework. */
export interface PlansView {
  readonly frame: FrameView;
  readonly summary: string;
  readonly groups: readonly {
    readonly id: Framework;
    readonly title: string;
    /** What the framework is for, in one sentence. */
    readonly note: string;
    readonly plans: readonly PlanRowView[];
  }[];
}

/** A plan in a list; those that inherit from another stand below it. */
export interface PlanRowView {
  readonly plan: RefView;
  /** Steps below the topmost plan, from 0. */
  readonly depth: number;
  readonly team?: RefView;
  readonly period: string;
  /** `4 goals, 5 strategies, 12 measures`. */
  readonly counts: string;
  /** `draft`, `proposed` or `closed`; absent where it runs. */
  readonly state?: TagView;
}

const notes: Readonly<Record<Framework, string>> = {
  ogsm: "Objective, goals, strategies and measures on one page",
  hoshin: "From breakthroughs to monthly targets, agreed by catchball",
  scorecard: "What drives what, from learning up to what the organisation is for",
  gost: "The ladder from goals to tactics, with what was not chosen",
  mbo: "What was agreed with a role or a team for a year",
};

/** Views all plans. */
export function viewPlans(context: ViewContext): PlansView {
  const { plan } = context;
  const frameworks = Object.keys(notes) as Framework[];
  const groups = frameworks.flatMap((id) => {
    const plans = sortByTree(listPlans(plan, id));
    if (plans.length === 0) return [];
    const rows = plans.map(([each, depth]) => toRow(context, each, depth));
    return [{ id, title: vocabularyNames[id], note: notes[id], plans: rows }];
  });
  return {
    frame: viewFrame(context, {
      path: "/plans/",
      title: "Plans",
      description: `The plans of ${plan.portal.name}, each in the classic layout of its framework.`,
      section: "/plans/",
    }),
    summary: `${toCount(plan.frameworkPlans.length, "plan")} in ${toCount(groups.length, "framework")}, over the same graph as the objectives: an item is written once and shown wherever it plays a part.`,
    groups,
  };
}

/** Plans from the top down: each is followed by those that inherit from it; in a ring or without one, by id. */
function sortByTree<Plan extends FrameworkPlan>(
  plans: readonly Plan[],
): readonly (readonly [Plan, number])[] {
  const below = Map.groupBy(plans, (plan) => findAbove(plan, plans));
  const sorted: (readonly [Plan, number])[] = [];
  const add = (above: NodeId | undefined, depth: number): void => {
    for (const plan of below.get(above) ?? []) {
      sorted.push([plan, depth]);
      add(plan.id, depth + 1);
    }
  };
  add(undefined, 0);
  return sorted;
}

function findAbove(plan: FrameworkPlan, plans: readonly FrameworkPlan[]): NodeId | undefined {
  const above =
    plan.framework === "ogsm"
      ? plan.inherits
      : plan.framework === "hoshin"
        ? plan.inherits?.from
        : undefined;
  return plans.some(({ id }) => id === above) ? above : undefined;
}

function toRow(context: ViewContext, plan: FrameworkPlan, depth: number): PlanRowView {
  const { format } = context;
  const team = plan.team === undefined ? undefined : context.plan.nodes.get(toTeamNode(plan.team));
  const { start, end } = plan.period;
  return {
    plan: toReference(context, plan),
    depth,
    ...(team === undefined ? {} : { team: toReference(context, team) }),
    period: `${format.date(start)} to ${format.date(end)}`,
    counts: toCounts(listPlanItems(plan)),
    ...(plan.state === "active" ? {} : { state: viewPlainTag(stateWords[plan.state]) }),
  };
}

function toCounts(items: readonly PlanItem[]): string {
  const counts = Map.groupBy(items, ({ role }) => role);
  return [...counts]
    .map(([role, some]) => {
      const word = roleWords[role].toLowerCase();
      return toCount(some.length, word, word.replace(/y$/, "ie") + "s");
    })
    .join(", ");
}
