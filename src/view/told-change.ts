import type { Revision, RevisionChange } from "../history/history.ts";
import { toDays } from "../history/day.ts";
import { toMoved } from "../history/naming.ts";
import type { NodeId } from "../model/id.ts";
import { parseReference } from "../model/id.ts";
import { indexed } from "../model/indexed.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience, PlanGraph, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { PublicTime } from "./public-time.ts";

/** A change that git tells of, with what it is about as it is called now. */
export interface ToldChange {
  readonly revision: Revision;
  readonly change: RevisionChange;
  readonly date: IsoDate;
  /** The document, or where that is gone the id that it had. */
  readonly document: NodeId;
  /** The document or the item; absent where it is gone. */
  readonly node?: PlanNode;
}

/** What git tells, up to the as-of date, about what may be shown. */
export interface Told {
  /** The newest first. */
  readonly all: readonly ToldChange[];
  readonly byDocument: ReadonlyMap<NodeId, readonly ToldChange[]>;
}

/** What git tells of the plans, found once for all pages. */
export const getTold = indexed(
  "told",
  "context",
  (context: ViewContext): Told => {
    const all = listTold(context);
    const byDocument = new Map<NodeId, ToldChange[]>();
    for (const told of all) {
      const own = byDocument.get(told.document) ?? [];
      own.push(told);
      byDocument.set(told.document, own);
    }
    return { all, byDocument };
  },
  // A revision may have changed thousands of documents: by its name it is known.
  { byDocument: { by: "node", toSeen: seeTold } },
);

function seeTold(told: readonly ToldChange[]): unknown {
  return told.map(({ change, date, node, revision }) => [revision.hash, change, date, node]);
}

function listTold(context: ViewContext): readonly ToldChange[] {
  const { plan, history } = context;
  const toDay = toDays(plan.portal.timeZone);
  // What a thing is called now, by what it was called before; the newest commits are looked at first.
  const later = new Map<string, string>(plan.aliases);
  const told: ToldChange[] = [];
  const publicTime = plan.portal.audience === "public" ? new PublicTime(plan) : undefined;
  for (const revision of history?.revisions ?? []) {
    const date = toDay(revision.time);
    const changes = [...revision.changes, ...toBrought(context, revision)];
    for (const change of changes.filter(({ type }) => type === "moved")) {
      if (change.was !== undefined) {
        later.set(String(change.was), toMoved(toCurrent(change.id, later), later));
      }
    }
    publicTime?.add(revision, (id) => toCurrent(id, later));
    if (date > plan.asOf) continue;
    for (const change of changes) {
      const found = toTold(context, { revision, change, date }, later);
      if (found && isPublic(found, publicTime)) told.push(found);
    }
  }
  return told.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** Whether something may be told where everyone reads it; without a time everything may. */
function isPublic(
  { document, node }: Pick<ToldChange, "document" | "node">,
  time: PublicTime | undefined,
): boolean {
  return time === undefined || (time.isPublic(document) && time.isPublic(node?.id ?? document));
}

function toCurrent(id: string, later: ReadonlyMap<string, string>): string {
  return later.get(id) ?? toMoved(id, later);
}

function toTold(
  { plan }: ViewContext,
  found: Omit<ToldChange, "document" | "node">,
  later: ReadonlyMap<string, string>,
): ToldChange | undefined {
  const { change } = found;
  // Ids of changes are those of nodes, or of nothing in the plan, which is then not found.
  const id = toCurrent(change.id, later) as NodeId;
  const document = toCurrent(parseReference(change.document).document, later) as NodeId;
  const node = plan.nodes.get(id);
  const isGone = change.type === "removed";
  if (isSameName(change, later)) return undefined;
  if (plan.portal.audience === "public") {
    // Of what is not for everyone, now or then, nothing is told: not even that it was there.
    if (change.isInternal || !plan.nodes.has(document) || isGone) return undefined;
    if (!node) return undefined;
  }
  const isKnown = node !== undefined || isGone || plan.nodes.has(document);
  const told = { ...found, change: toSayable(change, node, plan.portal.audience) };
  return isKnown ? { ...told, document, ...(node && { node }) } : undefined;
}

/** Of values that are not for everyone a public portal says that they changed, and not which way. */
function toSayable(
  change: RevisionChange,
  node: PlanNode | undefined,
  audience: Audience,
): RevisionChange {
  const isHeld =
    change.isConfidential === true ||
    (node !== undefined && "valueState" in node && node.valueState === "confidential") ||
    (node?.kind === "kpi" && node.confidential);
  if (audience !== "public" || !isHeld) return change;
  const entries = Object.entries(change).filter(([key]) => key !== "eased" && key !== "was");
  // Both may be absent.
  return Object.fromEntries(entries) as unknown as RevisionChange;
}

/** Whether a reference only has the new name of what it meant before. */
function isSameName(
  { type, was, now }: RevisionChange,
  later: ReadonlyMap<string, string>,
): boolean {
  if (type === "moved" || typeof was !== "string" || typeof now !== "string" || was === now)
    return false;
  const name = (text: string): string =>
    text
      .split(", ")
      .map((part) => toCurrent(part, later))
      .join(", ");
  return name(was) === name(now);
}

/** Documents that came with many others: known by where they lie. */
function toBrought({ plan }: ViewContext, revision: Revision): readonly RevisionChange[] {
  return revision.brought.flatMap((file) => {
    const id = file.replace(/\.mdx?$/, "") as NodeId;
    const node = plan.nodes.get(id);
    if (!node) return [];
    return [{ type: "added", id, title: node.title.plain, document: id, file, path: [] }];
  });
}

/** The day of a moment, in seconds since 1970, in the portal's time zone or else in that of the calendar itself. */
export function toIsoDay({ portal }: Pick<PlanGraph, "portal">, seconds: number): IsoDate {
  return toDays(portal.timeZone)(seconds);
}
