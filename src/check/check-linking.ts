import type { DocumentSet } from "../model/document.ts";
import type { Anchor, Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { Period } from "../model/period.ts";
import { addDays, daysBetween, isInside } from "../model/period.ts";
import type { Cycle, Edge, Objective, PlanGraph } from "../model/plan.ts";
import { checkTeamLives } from "./team-life.ts";

/** Days into a cycle after which somebody must have answered. */
const daysToAnswer = 14;

/** Checks what only the whole graph shows of its links: cycles, lives of teams, drafts, open asks. */
export function checkLinking(set: DocumentSet, graph: PlanGraph): readonly Finding[] {
  const cycles = new Map(graph.cycles.map((cycle) => [cycle.cycle, cycle]));
  const links = groupLinks(graph);
  const ofObjectives = graph.objectives.flatMap((objective) => {
    const cycle = cycles.get(objective.cycle);
    if (!cycle) return [];
    const edges = links.get(objective.id) ?? none;
    return [
      ...edges.flatMap((edge) => checkCycles(graph, edge, cycle, cycles)),
      ...(objective.state === "active"
        ? edges.flatMap((edge) => checkDraft(graph, edge, objective))
        : none),
      ...checkDependencies(graph, objective, cycle),
    ];
  });
  return [
    ...graph.cycles.flatMap((cycle) => checkParent(cycle, cycles)),
    ...ofObjectives,
    ...checkTeamLives(set, graph),
  ];
}

/** A cycle is a part of the longer one that it names. */
function checkParent(
  { period, parent, source, title }: Cycle,
  cycles: ReadonlyMap<string, Cycle>,
): readonly Finding[] {
  const above = parent === undefined ? undefined : cycles.get(parent);
  if (!above || isInside(period, above.period)) return [];
  const { start, end } = above.period;
  const message = `The cycle ${title.plain} runs from ${period.start} to ${period.end}, and its parent ${above.title.plain} from ${start} to ${end}.`;
  const hint = "Mend the dates of one of the two, or name the longer cycle that it lies in.";
  const anchor = atValue(...(source.path ?? []), "parent");
  return [toFinding("cycle-outside-parent", source.file, message, { anchor, hint })];
}

const none: readonly never[] = [];

/** The links of each objective and of its key results, but for those that only say what they are a part of. */
function groupLinks({ edgesFrom, nodes }: PlanGraph): ReadonlyMap<NodeId, readonly Edge[]> {
  const links = new Map<NodeId, Edge[]>();
  for (const [from, edges] of edgesFrom) {
    const own = edges.filter(({ relation }) => relation !== "part-of");
    const node = own.length === 0 ? undefined : nodes.get(from);
    if (node?.kind !== "objective" && node?.kind !== "key-result") continue;
    const objective = node.kind === "objective" ? node.id : node.objective;
    const known = links.get(objective);
    if (known) known.push(...own);
    else links.set(objective, own);
  }
  return links;
}

function findObjective({ nodes }: PlanGraph, { to }: Edge): Objective | undefined {
  const node = nodes.get(to);
  if (node?.kind === "objective") return node;
  if (node?.kind !== "key-result") return undefined;
  const objective = nodes.get(node.objective);
  return objective?.kind === "objective" ? objective : undefined;
}

function checkCycles(
  graph: PlanGraph,
  edge: Edge,
  cycle: Cycle,
  cycles: ReadonlyMap<string, Cycle>,
): readonly Finding[] {
  if (edge.relation !== "supports") return none;
  const above = cycles.get(findObjective(graph, edge)?.cycle ?? "");
  if (!above || isBelow(cycle.period, above.period)) return none;
  const message = `\`${edge.to}\` belongs to ${name(above)}, and ${name(cycle)} lies neither inside it nor in a longer one that began earlier.`;
  const hint = "Support something of the same cycle, or of one that holds it.";
  return [
    toFinding("cycle-outside-parent", edge.source.file, message, {
      anchor: atReference(edge),
      hint,
    }),
  ];
}

/** Inside the parent's cycle, or begun within one that started earlier and is longer. */
function isBelow(child: Period, parent: Period): boolean {
  if (isInside(child, parent)) return true;
  const longer = daysBetween(parent.start, parent.end) > daysBetween(child.start, child.end);
  return parent.start <= child.start && child.start <= parent.end && longer;
}

function checkDraft(graph: PlanGraph, edge: Edge, objective: Objective): readonly Finding[] {
  if (edge.relation === "carried-over-from") return none;
  const target = findObjective(graph, edge);
  if (target?.state !== "draft" || target.id === objective.id) return [];
  const message = `\`${edge.to}\` is a draft, and an active objective leans on it.`;
  const hint = "Agree on the draft first, or take the link out until then.";
  return [
    toFinding("link-to-draft", edge.source.file, message, { anchor: atReference(edge), hint }),
  ];
}

function checkDependencies(
  { asOf }: PlanGraph,
  { state, dependencies }: Objective,
  cycle: Cycle,
): readonly Finding[] {
  if (state !== "active" || dependencies.length === 0) return none;
  const due = addDays(cycle.period.start, daysToAnswer);
  if (asOf < due || asOf > cycle.period.end) return [];
  return dependencies
    .filter((dependency) => dependency.state === "unconfirmed")
    .map(({ to, source }) => {
      const days = daysBetween(cycle.period.start, asOf);
      const asked = to.replace(/^teams\//, "team:");
      const message = `\`${asked}\` has not confirmed what is asked of it, ${days} days into ${name(cycle)}.`;
      const hint = "Ask, and write `state`: confirmed, at-risk, refused or delivered.";
      const anchor = atValue(...(source.path ?? []), "to");
      return toFinding("dependency-unconfirmed", source.file, message, { anchor, hint });
    });
}

function name({ title }: Cycle): string {
  return `the cycle ${title.plain}`;
}

/** The place of the reference itself. */
function atReference({ source }: Edge): Anchor {
  return atValue(...(source.path ?? []));
}
