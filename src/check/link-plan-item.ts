import type { Document } from "../model/document.ts";
import type { ItemRole } from "../model/framework/framework-plan.ts";
import type { NodeId } from "../model/id.ts";
import { parseDate, parseDue } from "../model/period.ts";
import { resolveOwners } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { linkList } from "./link-list.ts";
import {
  linkTeam,
  toDocumentBase,
  toDocumentExtras,
  toNodeBase,
  toNodeExtras,
  toNodeId,
} from "./link-node.ts";

/** A document that holds a framework's plan. */
export type PlanDocument = Extract<
  Document,
  { readonly kind: "ogsm" | "hoshin" | "scorecard" | "gost" | "mbo" }
>;

/** Days, a quarter: the longest rhythm of the sessions in which such plans live. */
export const defaultRhythm = 92;

type AuthoredLinks = Parameters<typeof linkList>[4];

interface AuthoredItem {
  readonly id: string;
  readonly owner?: string | undefined;
  readonly owners?: readonly string[] | undefined;
  readonly supports?: AuthoredLinks;
}

/** What every framework's plan has for certain; links it to what it supports. */
export function toPlanBase(context: LinkContext, document: PlanDocument) {
  const { data } = document;
  const spot = toSpot(document);
  linkList(
    context,
    "supports",
    "supports",
    toNodeId(document),
    data.supports,
    below(spot, "supports"),
  );
  return {
    kind: "framework-plan" as const,
    ...toDocumentBase(context, document, data.title, spot),
    owners: resolveOwners(context, data, spot),
    state: data.state ?? ("active" as const),
  };
}

/** What every framework's plan may have. */
export function toPlanExtras(context: LinkContext, document: PlanDocument) {
  return {
    ...toDocumentExtras(context, document),
    team: linkTeam(context, document, document.data.team, toSpot(document)),
  };
}

/** What every item of a plan has for certain; links it to what it is a part of, and to what it supports. */
export function toItemBase<Role extends ItemRole>(
  context: LinkContext,
  role: Role,
  authored: AuthoredItem & Parameters<typeof toNodeBase>[3],
  title: string,
  place: ItemPlace,
) {
  const { id, plan, parent, spot } = place;
  linkNodes(context, "part-of", id, parent, spot);
  linkList(context, "supports", "supports", id, authored.supports, below(spot, "supports"));
  return {
    kind: "plan-item" as const,
    role,
    plan,
    item: authored.id,
    ...toNodeBase(context, id, title, authored, spot),
    owners: resolveOwners(context, authored, spot),
  };
}

/** What every item of a plan may have. */
export const toItemExtras = toNodeExtras;

/** Where an item stands: in its plan, in what it is a part of, and in its file. */
export interface ItemPlace {
  readonly id: NodeId;
  readonly plan: NodeId;
  readonly parent: NodeId;
  readonly spot: Spot;
}

/** Makes the items of a list that are the first of their id and not left out. */
export function linkItems<Item extends { readonly id: string }, Made>(
  context: LinkContext,
  items: readonly Item[] | undefined,
  { plan, parent, spot }: Omit<ItemPlace, "id">,
  make: (item: Item, place: ItemPlace) => Made,
): readonly Made[] {
  return (items ?? []).flatMap((item, index) => {
    const own = below(spot, index);
    const entry = context.ids.entries.get(`${plan}#${item.id}`);
    // The first of its id stands in the index with its place.
    const isFirst = entry?.path?.join() === own.path.join();
    if (!entry || !isFirst || context.leftOut.has(entry.id)) return [];
    return [make(item, { id: entry.id, plan, parent, spot: own })];
  });
}

/** The dates of a piece of work. */
export function toWorkDates({
  start,
  due,
}: {
  readonly start?: string | undefined;
  readonly due?: string | undefined;
}) {
  return {
    start: start === undefined ? undefined : parseDate(start),
    due: due === undefined ? undefined : parseDue(due),
  };
}
