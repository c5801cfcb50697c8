import type { Hoshin, HoshinItem, Strength } from "../model/framework/hoshin.ts";
import { findStrength, listSide, type MatrixSide } from "../model/hoshin-matrix.ts";
import { toTurnedUrl } from "../model/hoshin-page.ts";
import type { NodeId } from "../model/id.ts";
import type { InlineText } from "../model/plan.ts";
import { cutText } from "../graph/wrap.ts";
import { findCode } from "./code.ts";
import type { ViewContext } from "./context.ts";
import {
  strengthWords,
  toLooseSentence,
  toSideName,
  type GroupName,
  type SideNameView,
} from "./hoshin-side.ts";

/** Which side stands in the south: that of the breakthroughs, or after a quarter turn that of the targets. */
export type Orientation = "upright" | "turned";

/** An X-matrix as a table: rows above and below a band of column heads, columns left and right of the titles. */
export interface MatrixView {
  readonly orientation: Orientation;
  /** The same matrix the other way round. */
  readonly other: { readonly title: string; readonly url: string };
  readonly above: readonly RowView[];
  readonly below: readonly RowView[];
  readonly left: readonly ColumnView[];
  readonly right: readonly ColumnView[];
  /** What can be said of the whole matrix, where no corner has room for it. */
  readonly remark?: string;
  /** What the four sides of the X are. */
  readonly names: Readonly<Record<"above" | "below" | "left" | "right", SideNameView>>;
}

/** What stands at the head of a row or a column. */
export interface HeadView {
  /** The element's id; a cell says by it what its heads are. */
  readonly id: string;
  /** `p1`; of people their name. */
  readonly label: string;
  /** Safe HTML. */
  readonly title: string;
  /** Where the title is longer than there is room for: its beginning, as plain text. */
  readonly brief?: string;
  readonly url: string;
  /** The item that it shows, by its code. */
  readonly shown?: { readonly code: string; readonly title: string; readonly url: string };
  /** Whether it is the first of its group, which is drawn with a line before it. */
  readonly isFirst: boolean;
  readonly isPerson: boolean;
}

export type ColumnView = HeadView;

export interface RowView extends HeadView {
  readonly left: readonly PieceView[];
  readonly right: readonly PieceView[];
}

/** A cell, or the corner in which nothing meets. */
export type PieceView = CellView | VoidView;

export interface CellView {
  readonly type: "cell";
  /** The ids of its heads. */
  readonly headers: string;
  /** `p1 × t2: strong`. */
  readonly name: string;
  readonly strength?: Strength;
  readonly isFirst: boolean;
}

export interface VoidView {
  readonly type: "void";
  readonly columns: number;
  readonly rows: number;
  /** What can be said of the whole matrix, where there is room for it. */
  readonly remark: string;
}

/** One that stands at the head of a row or column. */
interface Entry {
  readonly id: NodeId;
  readonly head: HeadView;
}

type Group = readonly Entry[];

/** The groups at the four edges, as they stand in each orientation: a quarter turn clockwise takes south to west. */
const places: Readonly<
  Record<Orientation, Readonly<Record<"above" | "below" | "left" | "right", readonly GroupName[]>>>
> = {
  upright: { above: ["north"], below: ["south"], left: ["west"], right: ["east", "people"] },
  turned: { above: ["west"], below: ["east", "people"], left: ["south"], right: ["north"] },
};

/** Lays an X-matrix out as a table. */
export function viewMatrix(
  context: ViewContext,
  plan: Hoshin,
  orientation: Orientation,
): MatrixView {
  const groups = toGroups(context, plan);
  const at = places[orientation];
  const pick = (names: readonly GroupName[]): readonly Group[] =>
    names.map((name) => groups[name]).filter((group) => group.length > 0);
  const [left, right] = [pick(at.left), pick(at.right)];
  const toRows = (rows: readonly Group[]): readonly RowView[] =>
    rows.flatMap((group) =>
      group.map((entry, index) => ({
        ...entry.head,
        left: left.flatMap((columns) => toPieces(plan, group, index, columns)),
        right: right.flatMap((columns) => toPieces(plan, group, index, columns)),
      })),
    );
  const [above, below] = [toRows(pick(at.above)), toRows(pick(at.below))];
  const isSaid = [...above, ...below]
    .flatMap((row) => [...row.left, ...row.right])
    .some((piece) => piece.type === "void" && piece.remark !== "");
  return {
    orientation,
    other: toOther(plan, orientation),
    above,
    below,
    ...(isSaid ? {} : { remark: toLooseSentence(plan) }),
    left: left.flat().map(({ head }) => head),
    right: right.flat().map(({ head }) => head),
    names: {
      above: toSideName(plan, at.above),
      below: toSideName(plan, at.below),
      left: toSideName(plan, at.left),
      right: toSideName(plan, at.right),
    },
  };
}

function toOther(plan: Hoshin, orientation: Orientation): MatrixView["other"] {
  return orientation === "upright"
    ? { title: "Turn it a quarter", url: toTurnedUrl(plan) }
    : { title: "Turn it back", url: plan.url };
}

function toGroups(context: ViewContext, plan: Hoshin): Readonly<Record<GroupName, Group>> {
  const side = (name: MatrixSide): Group =>
    listSide(context.plan, plan, name).map((item, index) => ({
      id: item.id,
      head: toItemHead(context, plan, item, index),
    }));
  return {
    south: side("south"),
    west: side("west"),
    north: side("north"),
    east: side("east"),
    people: plan.people.flatMap((id, index) => {
      const node = context.plan.nodes.get(id);
      if (node === undefined) return [];
      const { title, url } = node;
      const head = { id: `x.who.${index}`, label: title.plain, ...toTitle(title), url };
      return [{ id, head: { ...head, isFirst: index === 0, isPerson: true } }];
    }),
  };
}

function toItemHead(context: ViewContext, plan: Hoshin, item: HoshinItem, index: number): HeadView {
  const shown = item.role === "hoshin-target" ? item.kpi : item.shows;
  const node = shown === undefined ? undefined : context.plan.nodes.get(shown);
  const code = node && findCode(context, node);
  return {
    id: item.plan === plan.id ? `x.${item.item}` : `x.above.${item.item}`,
    label: item.item,
    ...toTitle(item.shortTitle ?? item.title),
    url: item.url,
    ...(node === undefined || code === undefined
      ? {}
      : { shown: { code, title: node.title.plain, url: node.url } }),
    isFirst: index === 0,
    isPerson: false,
  };
}

/** The room of the head of a column: four lines. */
const headSetting = { face: "serif", size: 15, width: 900, most: 1 } as const;

function toTitle({ html, plain }: InlineText): Pick<HeadView, "title" | "brief"> {
  const brief = cutText(plain, headSetting);
  return { title: html, ...(brief === plain ? {} : { brief }) };
}

/** The cells of a row in one group of columns; where the two groups have no mark at all, one corner for all of them. */
function toPieces(plan: Hoshin, rows: Group, index: number, columns: Group): readonly PieceView[] {
  const row = rows[index];
  if (row === undefined) return [];
  if (!areJoined(plan, rows, columns)) {
    if (index > 0) return [];
    const corner = { type: "void", columns: columns.length, rows: rows.length } as const;
    return [{ ...corner, remark: isRoomy(corner) ? toLooseSentence(plan) : "" }];
  }
  return columns.map((column) => {
    const strength = findStrength(plan, row.id, column.id);
    const word = strength === undefined ? "no mark" : strengthWords[strength];
    return {
      type: "cell",
      headers: `${row.head.id} ${column.head.id}`,
      name: `${row.head.label} × ${column.head.label}: ${word}`,
      ...(strength === undefined ? {} : { strength }),
      isFirst: column.head.isFirst,
    };
  });
}

/** The four sides meet in corners, marked or not; people and a side only where somebody is marked. */
function areJoined(plan: Hoshin, rows: Group, columns: Group): boolean {
  if (![...rows, ...columns].some(({ head }) => head.isPerson)) return true;
  return rows.some((row) => columns.some((column) => findStrength(plan, row.id, column.id)));
}

/** Whether a sentence is legible in a corner: narrower or lower it would be a column of single words. */
function isRoomy({ columns, rows }: Pick<VoidView, "columns" | "rows">): boolean {
  return columns >= 3 && columns * rows >= 8;
}
