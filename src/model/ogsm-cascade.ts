import type { Ogsm, OgsmItem } from "./framework/ogsm.ts";
import type { NodeId } from "./id.ts";
import type { InlineText, PlanGraph } from "./plan.ts";
import { listPlans } from "./framework/framework-plan.ts";
import { listOgsmItems } from "./framework/ogsm.ts";
import { isOgsmItem, listAbove } from "./ogsm-inheritance.ts";
import { once } from "./once.ts";

/**
 * How one plan becomes several:
 *
 *   by-strategy  a strategy below says how it contributes to a strategy, goal or measure above; preferred
 *   literal      an action above becomes a strategy below, its parts the actions
 *   role         one item in two plans, in each with a role of its own
 *   unchanged    a strategy above is adopted as it stands, or objective and goals are left out below
 *   over-time    a plan of years becomes one of a year, of the same team
 */
export type CascadeWay = "by-strategy" | "literal" | "role" | "unchanged" | "over-time";

/** One step of a cascade between two OGSM plans. */
export interface CascadeLink {
  readonly way: CascadeWay;
  /** What stands below, and what above it contributes to, is taken from or is. */
  readonly below: OgsmItem | Ogsm;
  readonly above: OgsmItem | Ogsm;
  readonly how?: InlineText;
  /** Of a `role`: the one that the item plays below. */
  readonly as?: Ogsm["roles"][number]["as"];
}

/** Every step between the OGSM plans, in the order of the plans below. */
export const listCascadeLinks = once((plan: PlanGraph): readonly CascadeLink[] =>
  listPlans(plan, "ogsm").flatMap((ogsm) => toLinks(plan, ogsm)),
);

/** The plan that an item stands in; of a plan itself. */
export function toPlanId(node: OgsmItem | Ogsm): NodeId {
  return node.kind === "framework-plan" ? node.id : node.plan;
}

/** The ways in which a plan cascades from another one. */
export function listWays(plan: PlanGraph, below: NodeId, above: NodeId): readonly CascadeWay[] {
  const links = listCascadeLinks(plan).filter(
    (link) => toPlanId(link.below) === below && toPlanId(link.above) === above,
  );
  return [...new Set(links.map(({ way }) => way))];
}

/** The plan above one: that which it inherits from, else the first that its strategies contribute to. */
export function findPlanAbove(plan: PlanGraph, ogsm: Ogsm): Ogsm | undefined {
  const [above] = listAbove(plan, ogsm);
  if (above !== undefined) return above;
  const [link] = listCascadeLinks(plan).filter(({ below }) => toPlanId(below) === ogsm.id);
  const node = link && plan.nodes.get(toPlanId(link.above));
  return node?.kind === "framework-plan" && node.framework === "ogsm" ? node : undefined;
}

function toLinks(plan: PlanGraph, ogsm: Ogsm): readonly CascadeLink[] {
  return [
    ...toInherited(plan, ogsm),
    ...listOgsmItems(ogsm).flatMap((item) => toItemLinks(plan, item)),
    ...toRoleLinks(plan, ogsm),
  ];
}

function toInherited(plan: PlanGraph, ogsm: Ogsm): readonly CascadeLink[] {
  const [above] = listAbove(plan, ogsm);
  if (above === undefined) return [];
  const links: CascadeLink[] = [];
  if (isYearOf(ogsm, above)) links.push({ way: "over-time", below: ogsm, above });
  if (ogsm.objective === undefined || ogsm.goals.length === 0) {
    links.push({ way: "unchanged", below: ogsm, above });
  }
  return links;
}

/** Whether a plan is the same team's for a part of the time of the plan above. */
function isYearOf(ogsm: Ogsm, above: Ogsm): boolean {
  const isInside = above.period.start <= ogsm.period.start && ogsm.period.end <= above.period.end;
  const isSame = above.period.start === ogsm.period.start && ogsm.period.end === above.period.end;
  return ogsm.team !== undefined && ogsm.team === above.team && isInside && !isSame;
}

function toItemLinks(plan: PlanGraph, item: OgsmItem): readonly CascadeLink[] {
  const shows =
    item.role === "ogsm-strategy" || item.role === "ogsm-action" ? item.shows : undefined;
  return (plan.edgesFrom.get(item.id) ?? []).flatMap(({ relation, to, how }) => {
    const above = plan.nodes.get(to);
    if (above?.kind !== "plan-item" || !isOgsmItem(above) || above.plan === item.plan) return [];
    const isShown = relation === "shows";
    // Of an item that adopts another one both links are there: what is shown says more.
    if (!isShown && (relation !== "supports" || to === shows)) return [];
    const said = how ?? findHow(plan, item.id, to);
    return [{ way: toWay(item, above, isShown), below: item, above, ...(said && { how: said }) }];
  });
}

/** The sentence of a `supports` that stands beside a `ref` to the same item. */
function findHow(plan: PlanGraph, from: NodeId, to: NodeId): InlineText | undefined {
  return (plan.edgesFrom.get(from) ?? []).find((edge) => edge.to === to && edge.how)?.how;
}

function toWay(item: OgsmItem, above: OgsmItem, isShown: boolean): CascadeWay {
  if (item.role === "ogsm-strategy" && above.role === "ogsm-action") return "literal";
  if (!isShown) return "by-strategy";
  return item.role === above.role ? "unchanged" : "role";
}

/** Items of this plan that play a role in a plan below. */
function toRoleLinks(plan: PlanGraph, ogsm: Ogsm): readonly CascadeLink[] {
  return ogsm.roles.flatMap(({ plan: other, item, as }): readonly CascadeLink[] => {
    const below = plan.nodes.get(other);
    const above = plan.nodes.get(item);
    if (below?.kind !== "framework-plan" || below.framework !== "ogsm") return [];
    if (above?.kind !== "plan-item" || !isOgsmItem(above)) return [];
    return [{ way: "role", below, above, as }];
  });
}
