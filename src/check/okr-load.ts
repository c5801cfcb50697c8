import { isGivenUp } from "../model/closing.ts";
import type { Finding } from "../model/finding.ts";
import { toTeamNode } from "../model/id.ts";
import type { CycleId, NodeId } from "../model/id.ts";
import type { Actor, Objective, PlanGraph } from "../model/plan.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, getOpenObjectives, toFindingAt } from "./rule-input.ts";

/** Holds how much teams and people have taken on against the rules. */
export function checkLoad({ graph }: RuleInput): readonly Finding[] {
  const open = getOpenObjectives(graph).filter(({ outcome }) => !isOver(outcome?.result));
  return [
    ...open.flatMap((objective) => checkOwner(objective, graph)),
    ...checkTeams(open, graph),
    ...checkPeople(open, graph),
  ];
}

function isOver(result: Parameters<typeof isGivenUp>[0] | undefined): boolean {
  return result !== undefined && isGivenUp(result);
}

function checkOwner({ owners, source, title }: Objective, graph: PlanGraph): Finding[] {
  const gone = owners.filter((owner) => hasLeft(owner, graph));
  if (owners.length > gone.length) return [];
  const [first] = gone;
  const name = first === undefined ? undefined : graph.nodes.get(first)?.title.plain;
  const message = name
    ? `\`${title.plain}\` belongs to ${name}, who has left.`
    : `\`${title.plain}\` has no owner.`;
  const hint = "Name a person, a role or a team under `owner`.";
  return [toFindingAt("no-owner", source, [name ? "owner" : "title"], message, { hint })];
}

function hasLeft(owner: Actor, graph: PlanGraph): boolean {
  const node = graph.nodes.get(owner);
  return node?.kind === "person" && node.validTo !== undefined && node.validTo < graph.asOf;
}

/** One finding per team and cycle, at the first objective that is one too many. Drafts do not count. */
function checkTeams(open: readonly Objective[], graph: PlanGraph): Finding[] {
  const agreed = open.filter(({ state }) => state === "active");
  const groups = Map.groupBy(agreed, ({ cycle, teams }) => `${teams[0] ?? ""}\u0000${cycle}`);
  return [...groups.values()].flatMap((objectives) => {
    const leading = objectives[0]?.teams[0];
    const team = leading === undefined ? undefined : graph.nodes.get(toTeamNode(leading));
    if (team?.kind !== "team") return [];
    const most = getLimit(graph, "too-many-objectives", team.level);
    // What has no priority comes last.
    const ranked = objectives.toSorted(
      (a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity) || 0,
    );
    const excess = ranked[most];
    if (!excess) return [];
    const label = getLabel(excess.cycle, graph);
    const message = `${team.title.plain} has ${objectives.length} objectives in ${label}, and ${most === 1 ? "only 1 can be a priority" : `no more than ${most} can be priorities`}.`;
    const kept = most === 1 ? "one that matters" : `${most} that matter`;
    const hint = `Keep the ${kept} most; the others can wait, or are KPIs.`;
    const related = ranked
      .filter((objective) => objective !== excess)
      .map(({ source, title }) => ({ file: source.file, message: title.plain }));
    return [
      toFindingAt("too-many-objectives", excess.source, ["title"], message, { hint, related }),
    ];
  });
}

/** One finding per person and cycle, where the person stands in the list of people. */
function checkPeople(open: readonly Objective[], graph: PlanGraph): Finding[] {
  const most = getLimit(graph, "owner-overloaded", "items");
  const items = new Map<NodeId, Map<CycleId, number>>();
  const add = (owners: readonly Actor[], cycle: CycleId) => {
    for (const owner of new Set(owners.map((each) => toPerson(each, graph)))) {
      const cycles = items.get(owner) ?? new Map<CycleId, number>();
      cycles.set(cycle, (cycles.get(cycle) ?? 0) + 1);
      items.set(owner, cycles);
    }
  };
  for (const { cycle, keyResults, owners } of open) {
    add(owners, cycle);
    for (const keyResult of keyResults)
      if (keyResult.sameAs === undefined) add(keyResult.owners, cycle);
  }
  return graph.people.flatMap((person) =>
    [...(items.get(person.id) ?? [])].flatMap(([cycle, count]) => {
      if (count <= most) return [];
      const message = `${person.title.plain} owns ${count} objectives and key results in ${getLabel(cycle, graph)}, and more than ${most} cannot all be looked after.`;
      const hint = "Give some of them to somebody else, or name an owner per key result.";
      return [toFindingAt("owner-overloaded", person.source, ["id"], message, { hint })];
    }),
  );
}

/** A role stands for who holds it now. */
function toPerson(actor: Actor, graph: PlanGraph): NodeId {
  const node = graph.nodes.get(actor);
  return (node?.kind === "role" ? node.holder : undefined) ?? actor;
}

function getLabel(cycle: CycleId, graph: PlanGraph): string {
  return graph.cycles.find((each) => each.cycle === cycle)?.title.plain ?? cycle;
}
