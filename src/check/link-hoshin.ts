import type {
  Catchball,
  Correlation,
  Countermeasure,
  Hoshin,
  HoshinTarget,
} from "../model/framework/hoshin.ts";
import type { NodeId } from "../model/id.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { Kpi, Observation } from "../model/plan.ts";
import type { AuthoredHoshin, AuthoredTarget } from "../model/schema/hoshin.ts";
import { findActor, resolveActor, resolveCycle } from "./actor.ts";
import { isSecret } from "./link-measured.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { reportSelf } from "./link-list.ts";
import { findInline, toNodeId } from "./link-node.ts";
import type { ItemPlace, PlanDocument } from "./link-plan-item.ts";
import {
  linkItems,
  toItemBase,
  toItemExtras,
  toPlanBase,
  toPlanExtras,
  toWorkDates,
} from "./link-plan-item.ts";
import { linkShown } from "./link-shown.ts";
import { linkCorrelations } from "./link-correlation.ts";
import { toPresent, withPresent } from "./present.ts";
import { resolve } from "./reference.ts";

type HoshinDocument = Extract<PlanDocument, { readonly kind: "hoshin" }>;

/** Makes an X-matrix with its sides, marks, months and rounds, and links it. */
export function linkHoshin(
  context: LinkContext,
  document: HoshinDocument,
  kpis: ReadonlyMap<NodeId, Kpi>,
): Hoshin {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  const cycle = context.cycles.get(
    resolveCycle(context, data.year, spot, "year") ?? context.currentCycle,
  );
  if (!cycle) throw new Error(`no such cycle: ${data.year}`);
  const list = (key: "breakthroughs" | "annual" | "priorities" | "targets") => ({
    plan: id,
    parent: id,
    spot: below(spot, key),
  });
  const made = {
    ...toPlanBase(context, document),
    framework: "hoshin" as const,
    cycle: cycle.cycle,
    period: cycle.period,
    breakthroughs: linkItems(context, data.breakthroughs, list("breakthroughs"), (item, place) =>
      withPresent(toMatrixItem(context, "hoshin-breakthrough", item, place), {
        ...toItemExtras(context, item),
        shows: linkShown(context, item, place),
        by: item.by === undefined ? undefined : parseDue(item.by),
      }),
    ),
    annual: linkItems(context, data.annual, list("annual"), (item, place) =>
      withPresent(
        {
          ...toMatrixItem(context, "hoshin-annual", item, place),
          successFactors: (item.successFactors ?? []).map(context.inline),
        },
        {
          ...toItemExtras(context, item),
          shows: linkShown(context, item, place),
          priority: item.priority,
        },
      ),
    ),
    priorities: linkItems(context, data.priorities, list("priorities"), (item, place) =>
      withPresent(
        {
          ...toMatrixItem(context, "hoshin-priority", item, place),
          status: item.status ?? ("active" as const),
        },
        {
          ...toItemExtras(context, item),
          ...toWorkDates(item),
          shows: linkShown(context, item, place),
        },
      ),
    ),
    targets: linkItems(context, data.targets, list("targets"), (item, place) =>
      linkTarget(context, item, place, kpis),
    ),
    people: linkPeople(context, data, spot),
    catchball: linkCatchball(context, data, spot),
    reviews: (data.reviews ?? []).map(({ date, title, kind = "monthly", held, note }) => ({
      date: parseDate(date),
      kind,
      ...toPresent({ title: findInline(context, title), held, note }),
    })),
  };
  const correlations: readonly Correlation[] = linkCorrelations(context, made, data, spot);
  return withPresent(
    { ...made, correlations },
    {
      ...toPlanExtras(context, document),
      trueNorth: findInline(context, data.trueNorth),
      inherits: linkInherits(context, id, data, spot),
    },
  );
}

type MatrixRole = "hoshin-breakthrough" | "hoshin-annual" | "hoshin-priority";

/** What shows another item has that one's title, which is filled in once it is known. */
function toMatrixItem<Role extends MatrixRole>(
  context: LinkContext,
  role: Role,
  item: Parameters<typeof toItemBase>[2] & { readonly title?: string | undefined },
  place: ItemPlace,
) {
  return toItemBase(context, role, item, item.title ?? "", place);
}

function linkTarget(
  context: LinkContext,
  authored: AuthoredTarget,
  place: ItemPlace,
  kpis: ReadonlyMap<NodeId, Kpi>,
): HoshinTarget {
  const { spot } = place;
  const target =
    authored.kpi === undefined ? undefined : resolve(context, "kpi", authored.kpi, spot, "kpi");
  if (target !== undefined) linkNodes(context, "measures", place.id, target, below(spot, "kpi"));
  const kpi = target === undefined ? undefined : kpis.get(target);
  const secret = context.audience === "public" && isSecret({}, kpi);
  const planned = toMonths(authored.plan ?? {});
  return withPresent(
    {
      ...toItemBase(context, "hoshin-target", authored, authored.title, place),
      better: authored.better ?? (kpi?.direction === "lower" ? "lower" : "higher"),
      aggregate: authored.aggregate ?? toAggregate(kpi),
      near: authored.near ?? 5,
      planned: secret ? [] : planned,
      actual: secret ? [] : toActual(context, authored, kpi, spot),
      countermeasures: (authored.countermeasures ?? []).map((each, index) =>
        linkCountermeasure(context, each, below(spot, "countermeasures", index)),
      ),
    },
    {
      ...toItemExtras(context, authored),
      unit: authored.unit ?? kpi?.unit,
      start: secret ? undefined : authored.start,
      target: secret ? undefined : (authored.target ?? planned.at(-1)?.value),
      kpi: target,
    },
  );
}

function toAggregate(kpi: Kpi | undefined): HoshinTarget["aggregate"] {
  return kpi?.aggregate === "sum" || kpi?.aggregate === "average" ? kpi.aggregate : "last";
}

function toMonths(figures: Readonly<Record<string, number>>): HoshinTarget["planned"] {
  return Object.entries(figures)
    .map(([month, value]) => ({ month, value }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Figures of months that had ended or been read by the as-of date: its own, else the KPI's last reading of the month. */
function toActual(
  context: LinkContext,
  { actual = {}, plan = {} }: AuthoredTarget,
  kpi: Kpi | undefined,
  spot: Spot,
): HoshinTarget["actual"] {
  const readings = new Map<string, Observation>();
  for (const reading of kpi?.series ?? []) readings.set(reading.date.slice(0, 7), reading);
  const asOf = context.asOf.slice(0, 7);
  const months = new Set([...Object.keys(actual), ...Object.keys(plan)]);
  return [...months]
    .filter((month) => month <= asOf)
    .sort()
    .flatMap((month) => {
      const own = actual[month];
      const observation: Observation | undefined =
        own === undefined || own === null
          ? readings.get(month)
          : {
              date: parseDue(month),
              value: own,
              source: { file: spot.file, path: [...spot.path, "actual", month] },
            };
      return typeof observation?.value === "number"
        ? [{ month, value: observation.value, observation }]
        : [];
    });
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

function linkPeople(context: LinkContext, data: AuthoredHoshin, spot: Spot): Hoshin["people"] {
  const found = (data.people ?? []).flatMap(
    (name, index) => resolveActor(context, name, spot, "people", index) ?? [],
  );
  return [...new Set(found)];
}

function linkCatchball(
  context: LinkContext,
  data: AuthoredHoshin,
  place: Spot,
): readonly Catchball[] {
  return (data.catchball ?? [])
    .flatMap((round, index): readonly Catchball[] => {
      const spot = below(place, "catchball", index);
      const from = resolveActor(context, round.from, spot, "from");
      const to = resolveActor(context, round.to, spot, "to");
      const about = resolve(context, "about", round.about, spot, "about");
      const date = parseDate(round.date);
      if (from === undefined || to === undefined || about === undefined) return [];
      if (date > context.asOf) return [];
      const by = (round.by ?? []).flatMap(
        (name, at) => resolveActor(context, name, spot, "by", at) ?? [],
      );
      const made = { date, from, to, about, by, proposal: context.inline(round.proposal) };
      return [
        {
          ...made,
          source: { file: spot.file, path: spot.path },
          ...toPresent({
            resources: findInline(context, round.resources),
            response: round.response,
            concerns: findInline(context, round.concerns),
            agreed: findInline(context, round.agreed),
            pullRequest: round.pullRequest,
          }),
        },
      ];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function linkInherits(
  context: LinkContext,
  id: NodeId,
  { inherits }: AuthoredHoshin,
  place: Spot,
): Hoshin["inherits"] | undefined {
  if (inherits === undefined) return undefined;
  const spot = below(place, "inherits", "from");
  const from = resolve(context, "inherits of a matrix", inherits.from, spot);
  if (from === undefined) return undefined;
  if (from === id) {
    reportSelf(context, inherits.from, spot);
    return undefined;
  }
  linkNodes(context, "inherits", id, from, spot);
  return { from, side: inherits.side ?? "annual" };
}
