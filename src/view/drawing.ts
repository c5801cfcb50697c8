import { layoutCascade } from "../graph/cascade.ts";
import type { NodeForm } from "../graph/node-box.ts";
import { layoutHead, layoutNode } from "../graph/node-box.ts";
import { toRoundedPath } from "../graph/rounded-path.ts";
import type { NodeId } from "../model/id.ts";
import type { CascadeGraph, CascadeItem, CascadeNode } from "./cascade-graph.ts";
import type { ViewContext } from "./context.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import type { Glyph, RefView } from "./part.ts";
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
      const isRow = form === "row";
      const fixed = isRow || node.kind === "theme";
      return {
        id: node.id,
        parents: toLinks(item, centres),
        column,
        width,
        height,
        rank,
        fixed,
        row: isRow,
      };
    }),
    options,
  );
  return {
    width: layout.width,
    height: layout.height,
    headings: layout.columns.map(({ x }, column) => ({
      x,
      text: toHeading(
        layout.boxes
          .filter((box) => box.column === column)
          .map((box) => getForm(forms, box.id).heading),
      ),
    })),
    boxes: layout.boxes.map(({ id, x, y, width, height }) => {
      const { item, reference, box } = getForm(forms, id);
      return {
        id,
        url: reference.url,
        form: box.form,
        x,
        y,
        width,
        height,
        label: toLabel(reference),
        ...(reference.status === undefined ? {} : { glyph: reference.status.glyph }),
        ...toHead(box, reference, toMarks(context, item, shown)),
        lines: box.lines.map((text, index) => ({
          x: box.indent,
          y: box.baselines[index] ?? 0,
          text,
        })),
        headBaseline: box.headBaseline,
        ...toValue(context, item.node),
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
  readonly box: ReturnType<typeof layoutNode>;
  readonly heading: string;
}

function getForm(forms: ReadonlyMap<string, Form>, id: string): Form {
  const form = forms.get(id);
  if (form === undefined) throw new Error(`node that was not asked for: ${id}`);
  return form;
}

const formsOf = new WeakMap<ViewContext, Map<CascadeItem, Form>>();

/** A node is drawn alike in every drawing that it is in, and it is in those of all its neighbours. */
function getFormOf(context: ViewContext, item: CascadeItem): Form {
  const forms = formsOf.get(context) ?? new Map<CascadeItem, Form>();
  formsOf.set(context, forms);
  const form = forms.get(item) ?? toForm(context, item);
  forms.set(item, form);
  return form;
}

function toForm(context: ViewContext, item: CascadeItem): Form {
  const { node } = item;
  const reference = toCascadeReference(context, node);
  const form = toNodeForm(node);
  const hasHead =
    form !== "mission" && (reference.code !== undefined || reference.status !== undefined);
  const title = form === "row" ? (node.shortTitle?.plain ?? reference.title) : reference.title;
  return { item, reference, box: layoutNode(form, title, hasHead), heading: toColumnName(item) };
}

/** A link to a node of the cascade; the direction is shown as its mission, and leads home. */
export function toCascadeReference(context: ViewContext, node: CascadeNode): RefView {
  const reference = toReference(context, node);
  if (node.kind !== "direction") return reference;
  return { ...reference, title: node.mission?.plain ?? node.title.plain, url: "/" };
}

/** How a kind of node is drawn. */
export function toNodeForm(node: CascadeNode): NodeForm {
  switch (node.kind) {
    case "direction":
      return "mission";
    case "theme":
      return "theme";
    case "objective":
      return "box";
    case "kpi":
    case "key-result":
      return "row";
  }
}

const columnNames = ["Mission", "Themes", "Company", "Department", "Team"] as const;

/** What a node would have its column called. */
export function toColumnName({ node, column }: CascadeItem): string {
  if (node.kind === "key-result") return "Key results";
  if (node.kind === "kpi") return "KPIs";
  return columnNames[column] ?? "Objectives";
}

/** What a column is called: after what most of its nodes are, and after the second most where there is any. */
export function toHeading(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most
    .slice(0, 2)
    .map(([name], index) => (index === 0 ? name : name.replace(/^[A-Z](?![A-Z])/, toLower)))
    .join(", ");
}

function toLower(letter: string): string {
  return letter.toLowerCase();
}

/** What stands above the title: the code and the shapes of the key results. */
function toHead(
  box: Form["box"],
  { code = "", status }: RefView,
  glyphs: readonly Glyph[],
): Pick<DrawnBox, "code" | "marks"> {
  if (box.form === "row") return { marks: [] };
  const head = layoutHead(box, code, status !== undefined, glyphs.length);
  const shown = head.marks.length === 0 ? [] : glyphs.slice(-head.marks.length);
  return {
    ...(head.code === "" ? {} : { code: { x: head.x, text: head.code } }),
    marks: shown.map((glyph, index) => ({ x: head.marks[index] ?? 0, glyph })),
  };
}

/** How far a key result is; a dash where nobody knows. */
function toValue(context: ViewContext, node: CascadeNode): Pick<DrawnBox, "value"> {
  if (node.kind !== "key-result") return {};
  const { progress } = viewKeyResultRow(context, node).lane;
  return { value: progress === undefined ? "–" : `${Math.round(progress)}%` };
}

function toMarks(
  context: ViewContext,
  { keyResults }: CascadeItem,
  shown: ReadonlySet<NodeId>,
): readonly Glyph[] {
  if (keyResults.some((id) => shown.has(id))) return [];
  return keyResults.flatMap((id) => {
    const node = context.plan.nodes.get(id);
    const status = node && toReference(context, node).status;
    return status === undefined ? [] : [status.glyph];
  });
}

/** A node in one sentence: code, title, status. */
export function toLabel({ code, title, status }: RefView): string {
  const name = code === undefined ? title : `${code} ${title}`;
  return status === undefined ? name : `${name.replace(/[.!?]$/, "")}. ${status.word}.`;
}
