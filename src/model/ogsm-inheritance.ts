import type {
  Ogsm,
  OgsmAction,
  OgsmGoal,
  OgsmItem,
  OgsmMeasure,
  OgsmStrategy,
} from "./framework/ogsm.ts";
import type { NodeId } from "./id.ts";
import type { InlineText, PlanGraph } from "./plan.ts";
import { listPlans } from "./framework/framework-plan.ts";

/*
 * The effective value of what a plan leaves out, here its objective:
 *
 *   it has one of its own                     that one, and what it stands in place of is named
 *   an item of another plan plays that role   that item
 *   it inherits                               the effective value of the plan above, whatever its state
 *   nothing of these up to the top            undefined; an active plan then has a finding
 *
 * Goals go by the same list. What is inherited is counted where it is written, and only there.
 */

/** Whence a plan has its objective or its goals. */
export interface Provenance {
  /** The plan in which it is written: the plan itself, one above, or one that lends an item. */
  readonly from: Ogsm;
  readonly by: "own" | "role" | "inherited";
}

export interface EffectiveObjective extends Provenance {
  readonly text: InlineText;
  /** The item of another plan that is the objective here. */
  readonly item?: OgsmItem;
  /** What would count if the plan had none of its own. */
  readonly overrides?: EffectiveObjective;
}

export interface EffectiveGoals extends Provenance {
  /** Goals, or measures of another plan that are goals here. */
  readonly goals: readonly (OgsmGoal | OgsmMeasure)[];
  readonly overrides?: EffectiveGoals;
}

/** An item of another plan with the role that it plays in this one. */
export interface PlayedRole {
  readonly from: Ogsm;
  readonly item: OgsmItem;
  readonly as: Ogsm["roles"][number]["as"];
}

/** The plans above one by `inherits`, the nearest first; a ring ends where it closes. */
export function listAbove(plan: PlanGraph, ogsm: Ogsm): readonly Ogsm[] {
  const above: Ogsm[] = [];
  let at = ogsm.inherits;
  while (at !== undefined) {
    const node = plan.nodes.get(at);
    if (node?.kind !== "framework-plan" || node.framework !== "ogsm") break;
    if (node.id === ogsm.id || above.includes(node)) break;
    above.push(node);
    at = node.inherits;
  }
  return above;
}

/** The objective that counts for a plan; undefined where neither it nor any plan above has one. */
export function findObjective(plan: PlanGraph, ogsm: Ogsm): EffectiveObjective | undefined {
  const chain = [ogsm, ...listAbove(plan, ogsm)];
  return toNearest(chain, (each) => {
    const role = listPlayed(plan, each).find(({ as }) => as === "objective");
    return [
      ...(each.objective === undefined
        ? []
        : [{ text: each.objective, from: each, by: "own" as const }]),
      ...(role === undefined
        ? []
        : [{ text: role.item.title, item: role.item, from: role.from, by: "role" as const }]),
    ];
  });
}

/** The goals that count for a plan; undefined where neither it nor any plan above has some. */
export function findGoals(plan: PlanGraph, ogsm: Ogsm): EffectiveGoals | undefined {
  const chain = [ogsm, ...listAbove(plan, ogsm)];
  return toNearest(chain, (each) => {
    const played = listPlayed(plan, each).filter(({ as }) => as === "goal");
    const goals = played.flatMap(({ item }) =>
      item.role === "ogsm-goal" || item.role === "ogsm-measure" ? [item] : [],
    );
    const [first] = played;
    const from = each.goals.length > 0 || first === undefined ? each : first.from;
    const by = each.goals.length > 0 ? ("own" as const) : ("role" as const);
    const all = [...each.goals, ...goals];
    return all.length === 0 ? [] : [{ goals: all, from, by }];
  });
}

/** The items of other plans that play a role in this one, in the order of those plans. */
export function listPlayed(plan: PlanGraph, ogsm: Ogsm): readonly PlayedRole[] {
  return listPlans(plan, "ogsm").flatMap((from) =>
    from.roles
      .filter((role) => role.plan === ogsm.id)
      .flatMap(({ item, as }): readonly PlayedRole[] => {
        const node = plan.nodes.get(item);
        return node?.kind === "plan-item" && isOgsmItem(node) ? [{ from, item: node, as }] : [];
      }),
  );
}

/** Whether an item of a plan stands in an OGSM. */
export function isOgsmItem(item: { readonly role: string }): item is OgsmItem {
  return item.role.startsWith("ogsm-");
}

/** The first value of a chain with what it stands in place of; what is not the first plan's own is inherited. */
function toNearest<Value extends Provenance & { readonly overrides?: Value }>(
  chain: readonly Ogsm[],
  list: (ogsm: Ogsm) => readonly Value[],
): Value | undefined {
  const values = chain.flatMap((each, index) =>
    list(each).map((value) => (index === 0 ? value : { ...value, by: "inherited" as const })),
  );
  const [first, second] = values;
  if (first === undefined || second === undefined || first.by === "inherited") return first;
  return { ...first, overrides: second };
}

/** What a strategy is measured by and acted on with, and whence where that is not its own. */
export interface EffectiveParts {
  readonly measures: readonly OgsmMeasure[];
  readonly actions: readonly OgsmAction[];
  /** The strategy or action above that the measures, or the actions, are taken from. */
  readonly measuresFrom?: OgsmItem;
  readonly actionsFrom?: OgsmItem;
}

/** The parts of a strategy; of one that adopts another, or has grown from an action, what it leaves out comes from there. */
export function getParts(plan: PlanGraph, strategy: OgsmStrategy): EffectiveParts {
  const { measures, actions } = strategy;
  const above = findAdopted(plan, strategy);
  const taken = {
    measures: above?.role === "ogsm-strategy" && measures.length === 0 ? above.measures : [],
    actions: above !== undefined && actions.length === 0 ? above.actions : [],
  };
  return {
    measures: taken.measures.length > 0 ? taken.measures : measures,
    actions: taken.actions.length > 0 ? taken.actions : actions,
    ...(above && taken.measures.length > 0 && { measuresFrom: above }),
    ...(above && taken.actions.length > 0 && { actionsFrom: above }),
  };
}

/** The nearest strategy or action above with parts, by what each shows. */
function findAdopted(
  plan: PlanGraph,
  strategy: OgsmStrategy,
): OgsmStrategy | OgsmAction | undefined {
  const seen = new Set<NodeId>([strategy.id]);
  let at = strategy.shows;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const node = plan.nodes.get(at);
    if (node?.kind !== "plan-item") return undefined;
    if (node.role === "ogsm-action") return node;
    if (node.role !== "ogsm-strategy") return undefined;
    if (node.measures.length + node.actions.length > 0) return node;
    at = node.shows;
  }
  return undefined;
}
