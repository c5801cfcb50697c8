import type { Finding } from "../model/finding.ts";
import type { Kpi, PlanGraph } from "../model/plan.ts";
import { findUnitProblem, plainNumber } from "../model/formula-unit.ts";
import { findLevel } from "../model/formula-total.ts";
import { isActedOn } from "../model/kpi-acting.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, toFindingAt } from "./rule-input.ts";

/** Holds what KPIs say of each other against the rules, and asks whether somebody acts on those that call for it. */
export function checkDrivers({ graph, assessment }: RuleInput): readonly Finding[] {
  return graph.kpis.flatMap((kpi) => [
    ...checkUnits(kpi, graph),
    ...checkTotals(kpi, graph),
    ...checkWritten(kpi, graph),
    ...checkAttended(kpi, graph, assessment.kpis.get(kpi.id)?.health?.value === "unhealthy"),
  ]);
}

function checkUnits({ computed, source, unit }: Kpi, { nodes }: PlanGraph): Finding[] {
  if (computed === undefined) return [];
  const problem = findUnitProblem(
    computed.formula,
    (id) => {
      const node = nodes.get(id);
      return node?.kind === "kpi" ? node.unit : undefined;
    },
    unit,
  );
  if (problem === undefined) return [];
  const [message, hint] =
    problem.kind === "sum"
      ? [
          `The formula joins ${toWords(problem.left)} and ${toWords(problem.right)}, and a sum needs equal units.`,
          "Convert one of them by a factor, or take it out.",
        ]
      : [
          `The formula gives ${toWords(problem.found)}, and \`unit\` says \`${problem.written}\`.`,
          problem.found === plainNumber
            ? problem.written === "%"
              ? "Multiply it by 100, or take `unit` out."
              : "Take `unit` out, or name in the formula what it is counted in."
            : `Write \`unit: ${JSON.stringify(problem.found)}\`, or convert it by a factor.`,
        ];
  return [toFindingAt("kpi-formula-units", source, ["compute"], message, { hint })];
}

/** A year to date is made of totals. */
function checkTotals(kpi: Kpi, { nodes }: PlanGraph): Finding[] {
  const level = findLevel(kpi, nodes);
  if (level === undefined) return [];
  const message = `The KPI is year to date, and the readings of \`${level}\` are neither that nor a sum, so nothing is computed.`;
  const hint = `Write \`aggregate: sum\` in \`${level}\` where its readings add up, or take \`cumulative\` out of this one.`;
  return [toFindingAt("kpi-formula-units", kpi.source, ["compute"], message, { hint })];
}

function toWords(unit: string): string {
  return unit === plainNumber ? unit : `\`${unit}\``;
}

/** The reading that is farthest from what the formula gives; the others are counted. */
function checkWritten({ computed, source }: Kpi, graph: PlanGraph): Finding[] {
  const limit = getLimit(graph, "kpi-readings-differ", "percent");
  const far = (computed?.written ?? [])
    .map(({ reading, value }) => ({ reading, value, percent: getPercent(reading.value, value) }))
    .filter(({ percent }) => percent > limit)
    .sort((a, b) => b.percent - a.percent || (a.reading.date < b.reading.date ? -1 : 1));
  const [worst] = far;
  if (worst === undefined) return [];
  const { reading, value } = worst;
  const others = far.length === 1 ? "" : `, and ${far.length - 1} more differ, too`;
  const message = `The reading of ${reading.date} is \`${value}\`, and the formula gives \`${toShort(reading.value)}\`${others}.`;
  const hint =
    "Correct the reading, an input or the formula, or leave the readings out: the computed ones count.";
  return [toFindingAt("kpi-readings-differ", source, ["compute"], message, { hint })];
}

/** By how much two values differ, in percent of the larger one. */
function getPercent(one: number, other: number): number {
  const larger = Math.max(Math.abs(one), Math.abs(other));
  return larger === 0 ? 0 : (Math.abs(one - other) / larger) * 100;
}

/** As many digits as anybody compares. */
function toShort(value: number): number {
  return Number(value.toPrecision(6));
}

function checkAttended(kpi: Kpi, graph: PlanGraph, isRed: boolean): Finding[] {
  if (!isRed || kpi.confidential || isActedOn(graph, kpi)) return [];
  const message = `\`${kpi.title.plain}\` calls for action, and no open objective sets out to move it or what drives it.`;
  const hint =
    "Fix it now and write the next reading, add a key result that moves it, or write an objective that `recovers` it.";
  return [toFindingAt("kpi-red-unattended", kpi.source, ["title"], message, { hint })];
}
