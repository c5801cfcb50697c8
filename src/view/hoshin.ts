import { listPlans } from "../model/framework/framework-plan.ts";
import type { Hoshin } from "../model/framework/hoshin.ts";
import { catchballUrl, toTurnedUrl } from "../model/hoshin-page.ts";
import { viewBody } from "./body.ts";
import { viewThreads, type ThreadView } from "./catchball.ts";
import type { ViewContext } from "./context.ts";
import { viewSides, type MatrixSideView } from "./hoshin-item.ts";
import { viewDrawnMatrix, type DrawnMatrixView } from "./hoshin-drawn.ts";
import { viewReviews, type ReviewView } from "./hoshin-review.ts";
import { viewTargets, type TargetView } from "./hoshin-target.ts";
import type { BodyPart, FrameView, RefView } from "./part.ts";
import {
  viewPlanFacts,
  viewPlanFrame,
  type PlanFactsView,
  viewPlanEditors,
  type PlanEditorsView,
} from "./plan-facts.ts";
import { viewReference } from "./reference.ts";

/** An X-matrix with its bowling chart, catchball and calendar. */
export interface HoshinView {
  readonly frame: FrameView;
  /** Safe HTML. */
  readonly title: string;
  readonly summary?: string;
  readonly facts: PlanFactsView;
  readonly head: HoshinHeadView;
  readonly drawn: DrawnMatrixView;
  readonly sides: readonly MatrixSideView[];
  readonly targets: readonly TargetView[];
  readonly threads: readonly ThreadView[];
  readonly catchballUrl: string;
  readonly reviews: readonly ReviewView[];
  readonly body: readonly BodyPart[];
  readonly editors: PlanEditorsView;
}

/** What a matrix has beyond other plans: what it leads to, and its place in the tree of matrices. */
export interface HoshinHeadView {
  /** Safe HTML. */
  readonly trueNorth?: string;
  readonly above?: { readonly plan: RefView; readonly word: string };
  readonly below: readonly RefView[];
}

/** An X-matrix after a quarter turn, at an address of its own. */
export interface HoshinTurnedView {
  readonly frame: FrameView;
  readonly title: string;
  readonly plan: RefView;
  readonly drawn: DrawnMatrixView;
}

/** Views an X-matrix. */
export function viewHoshin(context: ViewContext, plan: Hoshin): HoshinView {
  return {
    frame: viewPlanFrame(
      context,
      plan,
      "Breakthroughs, annual objectives, priorities and targets, and how they hang together.",
    ),
    title: plan.title.html,
    ...(plan.summary === undefined ? {} : { summary: plan.summary.html }),
    facts: viewPlanFacts(context, plan),
    head: viewHead(context, plan),
    drawn: viewDrawnMatrix(context, plan, "upright"),
    sides: viewSides(context, plan),
    targets: viewTargets(context, plan),
    threads: viewThreads(context, plan),
    catchballUrl,
    reviews: viewReviews(context, plan),
    body: viewBody(context, plan),
    editors: viewPlanEditors(context, plan),
  };
}

/** Views an X-matrix after a quarter turn. */
export function viewHoshinTurned(context: ViewContext, plan: Hoshin): HoshinTurnedView {
  const frame = viewPlanFrame(context, plan, `${plan.title.plain}, after a quarter turn.`);
  const title = plan.title.plain;
  return {
    frame: {
      ...frame,
      path: toTurnedUrl(plan),
      title: `${title}, turned`,
      description: `${title} after a quarter turn: targets in the south.`,
      breadcrumb: [
        { title: "Plans", url: "/plans/" },
        { title, url: plan.url },
        { title: "Turned" },
      ],
    },
    title: plan.title.html,
    plan: viewReference(context, plan.id),
    drawn: viewDrawnMatrix(context, plan, "turned"),
  };
}

function viewHead(context: ViewContext, plan: Hoshin): HoshinHeadView {
  const { inherits, trueNorth = context.plan.direction?.vision } = plan;
  const below = listPlans(context.plan, "hoshin").filter(
    (other) => other.inherits?.from === plan.id,
  );
  return {
    ...(trueNorth === undefined ? {} : { trueNorth: trueNorth.html }),
    ...(inherits === undefined
      ? {}
      : {
          above: {
            plan: viewReference(context, inherits.from),
            word: inherits.side === "annual" ? "the west of" : "the north of",
          },
        }),
    below: below.map(({ id }) => viewReference(context, id)),
  };
}
