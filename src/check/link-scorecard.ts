import type {
  Perspective,
  Scorecard,
  ScorecardInitiative,
  ScorecardMeasure,
  ScorecardObjective,
} from "../model/framework/scorecard.ts";
import type { NodeId } from "../model/id.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { Kpi, Observation } from "../model/plan.ts";
import type {
  AuthoredScorecard,
  AuthoredScorecardMeasure,
  AuthoredScorecardObjective,
} from "../model/schema/scorecard.ts";
import { findActor } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { linkList } from "./link-list.ts";
import { isSecret } from "./link-measured.ts";
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
import { checkPerspective, linkPerspectives } from "./link-perspective.ts";
import { linkShown } from "./link-shown.ts";
import { toPresent, withPresent } from "./present.ts";
import { resolve } from "./reference.ts";

type ScorecardDocument = Extract<PlanDocument, { readonly kind: "scorecard" }>;
type AuthoredInitiative = NonNullable<AuthoredScorecardObjective["initiatives"]>[number];

/** Makes a scorecard with its objectives and measures, and links what drives what. */
export function linkScorecard(
  context: LinkContext,
  document: ScorecardDocument,
  kpis: ReadonlyMap<NodeId, Kpi>,
): Scorecard {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  const list = { plan: id, parent: id, spot: below(spot, "objectives") };
  const perspectives = linkPerspectives(context, data, spot);
  return withPresent(
    {
      ...toPlanBase(context, document),
      framework: "scorecard",
      period: { start: parseDate(data.start), end: parseDate(data.end) },
      perspectives,
      themes: linkThemes(context, data, spot),
      objectives: linkItems(context, data.objectives, list, (objective, place) =>
        linkObjective(context, objective, place, kpis, perspectives),
      ),
    },
    toPlanExtras(context, document),
  );
}

function linkThemes(context: LinkContext, data: AuthoredScorecard, place: Spot): readonly NodeId[] {
  const found = (data.themes ?? []).flatMap(
    (theme, index) => resolve(context, "themes", theme, place, "themes", index) ?? [],
  );
  return [...new Set(found)];
}

function linkObjective(
  context: LinkContext,
  authored: AuthoredScorecardObjective,
  place: ItemPlace,
  kpis: ReadonlyMap<NodeId, Kpi>,
  perspectives: readonly Perspective[],
): ScorecardObjective {
  const { id, plan, spot } = place;
  checkPerspective(context, authored.perspective, perspectives, spot);
  const theme =
    authored.theme === undefined
      ? undefined
      : resolve(context, "theme", authored.theme, spot, "theme");
  if (theme !== undefined) linkNodes(context, "supports", id, theme, below(spot, "theme"));
  const causes = (authored.causes ?? []).map((cause) => toItemReference(cause));
  return withPresent(
    {
      ...toItemBase(context, "scorecard-objective", authored, authored.title, place),
      perspective: authored.perspective,
      weight: authored.weight ?? 1,
      causes: linkList(context, "causes", "causes", id, causes, below(spot, "causes")),
      measures: linkItems(
        context,
        authored.measures,
        { plan, parent: id, spot: below(spot, "measures") },
        (measure, at) => linkMeasure(context, measure, at, kpis),
      ),
      initiatives: (authored.initiatives ?? []).flatMap((initiative, index) =>
        linkInitiative(context, initiative, {
          id,
          spot: below(spot, "initiatives", index),
        }),
      ),
    },
    {
      ...toItemExtras(context, authored),
      theme,
    },
  );
}

/** Within a scorecard the bare id of an objective will do. */
function toItemReference(reference: string): string {
  return reference.includes("#") || reference.includes("/") ? reference : `#${reference}`;
}

function linkMeasure(
  context: LinkContext,
  authored: AuthoredScorecardMeasure,
  place: ItemPlace,
  kpis: ReadonlyMap<NodeId, Kpi>,
): ScorecardMeasure {
  const { id, parent, spot } = place;
  const target =
    authored.kpi === undefined ? undefined : resolve(context, "kpi", authored.kpi, spot, "kpi");
  if (target !== undefined) linkNodes(context, "measures", id, target, below(spot, "kpi"));
  const kpi = target === undefined ? undefined : kpis.get(target);
  const secret = isSecret(context, { kpi: authored.kpi }, kpis, spot);
  return withPresent(
    {
      ...toItemBase(context, "scorecard-measure", authored, authored.title, place),
      objective: parent,
      targets: secret
        ? []
        : (authored.targets ?? []).map(({ by, value }) => ({ by: parseDue(by), value })),
      weight: authored.weight ?? 1,
      observations: secret ? [] : toObservations(context, authored, kpi, spot),
    },
    {
      ...toItemExtras(context, authored),
      unit: authored.unit ?? kpi?.unit,
      lag: authored.lag ?? kpi?.lag,
      goal: secret ? undefined : authored.goal,
      redFlag: secret ? undefined : authored.redFlag,
      kpi: target,
      withheld: secret || undefined,
    },
  );
}

/** Its own readings known at the as-of date, else those of its KPI; by date. */
function toObservations(
  context: LinkContext,
  { series }: AuthoredScorecardMeasure,
  kpi: Kpi | undefined,
  spot: Spot,
): readonly Observation[] {
  if (series === undefined) return kpi?.series ?? [];
  return series
    .map(({ date, value, note, by }, index): Observation => ({
      date: parseDue(date),
      value,
      source: { file: spot.file, path: [...spot.path, "series", index] },
      ...toPresent({ note, by: findActor(context, by, below(spot, "series", index), "by") }),
    }))
    .filter(({ date }) => date <= context.asOf)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function linkInitiative(
  context: LinkContext,
  authored: AuthoredInitiative,
  place: Pick<ItemPlace, "id" | "spot">,
): readonly ScorecardInitiative[] {
  const { title, ref, owner, budget, status } = authored;
  const shows = linkShown(context, { id: "initiatives", title, ref }, place);
  // It shows what is not for the audience, or what there is not, which is reported.
  if (title === undefined && shows === undefined) return [];
  return [
    {
      title: context.inline(title ?? ""),
      status: status ?? "planned",
      ...toPresent({
        shows,
        owner: findActor(context, owner, place.spot, "owner"),
        budget: findInline(context, budget),
        ...toWorkDates(authored),
      }),
    },
  ];
}
