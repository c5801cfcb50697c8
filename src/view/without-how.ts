import { getDownwardEdges } from "../model/ancestry.ts";
import { toCount } from "../model/count.ts";
import { getJudgedObjectives, hasStrategy } from "../model/coverage.ts";
import { listPlanItems, listPlans } from "../model/framework/framework-plan.ts";
import { listWithoutStrategy } from "../model/gost-choice.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { pageSizes, viewList, type ListView, type LongList } from "./list.ts";
import type { ObjectiveRows, Rows } from "./list-rows.ts";
import { toObjectiveRows, toReferences } from "./long-list.ts";
import { sortWorstFirst, worstFirst } from "./objective-order.ts";
import type { FrameView, RefView } from "./part.ts";

/** What says what but not how, over the whole portal: aims without a choice, and choices without work. */
export interface WithoutHowView {
  readonly frame: FrameView;
  readonly summary: string;
  /** Open objectives whose line of sight reaches no theme and no strategy. */
  readonly objectives: ListView<ObjectiveRows>;
  /** Objectives of a GOST without a strategy. */
  readonly aims: ListView<Rows<"references", RefView>>;
  /** Themes and strategies that nothing serves. */
  readonly choices: ListView<Rows<"references", RefView>>;
}

/** Views what has no how. */
export function viewWithoutHow(context: ViewContext): WithoutHowView {
  const { objectives, aims, choices } = toWithoutHowLists(context);
  return {
    frame: viewFrame(context, page),
    summary: `${toCount(objectives.count + aims.count, "aim")} without a choice behind ${objectives.count + aims.count === 1 ? "it" : "them"}, ${toCount(choices.count, "choice")} that nothing follows from.`,
    objectives: viewList(context, objectives),
    aims: viewList(context, aims),
    choices: viewList(context, choices),
  };
}

const page: FrameInput = {
  path: "/plans/what-without-how/",
  title: "What without how",
  description: "Aims that no choice stands behind, and choices that nothing follows from.",
  section: "/plans/",
  breadcrumb: [{ title: "Plans", url: "/plans/" }, { title: "What without how" }],
};

/** The lists of the page. */
export function toWithoutHowLists(context: ViewContext): {
  readonly objectives: LongList<ObjectiveRows>;
  readonly aims: LongList<Rows<"references", RefView>>;
  readonly choices: LongList<Rows<"references", RefView>>;
} {
  const { plan } = context;
  const without = getJudgedObjectives(plan).filter((objective) => !hasStrategy(plan, objective));
  return {
    objectives: toObjectiveRows(
      context,
      { page, id: "objectives", title: "Objectives", order: worstFirst },
      sortWorstFirst(context, without, pageSizes.objectives),
      ["teams", "owners"],
    ),
    aims: toReferences(
      context,
      { page, id: "aims", title: "Objectives of a GOST" },
      findAims(context),
    ),
    choices: toReferences(
      context,
      { page, id: "choices", title: "Choices that nothing follows from" },
      findChoices(context),
    ),
  };
}

function findAims({ plan }: ViewContext): readonly PlanNode[] {
  return listPlans(plan, "gost")
    .filter(({ state }) => state === "active")
    .flatMap(listWithoutStrategy);
}

/** Themes that hold today, and strategies of active plans, that nothing contributes to. */
function findChoices({ plan }: ViewContext): readonly PlanNode[] {
  const strategies = plan.frameworkPlans
    .filter(({ state }) => state === "active")
    .flatMap(listPlanItems)
    .filter(({ role }) => role === "ogsm-strategy" || role === "gost-strategy");
  const themes = plan.themes.filter(({ end = "9999" }) => end >= plan.asOf);
  return [...themes, ...strategies].filter(({ id }) => getDownwardEdges(plan, id).length === 0);
}
