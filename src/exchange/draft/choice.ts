import { referenceFields } from "../../check/reference-field.ts";
import type { ReferenceField } from "../../check/reference-field.ts";
import { toAuthoredActor } from "../../model/id.ts";
import type { Cycle, PlanGraph, PlanNode } from "../../model/plan.ts";
import { contains } from "../../model/period.ts";
import type { Choice } from "./draft.ts";

/** What an author can choose from: the ids at hand, those first that are most likely meant. */

/** The teams that are there today. */
export function chooseTeams({ teams, asOf }: PlanGraph): readonly Choice[] {
  return teams
    .filter(({ validFrom = asOf, validTo = asOf }) => validFrom <= asOf && asOf <= validTo)
    .map(({ team, title }) => ({ id: team, title: title.plain }));
}

/** Whoever can answer for something: people who are there, roles, teams. */
export function chooseActors(graph: PlanGraph): readonly Choice[] {
  const { people, roles, asOf } = graph;
  const here = people.filter(({ validTo = asOf }) => asOf <= validTo);
  return [
    ...[...here, ...roles].map(({ id, title }) => ({
      id: toAuthoredActor(id),
      title: title.plain,
    })),
    ...chooseTeams(graph).map(({ id, title }) => ({ id: `team:${id}`, title })),
  ];
}

/** A holder of an agreement: a role or a team, never a person. */
export function chooseHolders(graph: PlanGraph): readonly Choice[] {
  return chooseActors(graph).filter(({ id }) => id.includes(":"));
}

/** The cycles in which plans are still made: the running one, then the others, the latest first. */
export function chooseCycles({ cycles, currentCycle }: PlanGraph): readonly Choice[] {
  const open = cycles.filter(({ state }) => state !== "closed").toReversed();
  return [
    ...open.filter(({ cycle }) => cycle === currentCycle),
    ...open.filter(({ cycle }) => cycle !== currentCycle),
  ].map(({ cycle, title }) => ({ id: cycle, title: title.plain }));
}

/** What a field of references takes, of what is still in force. */
export function chooseReferences(field: ReferenceField): (graph: PlanGraph) => readonly Choice[] {
  const kinds: ReadonlySet<string> = new Set(referenceFields[field]);
  return (graph) => {
    const closed = listClosed(graph);
    return [...graph.nodes.values()]
      .filter((node) => kinds.has(toEntryKind(node)) && !isPast(graph, node, closed))
      .map(({ id, title }) => ({ id, title: title.plain }));
  };
}

/** Objectives that are still worked on, with their codes. */
export function chooseObjectives(graph: PlanGraph): readonly Choice[] {
  const closed = listClosed(graph);
  return graph.objectives
    .filter((objective) => !isPast(graph, objective, closed))
    .map(({ id, code = "", title }) => ({ id, title: `${code} ${title.plain}`.trim() }));
}

/** The year that the running cycle lies in: the longest cycle around it. */
export function findYear({ cycles, currentCycle }: PlanGraph): Cycle | undefined {
  let year = cycles.find(({ cycle }) => cycle === currentCycle);
  for (let above = year; above;) {
    year = above;
    const { parent } = above;
    above = cycles.find(({ cycle }) => cycle === parent);
  }
  return year;
}

function toEntryKind(node: PlanNode): string {
  if (node.kind === "plan-item") return node.role;
  return node.kind === "framework-plan" ? node.framework : node.kind;
}

function listClosed({ cycles }: PlanGraph): ReadonlySet<string> {
  return new Set(cycles.filter(({ state }) => state === "closed").map(({ cycle }) => cycle));
}

function isPast(graph: PlanGraph, node: PlanNode, closed: ReadonlySet<string>): boolean {
  if (node.kind === "objective") return node.state === "closed" || closed.has(node.cycle);
  if (node.kind === "framework-plan") return node.state === "closed";
  if (node.kind === "theme") {
    const { start = graph.asOf, end = graph.asOf } = node;
    return !contains({ start, end }, graph.asOf);
  }
  if (node.kind !== "key-result" && node.kind !== "plan-item") return false;
  const whole = graph.nodes.get(node.kind === "key-result" ? node.objective : node.plan);
  return whole !== undefined && isPast(graph, whole, closed);
}
