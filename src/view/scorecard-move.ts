import type { ScorecardObjective } from "../model/framework/scorecard.ts";
import type { NodeId } from "../model/id.ts";
import type { Edge, KeyResult, Objective, PlanNode } from "../model/plan.ts";
import { toTeamNode } from "../model/id.ts";
import type { ViewContext } from "./context.ts";
import type { RefView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** An objective or a key result that moves an objective of a scorecard: a quarter's move. */
export interface MoveView {
  readonly okr: RefView;
  /** Of a key result: the objective that it stands in. */
  readonly objective?: RefView;
  readonly teams: readonly RefView[];
  readonly cycle: string;
  /** How it says that it contributes. */
  readonly how?: string;
  /** The KPI that both are measured by, where there is no link of its own. */
  readonly kpi?: RefView;
}

/** Those that are open, and those of cycles that ended. */
export interface MovesView {
  readonly open: readonly MoveView[];
  readonly earlier: readonly MoveView[];
  /** What else supports it: items of other plans, initiatives, themes. */
  readonly others: readonly RefView[];
}

type Okr = Objective | KeyResult;

/** Finds what moves an objective: what supports it or its measures, and the key results that are measured by the same KPI. */
export function viewMoves(context: ViewContext, objective: ScorecardObjective): MovesView {
  const { plan, assessment } = context;
  const found = new Map<NodeId, { readonly move: MoveView; readonly own: Objective }>();
  const others = new Set<PlanNode>();
  const add = (node: Okr, edge: Edge, isSame: boolean): void => {
    if (found.has(node.id)) return;
    const own = node.kind === "key-result" ? plan.nodes.get(node.objective) : node;
    if (own?.kind !== "objective") return;
    found.set(node.id, { move: toMove(context, node, own, edge, isSame), own });
  };
  for (const id of [objective.id, ...objective.measures.map((measure) => measure.id)]) {
    for (const edge of plan.edgesTo.get(id) ?? []) {
      if (edge.relation !== "supports" && edge.relation !== "implements") continue;
      const node = plan.nodes.get(edge.from);
      if (node === undefined) continue;
      if (node.kind === "objective" || node.kind === "key-result") add(node, edge, false);
      else others.add(node);
    }
  }
  for (const { kpi } of objective.measures) {
    for (const edge of kpi === undefined ? [] : (plan.edgesTo.get(kpi) ?? [])) {
      const node = plan.nodes.get(edge.from);
      if (edge.relation === "measures" && node?.kind === "key-result") add(node, edge, true);
    }
  }
  const isOpen = ({ own }: { readonly own: Objective }): boolean =>
    assessment.objectives.get(own.id)?.status.basis !== "closed";
  const [open = [], closed = []] = [true, false].map((wanted) =>
    [...found.values()].filter((each) => isOpen(each) === wanted),
  );
  return {
    open: open.map(({ move }) => move),
    earlier: closed
      .toSorted((a, b) => (a.own.period.start > b.own.period.start ? -1 : 1))
      .map(({ move }) => move),
    others: [...others].map((node) => toReference(context, node)),
  };
}

function toMove(
  context: ViewContext,
  node: Okr,
  own: Objective,
  { how, to }: Edge,
  isSame: boolean,
): MoveView {
  const { plan } = context;
  const kpi = isSame ? plan.nodes.get(to) : undefined;
  const teams = own.teams.flatMap((team) => plan.nodes.get(toTeamNode(team)) ?? []);
  return {
    okr: toReference(context, node),
    ...(node.kind === "key-result" ? { objective: toReference(context, own) } : {}),
    teams: teams.map((team) => toReference(context, team)),
    cycle: getPlanIndex(plan).cycles.get(own.cycle)?.title.plain ?? own.cycle,
    ...(how === undefined ? {} : { how: how.plain }),
    ...(kpi === undefined ? {} : { kpi: toReference(context, kpi) }),
  };
}
