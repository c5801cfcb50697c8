import type { Correlation, Hoshin } from "../model/framework/hoshin.ts";
import type { NodeId } from "../model/id.ts";
import { parseDate, parseDue } from "../model/period.ts";
import type { Kpi } from "../model/plan.ts";
import type { AuthoredHoshin } from "../model/schema/hoshin.ts";
import { resolveActor, resolveCycle } from "./actor.ts";
import { linkCatchball } from "./link-catchball.ts";
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
import { linkTarget } from "./link-target.ts";
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
  const inherits = linkInherits(context, id, data, spot);
  const hasOwn = (data.breakthroughs ?? []).length > 0;
  const made = {
    ...toPlanBase(context, document),
    framework: "hoshin" as const,
    cycle: cycle.cycle,
    period: cycle.period,
    inherited: inherits === undefined || hasOwn ? [] : listInherited(context, inherits),
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
      linkTarget(context, item, place, { kpis, cycle }),
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
      inherits,
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

function linkPeople(context: LinkContext, data: AuthoredHoshin, spot: Spot): Hoshin["people"] {
  const found = (data.people ?? []).flatMap(
    (name, index) => resolveActor(context, name, spot, "people", index) ?? [],
  );
  return [...new Set(found)];
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

/** The items of the side of the matrix above, in its order; those that are left out are not among them. */
function listInherited(
  context: LinkContext,
  { from, side }: NonNullable<Hoshin["inherits"]>,
): readonly NodeId[] {
  const above = context.ids.entries.get(from)?.document;
  if (above?.kind !== "hoshin") return [];
  const found = (above.data[side] ?? []).flatMap(
    (item) => context.ids.entries.get(`${from}#${item.id}`) ?? [],
  );
  return [...new Set(found.map(({ id }) => id))].filter((id) => !context.leftOut.has(id));
}
