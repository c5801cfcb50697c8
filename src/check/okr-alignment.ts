import { getAncestors, isStrategic } from "../model/ancestry.ts";
import type { Finding } from "../model/finding.ts";
import { toTeamNode } from "../model/id.ts";
import type { Edge, KeyResult, Objective, PlanGraph } from "../model/plan.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, getOpenObjectives, toFindingAt } from "./rule-input.ts";

/** Holds what objectives are for against the rules: parents, reasons and what is counted twice on the way up. */
export function checkAlignment({ graph }: RuleInput): readonly Finding[] {
  const open = getOpenObjectives(graph);
  return [
    ...open.flatMap((objective) => [
      ...checkParents(objective, graph),
      ...checkReasons(objective, graph),
      ...checkDoubleCount(objective, graph),
    ]),
    ...checkTop(open, graph),
  ];
}

/** Where there is no theme and no direction, the company's objectives are the top and have nothing to support. */
function checkParents(objective: Objective, graph: PlanGraph): Finding[] {
  const { id, source, standaloneReason, title } = objective;
  if (standaloneReason) return [];
  const supports = getSupports(graph, objective);
  if (supports.length === 0) {
    if (graph.themes.length === 0 && !graph.direction && isCompany(objective, graph)) return [];
    const message = `\`${title.plain}\` supports nothing, and no \`standaloneReason\` says why.`;
    const hint =
      "Name under `supports` what it contributes to, or give a `standaloneReason` why it stands by itself.";
    return [toFindingAt("orphan-objective", source, ["title"], message, { hint })];
  }
  if (graph.themes.length === 0 || isStrategic(graph, id)) return [];
  if (supports.some(({ from }) => from !== id && isStrategic(graph, from))) return [];
  const message = `What \`${title.plain}\` supports leads up to no theme.`;
  const hint = "Let it, or what it supports, support a theme.";
  const [first] = supports;
  return [toFindingAt("no-strategy", first?.source ?? source, [], message, { hint })];
}

function checkReasons(objective: Objective, graph: PlanGraph): Finding[] {
  return getSupports(graph, objective).flatMap(({ how, source, to }) => {
    if (how) return [];
    const parent = graph.nodes.get(to);
    const message = `Nothing says how this contributes to \`${parent?.title.plain ?? to}\`.`;
    const hint =
      "Write `{to: …, how: …}` with one sentence that somebody outside the team understands.";
    return [toFindingAt("contribution-not-explained", source, [], message, { hint })];
  });
}

/** The links up from an objective and from its key results. */
function getSupports(graph: PlanGraph, { id, keyResults }: Objective): readonly Edge[] {
  return [id, ...keyResults.map((keyResult) => keyResult.id)]
    .flatMap((from) => graph.edgesFrom.get(from) ?? [])
    .filter(({ relation }) => relation === "supports");
}

/** A KPI that two key results of one line show moves both: above it counts what below it has counted already. */
function checkDoubleCount(objective: Objective, graph: PlanGraph): Finding[] {
  const measured = objective.keyResults.filter(({ kpi, sameAs }) => kpi && sameAs === undefined);
  if (measured.length === 0) return [];
  const above = new Map<string, KeyResult>();
  for (const id of getAncestors(graph, objective.id)) {
    const node = graph.nodes.get(id);
    if (node?.kind !== "objective" || node.state === "closed") continue;
    for (const keyResult of node.keyResults) {
      if (keyResult.kpi && !above.has(keyResult.kpi)) above.set(keyResult.kpi, keyResult);
    }
  }
  return measured.flatMap(({ kpi, source, title }) => {
    const other = kpi === undefined ? undefined : above.get(kpi);
    if (!other) return [];
    const message = `\`${title.plain}\` takes its values from the same KPI as \`${other.title.plain}\` above it.`;
    const hint =
      "Measure here what this team moves itself; or show the other one with `sameAs`, which counts once.";
    const related = [{ file: other.source.file, message: "the same KPI" }];
    return [toFindingAt("double-counted-measure", source, ["kpi"], message, { hint, related })];
  });
}

/** One finding per cycle, at the first input-oriented objective of the company. */
function checkTop(open: readonly Objective[], graph: PlanGraph): Finding[] {
  const share = getLimit(graph, "input-heavy-top", "share");
  const stated = open.filter(
    (objective) => objective.orientation !== undefined && isCompany(objective, graph),
  );
  return [...Map.groupBy(stated, ({ cycle }) => cycle).values()].flatMap((objectives) => {
    const input = objectives.filter(({ orientation }) => orientation === "input");
    const [first] = input;
    if (!first || objectives.length < 2 || input.length / objectives.length <= share) return [];
    const message = `${input.length} of the company's ${objectives.length} objectives say what will be done rather than what will come of it.`;
    const hint = "At the top state the result; what goes in belongs to the teams below.";
    return [toFindingAt("input-heavy-top", first.source, ["orientation"], message, { hint })];
  });
}

function isCompany({ teams: [leading] }: Objective, graph: PlanGraph): boolean {
  const team = leading === undefined ? undefined : graph.nodes.get(toTeamNode(leading));
  return team?.kind === "team" && team.level === "company";
}
