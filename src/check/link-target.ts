import { atKey, atValue, toFinding } from "../model/finding.ts";
import type { Countermeasure, HoshinTarget } from "../model/framework/hoshin.ts";
import { listMonths } from "../model/hoshin-month.ts";
import type { NodeId } from "../model/id.ts";
import { getPeriodValues, joinReadings } from "../model/kpi-period.ts";
import { parseDue } from "../model/period.ts";
import type { Cycle, Kpi, Observation } from "../model/plan.ts";
import type { AuthoredTarget } from "../model/schema/hoshin.ts";
import { findActor } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { isSecret } from "./link-measured.ts";
import { findInline } from "./link-node.ts";
import type { ItemPlace } from "./link-plan-item.ts";
import { toItemBase, toItemExtras } from "./link-plan-item.ts";
import { toPresent, withPresent } from "./present.ts";
import { resolve } from "./reference.ts";

interface TargetParent {
  readonly kpis: ReadonlyMap<NodeId, Kpi>;
  readonly cycle: Cycle;
}

/** Makes a row of the bowling chart with its months, and links it to its KPI. */
export function linkTarget(
  context: LinkContext,
  authored: AuthoredTarget,
  place: ItemPlace,
  { kpis, cycle }: TargetParent,
): HoshinTarget {
  const { spot } = place;
  const target =
    authored.kpi === undefined ? undefined : resolve(context, "kpi", authored.kpi, spot, "kpi");
  if (target !== undefined) linkNodes(context, "measures", place.id, target, below(spot, "kpi"));
  const kpi = target === undefined ? undefined : kpis.get(target);
  const secret = isSecret(context, { kpi: authored.kpi }, kpis, spot);
  const aggregate = authored.aggregate ?? toAggregate(kpi);
  reportStrayMonths(context, authored, cycle, spot);
  const months = new Set(listMonths(cycle.period));
  const planned = toMonths(authored.plan ?? {}).filter(({ month }) => months.has(month));
  const whole = planned.map(({ value }) => value);
  return withPresent(
    {
      ...toItemBase(context, "hoshin-target", authored, authored.title, place),
      better: authored.better ?? (kpi?.direction === "lower" ? "lower" : "higher"),
      aggregate,
      near: authored.near ?? 5,
      planned: secret ? [] : planned,
      actual: secret ? [] : toActual(context, authored, { kpi, aggregate, months }, spot),
      countermeasures: (authored.countermeasures ?? []).flatMap((each, index) =>
        // They tell the figures in words; and nothing was known yet of a month that was still to come.
        secret || each.month > context.asOf.slice(0, 7)
          ? []
          : [linkCountermeasure(context, each, below(spot, "countermeasures", index))],
      ),
    },
    {
      ...toItemExtras(context, authored),
      unit: authored.unit ?? kpi?.unit,
      start: secret ? undefined : authored.start,
      target: secret
        ? undefined
        : (authored.target ?? (whole.length === 0 ? undefined : joinReadings(aggregate, whole))),
      kpi: target,
      withheld: secret || undefined,
    },
  );
}

function toAggregate(kpi: Kpi | undefined): HoshinTarget["aggregate"] {
  return kpi?.aggregate === "sum" || kpi?.aggregate === "average" ? kpi.aggregate : "last";
}

/** A month of another year would be on no page. */
function reportStrayMonths(
  context: LinkContext,
  { plan = {}, actual = {}, countermeasures = [] }: AuthoredTarget,
  cycle: Cycle,
  { file, path }: Spot,
): void {
  const months = listMonths(cycle.period);
  const written = [
    ...Object.keys(plan).map((month) => [month, ["plan", month]] as const),
    ...Object.keys(actual).map((month) => [month, ["actual", month]] as const),
    ...countermeasures.map(({ month }, at) => [month, ["countermeasures", at, "month"]] as const),
  ];
  for (const [month, keys] of written) {
    if (months.includes(month)) continue;
    const message = `\`${month}\` is no month of \`${cycle.cycle}\`, which this matrix is about.`;
    const hint = `Write a month from \`${months[0] ?? ""}\` to \`${months.at(-1) ?? ""}\`.`;
    const anchor = (keys[0] === "countermeasures" ? atValue : atKey)(...path, ...keys);
    context.report(toFinding("invalid-value", file, message, { anchor, hint }));
  }
}

function toMonths(figures: Readonly<Record<string, number>>): HoshinTarget["planned"] {
  return Object.entries(figures)
    .map(([month, value]) => ({ month, value }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

interface ActualInput {
  readonly kpi: Kpi | undefined;
  readonly aggregate: HoshinTarget["aggregate"];
  readonly months: ReadonlySet<string>;
}

/** Figures of months that had ended or were running on the as-of date: its own, else what the KPI's readings of the month make. */
function toActual(
  context: LinkContext,
  { actual = {} }: AuthoredTarget,
  { kpi, aggregate, months }: ActualInput,
  spot: Spot,
): HoshinTarget["actual"] {
  const readings = listReadings(context, kpi, aggregate);
  const asOf = context.asOf.slice(0, 7);
  return [...months]
    .filter((month) => month <= asOf)
    .flatMap((month) => {
      const own = actual[month];
      const observation: Observation | undefined =
        own === undefined || own === null
          ? readings.get(month)
          : {
              // Of the running month it is what was known on the as-of date.
              date: month === asOf ? context.asOf : parseDue(month),
              value: own,
              source: { file: spot.file, path: [...spot.path, "actual", month] },
            };
      return typeof observation?.value === "number"
        ? [{ month, value: observation.value, observation }]
        : [];
    });
}

/**
 * The KPI's months, each in the place of its last reading: that reading, or where months are joined, what all of them
 * make. A month that this cannot be told of has none.
 */
function listReadings(
  { asOf }: LinkContext,
  kpi: Kpi | undefined,
  aggregate: HoshinTarget["aggregate"],
): ReadonlyMap<string, Observation> {
  const readings = new Map<string, Observation>();
  if (kpi === undefined) return readings;
  for (const reading of kpi.series) {
    if (typeof reading.value === "number") readings.set(reading.date.slice(0, 7), reading);
  }
  if (aggregate === "last") return readings;
  return new Map(
    getPeriodValues(kpi, "month", asOf).flatMap(({ period, value }) => {
      const last = readings.get(period);
      return last === undefined ? [] : [[period, { ...last, value }] as const];
    }),
  );
}

function linkCountermeasure(
  context: LinkContext,
  {
    month,
    problem,
    cause,
    action,
    owner,
    due,
    status,
  }: NonNullable<AuthoredTarget["countermeasures"]>[number],
  spot: Spot,
): Countermeasure {
  return {
    month,
    problem: context.inline(problem),
    status: status ?? "open",
    ...toPresent({
      cause: findInline(context, cause),
      action: findInline(context, action),
      owner: findActor(context, owner, spot, "owner"),
      due: due === undefined ? undefined : parseDue(due),
    }),
  };
}
