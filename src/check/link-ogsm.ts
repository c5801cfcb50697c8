import type {
  Ogsm,
  OgsmAction,
  OgsmGoal,
  OgsmMeasure,
  OgsmStrategy,
} from "../model/framework/ogsm.ts";
import type { NodeId } from "../model/id.ts";
import { parseDate, parseRhythm } from "../model/period.ts";
import type { Kpi } from "../model/plan.ts";
import type {
  AuthoredAction,
  AuthoredGoal,
  AuthoredOgsmMeasure,
  AuthoredStrategy,
} from "../model/schema/ogsm.ts";
import { linkCheckIns } from "./link-check-in.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { reportSelf } from "./link-list.ts";
import type { MeasuredParent } from "./link-measured.ts";
import { findSecret, linkMeasured, noReports } from "./link-measured.ts";
import { findInline, toNodeId } from "./link-node.ts";
import type { ItemPlace, PlanDocument } from "./link-plan-item.ts";
import {
  defaultRhythm,
  linkItems,
  toItemBase,
  toItemExtras,
  toPlanBase,
  toPlanExtras,
  toWorkDates,
} from "./link-plan-item.ts";
import { linkShown } from "./link-shown.ts";
import { withPresent } from "./present.ts";
import { findEntry, resolve } from "./reference.ts";

type OgsmDocument = Extract<PlanDocument, { readonly kind: "ogsm" }>;

/** Makes an OGSM with its goals, strategies, measures and actions, and links it. */
export function linkOgsm(
  context: LinkContext,
  document: OgsmDocument,
  kpis: ReadonlyMap<NodeId, Kpi>,
): Ogsm {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  const period = { start: parseDate(data.start), end: parseDate(data.end) };
  const measured = [
    ...(data.goals ?? []),
    ...(data.strategies ?? []).flatMap(({ measures = [] }) => measures),
  ];
  const secret = findSecret(context, measured, kpis, spot);
  const reports = linkCheckIns(context, data, measured, secret, spot);
  const toParent = (item: string): MeasuredParent => ({
    period,
    kpis,
    reports: reports.items.get(item) ?? noReports,
  });
  const place = { plan: id, parent: id };
  return withPresent(
    {
      ...toPlanBase(context, document),
      framework: "ogsm",
      period,
      goals: linkItems(context, data.goals, { ...place, spot: below(spot, "goals") }, (goal, at) =>
        linkGoal(context, goal, toParent(goal.id), at),
      ),
      strategies: linkItems(
        context,
        data.strategies,
        { ...place, spot: below(spot, "strategies") },
        (strategy, at) => linkStrategy(context, strategy, toParent, at),
      ),
      roles: linkRoles(context, document, spot),
      checkIns: reports.checkIns,
      rhythm: parseRhythm(data.checkInEvery ?? "") ?? defaultRhythm,
    },
    {
      ...toPlanExtras(context, document),
      inherits: linkInherits(context, document, spot),
      objective: findInline(context, data.objective),
    },
  );
}

function linkGoal(
  context: LinkContext,
  authored: AuthoredGoal,
  parent: MeasuredParent,
  place: ItemPlace,
): OgsmGoal {
  const { made, more } = linkMeasured(context, place.id, authored, parent, place.spot);
  return withPresent(
    {
      ...toItemBase(context, "ogsm-goal", authored, authored.title, place),
      ...made,
      weight: authored.weight ?? 1,
    },
    { ...toItemExtras(context, authored), ...more, perspective: authored.perspective },
  );
}

function linkStrategy(
  context: LinkContext,
  authored: AuthoredStrategy,
  toParent: (item: string) => MeasuredParent,
  place: ItemPlace,
): OgsmStrategy {
  const own = { plan: place.plan, parent: place.id };
  return withPresent(
    {
      ...toItemBase(context, "ogsm-strategy", authored, authored.title ?? "", place),
      notDoing: (authored.notDoing ?? []).map(context.inline),
      measures: linkItems(
        context,
        authored.measures,
        { ...own, spot: below(place.spot, "measures") },
        (measure, at) => linkMeasure(context, measure, toParent(measure.id), at),
      ),
      actions: linkActions(context, authored.actions, {
        ...own,
        spot: below(place.spot, "actions"),
      }),
    },
    {
      ...toItemExtras(context, authored),
      chosen: findInline(context, authored.chosen),
      shows: linkAdopted(context, authored, place),
    },
  );
}

/** Links a strategy to the one that it adopts, or to the action that it makes its own: it also contributes to that. */
function linkAdopted(
  context: LinkContext,
  authored: AuthoredStrategy,
  place: ItemPlace,
): NodeId | undefined {
  const shown = linkShown(context, authored, place);
  if (shown === undefined) return undefined;
  const own = authored.supports?.map((link) => (typeof link === "string" ? link : link.to)) ?? [];
  const isSaid = own.some((to) => findEntry(context.ids, to, place.spot.document)?.id === shown);
  if (!isSaid) {
    const primary = own.length === 0;
    linkNodes(context, "supports", place.id, shown, below(place.spot, "ref"), { primary });
  }
  return shown;
}

function linkMeasure(
  context: LinkContext,
  authored: AuthoredOgsmMeasure,
  parent: MeasuredParent,
  place: ItemPlace,
): OgsmMeasure {
  const { made, more } = linkMeasured(context, place.id, authored, parent, place.spot);
  return withPresent(
    {
      ...toItemBase(context, "ogsm-measure", authored, authored.title, place),
      ...made,
      strategy: place.parent,
      weight: authored.weight ?? 1,
      aspirational: authored.aspirational ?? false,
    },
    { ...toItemExtras(context, authored), ...more, orientation: authored.orientation },
  );
}

function linkActions(
  context: LinkContext,
  authored: readonly AuthoredAction[] | undefined,
  list: Omit<ItemPlace, "id">,
): readonly OgsmAction[] {
  return linkItems(context, authored, list, (action, place) =>
    withPresent(
      {
        ...toItemBase(context, "ogsm-action", action, action.title ?? "", place),
        parent: place.parent,
        status: action.status ?? "planned",
        actions: linkActions(context, action.actions, {
          plan: place.plan,
          parent: place.id,
          spot: below(place.spot, "actions"),
        }),
      },
      {
        ...toItemExtras(context, action),
        ...toWorkDates(action),
        shows: linkShown(context, action, place),
      },
    ),
  );
}

function linkInherits(
  context: LinkContext,
  { data, ...document }: OgsmDocument,
  place: Spot,
): NodeId | undefined {
  if (data.inherits === undefined) return undefined;
  const spot = below(place, "inherits");
  const id = toNodeId({ data, ...document });
  const above = resolve(context, "inherits of an OGSM", data.inherits, spot);
  if (above === undefined) return undefined;
  if (above === id) {
    reportSelf(context, data.inherits, spot);
    return undefined;
  }
  linkNodes(context, "inherits", id, above, spot);
  return above;
}

function linkRoles(context: LinkContext, document: OgsmDocument, place: Spot): Ogsm["roles"] {
  return (document.data.roles ?? []).flatMap((role, index) => {
    const spot = below(place, "roles", index);
    const plan = resolve(context, "plan of a role", role.plan, spot, "plan");
    const item = resolve(context, "item of a role", role.item, spot, "item");
    if (plan === undefined || item === undefined) return [];
    if (plan === toNodeId(document)) {
      reportSelf(context, role.plan, below(spot, "plan"));
      return [];
    }
    linkNodes(context, "plays-in", item, plan, spot);
    return [{ plan, item, as: role.as }];
  });
}
