import type { Ogsm, OgsmItem } from "../model/framework/ogsm.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import type { CascadeLink, CascadeWay } from "../model/ogsm-cascade.ts";
import { findPlanAbove, listCascadeLinks, listWays, toPlanId } from "../model/ogsm-cascade.ts";
import type { ViewContext } from "./context.ts";
import type { RefView } from "./part.ts";
import { toReference, viewReference } from "./reference.ts";

/** One step of the cascade, seen from one of its ends. */
export interface CascadeStepView {
  /** What joins the two, to be read with the other end behind it: `Contributes to`. */
  readonly word: string;
  /** The other end; where it is an item, its plan as well. */
  readonly to: RefView;
  readonly in?: RefView;
  readonly how?: string;
}

/** A plan in the tree of plans. */
export interface PlanBranchView {
  readonly plan: RefView;
  readonly team?: string;
  readonly isThis: boolean;
  /** How it comes from the plan above: `by strategy, objective and goals unchanged`. */
  readonly ways: string;
  readonly below: readonly PlanBranchView[];
}

type Words = Readonly<Record<CascadeWay, string>>;

const upward: Words = {
  "by-strategy": "Contributes to",
  literal: "Takes up the action",
  role: "Is there",
  unchanged: "Adopted unchanged from",
  "over-time": "A year of",
};
const downward: Words = {
  "by-strategy": "Carried by",
  literal: "Taken up as a strategy:",
  role: "Plays a part in",
  unchanged: "Adopted unchanged as",
  "over-time": "By the year:",
};
const ways: Words = {
  "by-strategy": "by strategy",
  literal: "an action becomes a strategy",
  role: "one item in two roles",
  unchanged: "unchanged",
  "over-time": "over time",
};

/** The steps from an item or a plan up to other plans. */
export function viewStepsUp(
  context: ViewContext,
  node: OgsmItem | Ogsm,
): readonly CascadeStepView[] {
  const own = node.kind === "framework-plan";
  return listCascadeLinks(context.plan)
    .filter(({ below }) => below.id === node.id)
    .filter(({ way, as }) => !own || way === "over-time" || as !== undefined)
    .map((link) => ({ ...toStep(context, link, link.above), word: toUpWord(link) }));
}

/** The steps from an item or a plan down to other plans. */
export function viewStepsDown(
  context: ViewContext,
  node: OgsmItem | Ogsm,
): readonly CascadeStepView[] {
  const own = node.kind === "framework-plan";
  return listCascadeLinks(context.plan)
    .filter(({ above }) => above.id === node.id)
    .filter(({ way }) => !own || way === "over-time")
    .map((link) => ({ ...toStep(context, link, link.below), word: toDownWord(link) }));
}

/** All plans that hang together with one, from the topmost down. */
export function viewPlanTree(context: ViewContext, ogsm: Ogsm): PlanBranchView {
  const { plan } = context;
  const plans = listPlans(plan, "ogsm");
  const above = new Map(plans.map((each) => [each.id, findPlanAbove(plan, each)]));
  const seen = new Set<NodeId>();
  let top = ogsm;
  for (
    let at: Ogsm | undefined = ogsm;
    at !== undefined && !seen.has(at.id);
    at = above.get(at.id)
  ) {
    seen.add(at.id);
    top = at;
  }
  const done = new Set<NodeId>();
  const toBranch = (each: Ogsm): PlanBranchView => {
    done.add(each.id);
    const below = plans.filter(({ id }) => above.get(id)?.id === each.id && !done.has(id));
    const parent = above.get(each.id);
    const team =
      each.team === undefined ? undefined : plan.nodes.get(`teams/${each.team}` as NodeId);
    return {
      plan: toReference(context, each),
      ...(team === undefined ? {} : { team: team.title.plain }),
      isThis: each.id === ogsm.id,
      ways: parent === undefined ? "" : toWays(context, each, parent),
      below: below.map(toBranch),
    };
  };
  return toBranch(top);
}

function toWays({ plan }: ViewContext, below: Ogsm, above: Ogsm): string {
  return listWays(plan, below.id, above.id)
    .map((way) => ways[way])
    .join(", ");
}

function toStep(
  context: ViewContext,
  { how }: CascadeLink,
  other: OgsmItem | Ogsm,
): Omit<CascadeStepView, "word"> {
  return {
    to: toReference(context, other),
    ...(other.kind === "framework-plan" ? {} : { in: viewReference(context, toPlanId(other)) }),
    ...(how === undefined ? {} : { how: how.html }),
  };
}

function toUpWord({ way, as }: CascadeLink): string {
  return as === undefined ? upward[way] : `Its ${as} is`;
}

function toDownWord({ way, as }: CascadeLink): string {
  return as === undefined ? downward[way] : `Is ${as === "objective" ? "the" : "a"} ${as} of`;
}
