import { layoutCascade } from "../graph/cascade.ts";
import type { NodeForm } from "../graph/node-box.ts";
import { cutHeading, layoutHead, layoutNode } from "../graph/node-box.ts";
import { toRoundedPath } from "../graph/rounded-path.ts";
import type { NodeId } from "../model/id.ts";
import { onceFor } from "../model/once.ts";
import type { CascadeGraph, CascadeItem, CascadeNode } from "./cascade-graph.ts";
import { isRow } from "./cascade-part.ts";
import { toOwnWord } from "./cascade-word.ts";
import type { ViewContext } from "./context.ts";
import { toColumnName, toHeading } from "./drawing-heading.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { viewLane } from "./lane.ts";
import type { Glyph, LaneView, RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** A part of the cascade as a drawing: boxes that are links, and the lines between them. */
export interface DrawingView {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly { readonly x: number; readonly text: string }[];
  readonly boxes: readonly DrawnBox[];
  readonly links: readonly { readonly path: string; readonly primary: boolean }[];
}

export interface DrawnBox {
  readonly id: string;
  readonly url: string;
  readonly form: NodeForm;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What a screen reader says, the whole title included. */
  readonly label: string;
  readonly code?: { readonly x: number; readonly text: string };
  /** What it is, in its framework's own word. */
  readonly word?: { readonly x: number; readonly text: string };
  readonly glyph?: Glyph;
  /** The shapes of the key results that have no box of their own. */
  readonly marks: readonly { readonly x: number; readonly glyph: Glyph }[];
  /** Texts with the place at which they begin. */
  readonly lines: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly headBaseline: number;
  /** Of a key result: how far it is, in whole percent. */
  readonly value?: string;
  /** Whether the drawing is of this one. */
  readonly isCentre: boolean;
}

const headingGap = 8;
const options = {
  margin: { x: 8, top: 34, bottom: 8 },
  gutter: 44,
  gaps: { sibling: 10, cousin: 18 },
};

/** Draws some nodes of the cascade with the links between them. */
export function viewDrawing(
  context: ViewContext,
  graph: CascadeGraph,
  ids: readonly NodeId[],
  centres: ReadonlySet<NodeId>,
): DrawingView {
  const shown = new Set(ids);
  const items = ids.flatMap((id) => graph.get(id) ?? []);
  const forms = new Map(items.map((item) => [item.node.id as string, getFormOf(context, item)]));
  const layout = layoutCascade(
    items.map((item, rank) => {
      const { node, column } = item;
      const { width, height, form } = getForm(forms, node.id).box;
      const row = form === "row";
      const fixed = row || (node.kind !== "objective" && node.kind !== "direction");
      return {
        id: node.id,
        parents: toLinks(item, centres),
        column,
        width,
        height,
        rank,
        fixed,
        row,
      };
    }),
    options,
  );
  return {
    width: layout.width,
    height: layout.height,
    headings: layout.columns.map(({ x }, column) => {
      const boxes = layout.boxes.filter((box) => box.column === column);
      const text = toHeading(boxes.map((box) => getForm(forms, box.id).heading));
      const next = layout.columns[column + 1]?.x ?? layout.width + headingGap;
      return { x, text: cutHeading(text, next - x - headingGap) };
    }),
    boxes: layout.boxes.map(({ id, x, y, width, height }) => {
      const { item, reference, word, box, label, lines, value } = getForm(forms, id);
      return {
        id,
        url: reference.url,
        form: box.form,
        x,
        y,
        width,
        height,
        label,
        ...(reference.status === undefined ? {} : { glyph: reference.status.glyph }),
        ...toHead(box, reference, word, toMarks(context, item, shown)),
        lines,
        headBaseline: box.headBaseline,
        ...(value === undefined ? {} : { value }),
        isCentre: centres.has(item.node.id),
      };
    }),
    links: layout.links.map(({ points, primary }) => ({ path: toRoundedPath(points), primary })),
  };
}

/** Links aside, to and from KPIs, are drawn where the drawing is of one of their ends. */
function toLinks({ node, parents }: CascadeItem, centres: ReadonlySet<NodeId>): readonly NodeId[] {
  return parents
    .filter(({ id, aside }) => !aside || centres.has(id) || centres.has(node.id))
    .map(({ id }) => id);
}

interface Form {
  readonly item: CascadeItem;
  readonly reference: RefView;
  /** What it is, where that is written on it. */
  readonly word: string;
  readonly box: ReturnType<typeof layoutNode>;
  readonly heading: string;
  readonly label: string;
  readonly lines: DrawnBox["lines"];
  readonly value: string | undefined;
}

function getForm(forms: ReadonlyMap<string, Form>, id: string): Form {
  const form = forms.get(id);
  if (form === undefined) throw new Error(`node that was not asked for: ${id}`);
  return form;
}

/** A node is drawn alike in every drawing that it is in, and it is in those of all its neighbours. */
const getFormOf = onceFor(toForm);

function toForm(context: ViewContext, item: CascadeItem): Form {
  const { node } = item;
  const reference = toCascadeReference(context, node);
  const form = toNodeForm(node);
  const word = isOfFramework(node) ? toOwnWord(node) : "";
  const hasHead =
    form !== "mission" &&
    (reference.code !== undefined || reference.status !== undefined || word !== "");
  const title = form === "row" ? (node.shortTitle?.plain ?? reference.title) : reference.title;
  const box = layoutNode(form, title, hasHead);
  return {
    item,
    reference,
    word,
    box,
    heading: toColumnName(item),
    label: toLabel(reference, word),
    lines: box.lines.map((text, index) => ({ x: box.indent, y: box.baselines[index] ?? 0, text })),
    value: findValue(context, node),
  };
}

/** What is written in another framework than OKR says what it is: its form alone does not. */
function isOfFramework(node: CascadeNode): boolean {
  return node.kind === "framework-plan" || node.kind === "plan-item";
}

/** A link to a node of the cascade; the direction is shown as its mission, and leads home. */
export function toCascadeReference(context: ViewContext, node: CascadeNode): RefView {
  const reference = toReference(context, node);
  if (node.kind !== "direction") return reference;
  return { ...reference, title: node.mission?.plain ?? node.title.plain, url: "/" };
}

/** How a node is drawn. */
function toNodeForm(node: CascadeNode): NodeForm {
  if (isRow(node)) return "row";
  if (node.kind === "direction") return "mission";
  return node.kind === "theme" || node.kind === "framework-plan" ? "theme" : "box";
}

/** What stands above the title: the code and the shapes of the key results. */
function toHead(
  box: Form["box"],
  { code = "", status }: RefView,
  word: string,
  glyphs: readonly Glyph[],
): Pick<DrawnBox, "code" | "word" | "marks"> {
  if (box.form === "row") return { marks: [] };
  const head = layoutHead(box, {
    code,
    word,
    hasStatus: status !== undefined,
    marks: glyphs.length,
  });
  const shown = head.marks.length === 0 ? [] : glyphs.slice(-head.marks.length);
  return {
    ...(head.code === "" ? {} : { code: { x: head.x, text: head.code } }),
    ...(head.word === "" ? {} : { word: { x: head.wordX, text: head.word } }),
    marks: shown.map((glyph, index) => ({ x: head.marks[index] ?? 0, glyph })),
  };
}

/** How far what is measured is; a dash where nobody knows. */
function findValue(context: ViewContext, node: CascadeNode): string | undefined {
  const lane = isRow(node) ? findLane(context, node) : undefined;
  if (lane === undefined) return undefined;
  return lane.progress === undefined ? "–" : `${Math.round(lane.progress)}%`;
}

function findLane(context: ViewContext, node: CascadeNode): LaneView | undefined {
  if (node.kind === "key-result") return viewKeyResultRow(context, node).lane;
  const found = context.assessment.measured.get(node.id);
  return found && viewLane(found, context.format);
}

function toMarks(
  context: ViewContext,
  { parts }: CascadeItem,
  shown: ReadonlySet<NodeId>,
): readonly Glyph[] {
  if (parts.some((id) => shown.has(id))) return [];
  return parts.flatMap((id) => {
    const node = context.plan.nodes.get(id);
    const status = node && toReference(context, node).status;
    return status === undefined ? [] : [status.glyph];
  });
}

/** A node in a few words: code, title, what it is where that is not plain, status. */
function toLabel({ code, title, status }: RefView, word: string): string {
  const name = code === undefined ? title : `${code} ${title}`;
  const more = [word, status?.word ?? ""].filter((part) => part !== "");
  return more.length === 0 ? name : `${name.replace(/[.!?]$/, "")}. ${more.join(". ")}.`;
}
