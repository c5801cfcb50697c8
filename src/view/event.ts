import { measureKeys } from "../history/key-type.ts";
import type { NodeId } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import type { Change, CheckIn, Objective, PlanNode } from "../model/plan.ts";
import { toChangeWord } from "./change-word.ts";
import { findCode } from "./code.ts";
import type { ViewContext } from "./context.ts";
import { viewDay } from "./day.ts";
import { viewChange, viewCheckIn, type EventView } from "./objective-history.ts";
import { viewRecord } from "./record.ts";
import { getTold, type ToldChange } from "./told-change.ts";

/** What kind of thing happened, as a reader looks for it. */
export const eventKinds = ["check-ins", "promises", "people", "links", "words", "results"] as const;

export type EventKind = (typeof eventKinds)[number];

/** Something that happened; what a page says of it is made when a page asks. */
export interface PlanEvent {
  readonly date: IsoDate;
  readonly kind: EventKind;
  readonly isEased: boolean;
  /** Whether git alone tells of it. */
  readonly isTold: boolean;
  /** What git tells of it, where it does. */
  readonly told?: ToldChange;
  /** What it is about; the document where an item is gone. */
  readonly node: PlanNode;
  readonly document: NodeId;
  /** Stays the same for as long as the event does. */
  readonly key: string;
  readonly view: () => EventView;
}

/** What happened to an objective by its file and by git, the newest first; what both tell is told once. */
export function listObjectiveEvents(
  context: ViewContext,
  objective: Objective,
): readonly PlanEvent[] {
  const told = getTold(context).byDocument.get(objective.id) ?? [];
  const taken = new Set<ToldChange>();
  // The first commit with it brought it; later ones only wrote it anew.
  const take = (isSame: (change: ToldChange["change"]) => boolean): ToldChange | undefined => {
    const found = told.findLast((each) => !taken.has(each) && isSame(each.change));
    if (found) taken.add(found);
    return found;
  };
  const checkIns = objective.checkIns.map((checkIn) =>
    toCheckIn(
      context,
      objective,
      checkIn,
      take((change) => isReport(change, checkIn)),
    ),
  );
  const changes = objective.changes.map((change) =>
    toChange(
      context,
      objective,
      change,
      take((each) => isChange(each, change)),
    ),
  );
  const others = told.filter((each) => !taken.has(each)).flatMap((each) => toTold(context, each));
  return sortEvents([...checkIns, ...changes, ...others], told);
}

/** What git tells of one page beyond this is for the repository to show. */
const mostTold = 40;

/** What happened to an objective as its page shows it: all that its file tells, and the newest of what git does. */
export function viewEvents(context: ViewContext, objective: Objective): readonly EventView[] {
  return viewNewest(listObjectiveEvents(context, objective));
}

/** The same of any other document. */
export function viewDocumentEvents(context: ViewContext, id: NodeId): readonly EventView[] {
  return viewNewest(listDocumentEvents(context, id));
}

function viewNewest(events: readonly PlanEvent[]): readonly EventView[] {
  let told = 0;
  return events
    .filter(({ isTold }) => !isTold || (told += 1) <= mostTold)
    .map(({ view }) => view());
}

/** What happened to any other document, as git tells it, the newest first. */
export function listDocumentEvents(context: ViewContext, id: NodeId): readonly PlanEvent[] {
  const told = getTold(context).byDocument.get(id) ?? [];
  return told.flatMap((each) => toTold(context, each));
}

/**
 * The newest first, and of one day by their commits, in the order in which they are `told`. What git does not tell of is
 * committed by nobody yet, or came with its file: it goes before, and all else stays as it was found.
 */
export function sortEvents(
  events: readonly PlanEvent[],
  told: readonly ToldChange[],
): readonly PlanEvent[] {
  const commits = new Set(told.map(({ revision }) => revision.hash));
  const ranks = new Map([...commits].map((hash, index) => [hash, index]));
  const toRank = (event: PlanEvent): number => ranks.get(event.told?.revision.hash ?? "") ?? -1;
  return events.toSorted((a, b) =>
    a.date < b.date ? 1 : a.date > b.date ? -1 : toRank(a) - toRank(b),
  );
}

function isReport({ type, key, date }: ToldChange["change"], checkIn: CheckIn): boolean {
  return type === "checked-in" && key === "checkIns" && date === checkIn.date;
}

function isChange(told: ToldChange["change"], change: Change): boolean {
  const item = told.id === told.document ? undefined : told.id.slice(told.document.length + 1);
  if (item !== change.item) return false;
  if (told.type === "removed") return told.reason === change.reason;
  const isSameKey =
    told.key === change.key ||
    (measureKeys.includes(told.key ?? "") && measureKeys.includes(change.key));
  if (!isSameKey) return false;
  return told.reason === change.reason || String(told.now) === change.now;
}

function toCheckIn(
  context: ViewContext,
  objective: Objective,
  checkIn: CheckIn,
  told: ToldChange | undefined,
): PlanEvent {
  return {
    date: checkIn.date,
    kind: "check-ins",
    isEased: false,
    isTold: false,
    node: objective,
    document: objective.id,
    key: `check-in/${checkIn.date}`,
    ...(told && { told }),
    view: () => viewCheckIn(context, objective, checkIn, told),
  };
}

function toChange(
  context: ViewContext,
  objective: Objective,
  change: Change,
  told: ToldChange | undefined,
): PlanEvent {
  const node = objective.keyResults.find(({ item }) => item === change.item) ?? objective;
  const view = viewChange(context, objective, change, told);
  return {
    date: change.date,
    kind: "promises",
    isEased: view.type === "weakened" || told?.change.eased === true,
    isTold: false,
    node,
    document: objective.id,
    key: `change/${change.item ?? ""}/${change.key}/${change.date}`,
    ...(told && { told }),
    view: () => (told?.change.eased === true ? { ...view, type: "weakened" } : view),
  };
}

/** What is gone with its whole document has no page to be told on. */
function toTold(context: ViewContext, told: ToldChange): readonly PlanEvent[] {
  const { change, revision, date, document } = told;
  const node = told.node ?? context.plan.nodes.get(document);
  if (node === undefined) return [];
  const kind = toKind(change.type, change.key);
  return [
    {
      date,
      kind,
      isEased: change.eased === true || isRewritten(change),
      isTold: true,
      told,
      node,
      document,
      key: [revision.hash, change.type, change.id, change.key ?? "", change.date ?? ""].join("/"),
      view: () => toView(context, told, node, kind),
    },
  ];
}

function toView(
  context: ViewContext,
  told: ToldChange,
  node: PlanNode,
  kind: EventKind,
): EventView {
  const { change, revision, date, document } = told;
  const { name, joint, was, now } = toChangeWord(context, change, told.node);
  const isFlagged = change.eased === true || isRewritten(change);
  const isPublic = context.plan.portal.audience === "public";
  const code = findCode(context, node) ?? node.title.plain;
  return {
    type: isFlagged ? "weakened" : kind === "check-ins" ? "check-in" : toIcon(kind),
    date,
    day: viewDay(context, date, node),
    title: node.id === document ? name.replace(/:$/, "") : `${name}${joint}${code}`,
    ...{ name, joint },
    ...(was === undefined ? {} : { was }),
    ...(now === undefined ? {} : { now }),
    ...{ values: [], text: [] },
    ...(change.reason === undefined || isPublic ? {} : { reason: change.reason }),
    record: viewRecord(context, revision, change),
  };
}

function toIcon(kind: EventKind): "change" | "edit" {
  return kind === "promises" ? "change" : "edit";
}

/** A report that was there is another one now, or gone. */
function isRewritten({ type, key = "" }: ToldChange["change"]): boolean {
  return type === "changed" && /^(?:checkIns|series|actual\..*)$/.test(key);
}

function toKind(type: ToldChange["change"]["type"], key = ""): EventKind {
  switch (type) {
    case "checked-in":
      return "check-ins";
    case "retargeted":
    case "redated":
    case "reweighted":
      return "promises";
    case "reowned":
      return "people";
    case "added":
    case "removed":
    case "moved":
    case "carried-over":
    case "reparented":
      return "links";
    case "closed":
    case "scored":
      return "results";
    case "reworded":
      return "words";
    case "changed":
      if (/^(?:checkIns|series|actual\..*)$/.test(key)) return "check-ins";
      return key === "dependsOn" || key === "kpi" ? "links" : "words";
  }
}
