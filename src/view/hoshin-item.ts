import { listThreads } from "../model/catchball.ts";
import type { Hoshin, HoshinItem, Strength } from "../model/framework/hoshin.ts";
import {
  listMarks,
  listNotTaken,
  listSide,
  matrixSides,
  type MatrixSide,
} from "../model/hoshin-matrix.ts";
import type { NodeId } from "../model/id.ts";
import type { ViewContext } from "./context.ts";
import { strengthWords, toSideName } from "./hoshin-side.ts";
import { toWorkState, type WorkView } from "./objective-work.ts";
import type { PersonView, RefView } from "./part.ts";
import { viewPeople, viewPerson } from "./person.ts";
import { toReference, viewReference, viewSupporting } from "./reference.ts";

export type { Strength } from "../model/framework/hoshin.ts";

/** A side of the matrix as a list: the twin of the drawing, with every mark of every item. */
export interface MatrixSideView {
  readonly side: MatrixSide;
  readonly title: string;
  readonly note: string;
  readonly items: readonly MatrixItemView[];
  /** What the matrix above has on this side and this one does not take up. */
  readonly notTaken: readonly RefView[];
}

export interface MatrixItemView {
  /** The id of its element; absent for what is inherited, whose place is on the page above. */
  readonly anchor?: string;
  readonly label: string;
  /** Safe HTML. */
  readonly title: string;
  /** Where it is written, for what is inherited. */
  readonly from?: RefView;
  readonly shows?: RefView;
  /** Where its months stand, of a target. */
  readonly monthsUrl?: string;
  /** `Priority A`, `1 Feb to 30 Sep`. */
  readonly facts: readonly string[];
  readonly state?: WorkView["state"];
  readonly owners: readonly PersonView[];
  /** Safe HTML. */
  readonly factors: readonly string[];
  readonly marks: readonly MarkGroupView[];
  readonly people: readonly PeopleGroupView[];
  readonly supports: readonly RefView[];
  readonly supporting: readonly RefView[];
  /** The matrices of teams that take it up, with what they do for it. */
  readonly takenUp: readonly { readonly plan: RefView; readonly items: readonly RefView[] }[];
  /** `2 rounds of catchball`, on the same page. */
  readonly catchball?: { readonly title: string; readonly url: string };
}

/** What an item has marks of one strength with. */
export interface MarkGroupView {
  readonly strength: Strength;
  readonly word: string;
  readonly items: readonly {
    readonly label: string;
    /** Absent where there are so many that their labels must do. */
    readonly title?: string;
    readonly url: string;
  }[];
}

export interface PeopleGroupView {
  readonly strength: Strength;
  /** `Led by`, `with`. */
  readonly word: string;
  readonly people: readonly PersonView[];
}

const strengths = ["strong", "medium", "weak", "negative"] as const satisfies readonly Strength[];

/** Titles of marks in one line of an item. */
const mostTitles = 20;

const peopleWords: Readonly<Record<Strength, string>> = {
  strong: "Led by",
  medium: "Supported by",
  weak: "Helped by",
  negative: "Held back by",
};

/** Views the sides of a matrix as lists. */
export function viewSides(context: ViewContext, plan: Hoshin): readonly MatrixSideView[] {
  return matrixSides.flatMap((side) => {
    const items = listSide(context.plan, plan, side);
    if (items.length === 0) return [];
    const notTaken = side === "south" ? listNotTaken(context.plan, plan) : [];
    return [
      {
        side,
        ...toSideName(plan, [side]),
        items: items.map((item) => viewItem(context, plan, item)),
        notTaken: notTaken.map((id) => viewReference(context, id)),
      },
    ];
  });
}

function viewItem(context: ViewContext, plan: Hoshin, item: HoshinItem): MatrixItemView {
  const isOwn = item.plan === plan.id;
  const shown = item.role === "hoshin-target" ? item.kpi : item.shows;
  const thread = listThreads(plan).find(({ about }) => about === item.id);
  return {
    ...(isOwn ? { anchor: item.item } : { from: viewReference(context, item.plan) }),
    label: item.item,
    title: item.title.html,
    ...(shown === undefined ? {} : { shows: viewReference(context, shown) }),
    ...(item.role === "hoshin-target" && isOwn
      ? { monthsUrl: `#${toMonthsAnchor(item.item)}` }
      : {}),
    facts: toFacts(context, item),
    ...(item.role === "hoshin-priority" ? { state: toWorkState(context, item) } : {}),
    owners: viewPeople(context, item.owners),
    factors: item.role === "hoshin-annual" ? item.successFactors.map(({ html }) => html) : [],
    marks: toMarks(context, plan, item.id),
    people: toPeople(context, plan, item.id),
    supports: listSupports(context, item.id),
    supporting: viewSupporting(context, item.id),
    takenUp: listTakenUp(context, plan, item.id),
    ...(thread === undefined
      ? {}
      : {
          catchball: {
            title: toRounds(thread.rounds.length),
            url: `#${toThreadAnchor(plan, item.id)}`,
          },
        }),
  };
}

/** The element that holds the months of a target. */
export function toMonthsAnchor(item: string): string {
  return `${item}.months`;
}

/** The element that holds the rounds about an item. */
export function toThreadAnchor(plan: Hoshin, about: NodeId): string {
  const own = about.startsWith(`${plan.id}#`) ? about.slice(plan.id.length + 1) : about;
  return `rounds.${own.replace(/[^\p{L}\p{N}_-]+/gu, "-")}`;
}

/** `2 rounds of catchball`. */
function toRounds(count: number): string {
  return count === 1 ? "One round of catchball" : `${count} rounds of catchball`;
}

function toFacts({ format }: ViewContext, item: HoshinItem): readonly string[] {
  switch (item.role) {
    case "hoshin-breakthrough":
      return item.by === undefined ? [] : [`by ${format.date(item.by)}`];
    case "hoshin-annual":
      return item.priority === undefined ? [] : [`priority ${item.priority}`];
    case "hoshin-priority": {
      const { start, due } = item;
      if (due === undefined) return start === undefined ? [] : [`from ${format.date(start)}`];
      return [
        start === undefined
          ? `due ${format.date(due)}`
          : `${format.day(start)} to ${format.date(due)}`,
      ];
    }
    case "hoshin-target":
      return item.target === undefined
        ? []
        : [`${format.value(item.target, item.unit)} for the year`];
  }
}

function toMarks(context: ViewContext, plan: Hoshin, id: NodeId): readonly MarkGroupView[] {
  const marks = listMarks(plan, id).filter(({ other }) => !plan.people.includes(other));
  return strengths.flatMap((strength) => {
    const items = marks
      .filter((mark) => mark.strength === strength)
      .flatMap(({ other }) => {
        const node = context.plan.nodes.get(other);
        if (node?.kind !== "plan-item") return [];
        return [{ label: node.item, title: node.title.plain, url: node.url }];
      })
      .map(({ title, ...item }, _, all) => (all.length > mostTitles ? item : { ...item, title }));
    return items.length === 0 ? [] : [{ strength, word: strengthWords[strength], items }];
  });
}

function toPeople(context: ViewContext, plan: Hoshin, id: NodeId): readonly PeopleGroupView[] {
  const marks = listMarks(plan, id).filter(({ other }) => plan.people.includes(other));
  return strengths.flatMap((strength) => {
    const people = marks
      .filter((mark) => mark.strength === strength)
      .map(({ other }) => viewPerson(context, other));
    return people.length === 0 ? [] : [{ strength, word: peopleWords[strength], people }];
  });
}

function listSupports(context: ViewContext, id: NodeId): readonly RefView[] {
  return (context.plan.edgesFrom.get(id) ?? [])
    .filter(({ relation }) => relation === "supports")
    .map(({ to }) => viewReference(context, to));
}

function listTakenUp(context: ViewContext, plan: Hoshin, id: NodeId): MatrixItemView["takenUp"] {
  const items = (context.plan.edgesTo.get(id) ?? []).flatMap(({ relation, from }) => {
    const node = relation === "correlates" ? context.plan.nodes.get(from) : undefined;
    return node?.kind === "plan-item" && node.plan !== plan.id ? [node] : [];
  });
  return [...Map.groupBy(items, (item) => item.plan)].map(([other, some]) => ({
    plan: viewReference(context, other),
    items: some.map((item) => toReference(context, item)),
  }));
}
