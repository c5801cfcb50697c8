import type { Finding } from "../model/finding.ts";
import type { Hoshin, HoshinPriority, HoshinTarget } from "../model/framework/hoshin.ts";
import { listPlans } from "../model/framework/framework-plan.ts";
import { getAge, isOpen } from "../model/catchball.ts";
import { findCountermeasure } from "../model/countermeasure.ts";
import { listLoose, listMarks } from "../model/hoshin-matrix.ts";
import { getTargetMonths } from "../model/hoshin-month.ts";
import type { PlanGraph } from "../model/plan.ts";
import { getLimit, toFindingAt } from "./rule-input.ts";

/** Holds X-matrices against the rules: whether they hang together, are worked on, and answer for their misses. */
export function checkHoshin(graph: PlanGraph): readonly Finding[] {
  const plans = listPlans(graph, "hoshin");
  return [
    ...plans
      .filter(({ state }) => state === "active")
      .flatMap((plan) => [
        ...checkBreakthroughs(graph, plan),
        ...checkMarks(plan),
        ...plan.priorities.flatMap((priority) => checkPriority(graph, plan, priority)),
        ...plan.targets.flatMap((target) => checkMonths(graph, plan, target)),
      ]),
    ...plans.filter(({ state }) => state !== "closed").flatMap((plan) => checkRounds(graph, plan)),
  ];
}

function checkBreakthroughs(
  graph: PlanGraph,
  { breakthroughs, source }: Hoshin,
): readonly Finding[] {
  const most = getLimit(graph, "hoshin-too-many-breakthroughs", "most");
  if (breakthroughs.length <= most) return [];
  const message = `The matrix has ${breakthroughs.length} breakthroughs, and ${most} are the most that an organisation can carry.`;
  const hint = "Keep those that change what it is; the others are annual objectives or KPIs.";
  return [
    toFindingAt("hoshin-too-many-breakthroughs", source, ["breakthroughs"], message, { hint }),
  ];
}

function checkMarks(plan: Hoshin): readonly Finding[] {
  return listLoose(plan).map(({ item, title, source }) => {
    const message = `Nothing in the matrix has a strong mark with \`${title.plain}\`, so it could be taken out and nobody would notice.`;
    const hint = `Add a mark \`{a: ${item}, b: …, strength: strong}\` with what would fail without it, or take it out.`;
    return toFindingAt("hoshin-uncorrelated", source, ["id"], message, { hint });
  });
}

function checkPriority(
  graph: PlanGraph,
  plan: Hoshin,
  { id, item, title, owners, shows, source, status }: HoshinPriority,
): readonly Finding[] {
  if (status === "dropped") return [];
  const marks = listMarks(plan, id);
  const shown = shows === undefined ? undefined : graph.nodes.get(shows);
  const isLed =
    owners.length > 0 ||
    (shown !== undefined && "owners" in shown && shown.owners.length > 0) ||
    marks.some(({ other, strength }) => strength === "strong" && plan.people.includes(other));
  const targets = new Set(plan.targets.map((target) => target.id));
  const isMeasured = marks.some(
    ({ other, strength }) => targets.has(other) && (strength === "strong" || strength === "medium"),
  );
  const findings: Finding[] = [];
  if (!isLed) {
    const message = `Nobody leads the priority \`${title.plain}\`.`;
    const hint = "Add `owner`, or a strong mark with a person or a team of the matrix.";
    findings.push(toFindingAt("hoshin-priority-without-owner", source, ["id"], message, { hint }));
  }
  if (!isMeasured) {
    const message = `The priority \`${title.plain}\` moves no target, so no figure will say whether it worked.`;
    const hint = `Add a mark \`{a: ${item}, b: …, strength: strong}\` with a target.`;
    findings.push(toFindingAt("hoshin-priority-without-target", source, ["id"], message, { hint }));
  }
  return findings;
}

function checkMonths(
  graph: PlanGraph,
  { period }: Hoshin,
  target: HoshinTarget,
): readonly Finding[] {
  return getTargetMonths(target, period, graph.asOf)
    .filter(({ verdict, time, month }) => {
      return (
        verdict === "missed" && time === "over" && findCountermeasure(target, month) === undefined
      );
    })
    .map(({ month, planned = 0, actual = 0 }) => {
      const message = `\`${target.title.plain}\` missed ${month}: ${actual} where ${planned} was planned, and nothing says what is done about it.`;
      const hint = `Add to its \`countermeasures\`: \`{month: ${month}, problem: …, cause: …, action: …, owner: …, due: …}\`.`;
      const isOwn = target.actual.some(
        (figure) => figure.month === month && figure.observation.source.file === target.source.file,
      );
      const keys = [isOwn ? "actual" : "plan", month];
      const code = "hoshin-miss-without-countermeasure";
      return toFindingAt(code, target.source, keys, message, { hint });
    });
}

function checkRounds(graph: PlanGraph, { catchball }: Hoshin): readonly Finding[] {
  const days = getLimit(graph, "catchball-open", "days");
  return catchball
    .filter((round) => isOpen(round) && getAge(round, graph.asOf) > days)
    .map((round) => {
      const who = graph.nodes.get(round.to)?.title.plain ?? round.to;
      const message = `${who} has not answered for ${getAge(round, graph.asOf)} days: \`${round.proposal.plain}\`.`;
      const hint = "Add `response: accept`, `counter` or `reject`, and `concerns` or `agreed`.";
      return toFindingAt("catchball-open", round.source, ["date"], message, { hint });
    });
}
