import type { NodeId } from "../model/id.ts";
import type { Dependency, Edge, Initiative, Objective, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph, LaneView, PersonView, RefView, StatusView } from "./part.ts";
import { daysBetween } from "../model/period.ts";
import { findCode } from "./code.ts";
import { viewLane } from "./lane.ts";
import { viewPeople } from "./person.ts";
import { roleWords } from "./framework-word.ts";
import { getPlanIndex, type Need } from "./plan-index.ts";
import { toReference, viewReference } from "./reference.ts";

/** An objective that contributes to this one. */
export interface ContributionView {
  readonly from: RefView;
  /** What it is, where it is no objective: `Agreed objective in Head of Infrastructure, 2026`. */
  readonly what?: string;
  readonly owners: readonly PersonView[];
  readonly lane?: LaneView;
  readonly status?: StatusView;
  /** `Feeds ENG-1.1, in support`; empty where it feeds the whole as its primary aim. */
  readonly feeds: string;
  readonly how?: string;
}

/** Work that is done for an objective. */
export interface WorkView {
  readonly title: string;
  /** Where it has a page of its own. */
  readonly url?: string;
  readonly anchor?: string;
  readonly owners: readonly PersonView[];
  /** The key results that it is for; `code` as `1.2`. */
  readonly for: readonly { readonly title: string; readonly url: string; readonly code?: string }[];
  readonly due: string;
  readonly state: { readonly glyph: Glyph; readonly word: string };
  readonly note?: string;
}

/** What one needs of another. */
export interface DependencyView {
  readonly other: RefView;
  readonly need: string;
  readonly by: string;
  readonly size?: string;
  readonly state: { readonly glyph: Glyph; readonly word: string };
}

/** What contributes to an objective, with the links by which it does. */
export interface Contribution {
  readonly node: PlanNode;
  readonly edges: readonly Edge[];
}

/** Objectives that support this one or one of its key results, those whose aim is the whole of it first. */
export function findContributions(
  { plan }: ViewContext,
  objective: Objective,
): readonly Contribution[] {
  const found = new Map<NodeId, { node: PlanNode; edges: Edge[] }>();
  for (const id of [objective.id, ...objective.keyResults.map((keyResult) => keyResult.id)]) {
    for (const edge of plan.edgesTo.get(id) ?? []) {
      const from = plan.nodes.get(edge.from);
      const child = from?.kind === "key-result" ? plan.nodes.get(from.objective) : from;
      if (edge.relation !== "supports" || child === undefined || child.id === objective.id)
        continue;
      const known = found.get(child.id) ?? { node: child, edges: [] };
      known.edges.push(edge);
      found.set(child.id, known);
    }
  }
  const isWhole = ({ edges }: Contribution): boolean =>
    edges.every(({ to }) => to === objective.id) && edges.some(({ primary }) => primary);
  return [...found.values()].sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)));
}

/** Views one of them. */
export function viewContribution(
  context: ViewContext,
  objective: Objective,
  { node, edges }: Contribution,
): ContributionView {
  const assessment = context.assessment.objectives.get(node.id);
  const from = toReference(context, node);
  const fed = edges
    .filter((edge) => edge.to !== objective.id)
    .map((edge) => toItemName(context, edge.to));
  const parts = [
    ...(fed.length === 0 ? [] : [`feeds ${fed.join(" and ")}`]),
    ...(edges.some((edge) => edge.primary) ? [] : ["in support"]),
  ];
  const how = edges.find((edge) => edge.how !== undefined)?.how;
  return {
    from,
    ...toWhat(context, node),
    owners: "owners" in node ? viewPeople(context, node.owners) : [],
    ...(assessment === undefined ? {} : { lane: viewLane(assessment, context.format) }),
    ...(from.status === undefined ? {} : { status: from.status }),
    feeds: parts.join(", "),
    ...(how === undefined ? {} : { how: how.plain }),
  };
}

/** An item of a plan of another framework says what it is there: its title alone would pass for an objective's. */
function toWhat({ plan }: ViewContext, node: PlanNode): Pick<ContributionView, "what"> {
  if (node.kind !== "plan-item") return {};
  return {
    what: `${roleWords[node.role]} in ${plan.nodes.get(node.plan)?.title.plain ?? node.plan}`,
  };
}

function toItemName(context: ViewContext, id: NodeId): string {
  const node = context.plan.nodes.get(id);
  return (node && (findCode(context, node) ?? node.title.plain)) ?? id;
}

/** Lines of the objective itself, and initiatives with a page of their own. */
export function findWork({ plan }: ViewContext, objective: Objective): readonly Initiative[] {
  const ids = [objective.id, ...objective.keyResults.map((keyResult) => keyResult.id)];
  const others = new Set<Initiative>();
  for (const id of ids) {
    for (const edge of plan.edgesTo.get(id) ?? []) {
      const node = plan.nodes.get(edge.from);
      if (edge.relation === "implements" && node?.kind === "initiative") others.add(node);
    }
  }
  return [...new Set([...objective.initiatives, ...others])];
}

/** Views one of them. */
export function viewWork(
  context: ViewContext,
  objective: Objective,
  initiative: Initiative,
): WorkView {
  const isLine = initiative.document === objective.document;
  const edges = context.plan.edgesFrom.get(initiative.id) ?? [];
  const { due } = initiative;
  return {
    title: initiative.title.plain,
    ...(isLine
      ? { anchor: initiative.id.split("#")[1] ?? initiative.id }
      : { url: initiative.url }),
    owners: viewPeople(context, initiative.owners),
    for: objective.keyResults
      .filter(({ id }) => edges.some((edge) => edge.relation === "implements" && edge.to === id))
      .map((node) => {
        const code = findCode(context, node);
        return { title: node.title.plain, url: node.url, ...(code === undefined ? {} : { code }) };
      }),
    due: due === undefined ? "" : context.format.day(due),
    state: toWorkState(context, initiative),
    ...(initiative.note === undefined ? {} : { note: initiative.note }),
  };
}

/** How work stands: a date that has passed is said, whatever the author's word is. */
export function toWorkState(
  { plan }: ViewContext,
  { status, due, start }: Pick<Initiative, "status" | "due" | "start">,
): WorkView["state"] {
  if (status === "done") return { glyph: "met", word: "Done" };
  if (status === "dropped") return { glyph: "dropped", word: "Dropped" };
  const late = due === undefined ? 0 : daysBetween(due, plan.asOf);
  if (late > 0) return { glyph: "behind", word: `Late by ${toSpan(late)}` };
  if (status === "active") return { glyph: "on", word: "In hand" };
  if (start !== undefined && start < plan.asOf) return { glyph: "behind", word: "Not begun" };
  return { glyph: "none", word: "Planned" };
}

function toSpan(days: number): string {
  const weeks = Math.round(days / 7);
  if (days < 14) return days === 1 ? "1 day" : `${days} days`;
  return `${weeks} weeks`;
}

const dependencyStates: Readonly<Record<Dependency["state"], DependencyView["state"]>> = {
  unconfirmed: { glyph: "none", word: "Unconfirmed" },
  confirmed: { glyph: "on", word: "Confirmed" },
  "at-risk": { glyph: "behind", word: "At risk" },
  refused: { glyph: "off", word: "Refused" },
  delivered: { glyph: "met", word: "Delivered" },
};

/** What this objective needs of others. */
export function viewNeeds(context: ViewContext, objective: Objective): readonly DependencyView[] {
  return objective.dependencies.map((dependency) =>
    toDependency(context, viewReference(context, dependency.to), dependency),
  );
}

/** What others need of this objective or one of its key results. */
export function findNeededBy({ plan }: ViewContext, objective: Objective): readonly Need[] {
  return getPlanIndex(plan).needsOf.get(objective.id) ?? [];
}

/** One need with its date and state; `other` is the side that is not on the page. */
export function toDependency(
  { format }: ViewContext,
  other: RefView,
  { need, by, state, size }: Dependency,
): DependencyView {
  return {
    other,
    need: need.html,
    by: by === undefined ? "" : `by ${format.date(by)}`,
    ...(size === undefined ? {} : { size }),
    state: dependencyStates[state],
  };
}
