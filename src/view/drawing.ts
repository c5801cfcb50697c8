import { layoutCascade } from "../graph/cascade.ts";
import { cutHeading } from "../graph/node-box.ts";
import { toRoundedPath } from "../graph/rounded-path.ts";
import type { NodeId } from "../model/id.ts";
import type { CascadeGraph, CascadeItem } from "./cascade-graph.ts";
import type { ViewContext } from "./context.ts";
import { toHeading } from "./drawing-heading.ts";
import { getFormOf, toTexts, type DrawnBox, type Form } from "./drawn-box.ts";

/** A part of the cascade as a drawing: boxes that are links, and the lines between them. */
export interface DrawingView {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly { readonly x: number; readonly text: string }[];
  readonly boxes: readonly DrawnBox[];
  readonly links: readonly { readonly path: string; readonly primary: boolean }[];
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
  const columns = Map.groupBy(layout.boxes, ({ column }) => column);
  return {
    width: layout.width,
    height: layout.height,
    headings: layout.columns.map(({ x }, column) => {
      const text = toHeading(
        (columns.get(column) ?? []).map((box) => getForm(forms, box.id).heading),
      );
      const next = layout.columns[column + 1]?.x ?? layout.width + headingGap;
      return { x, text: cutHeading(text, next - x - headingGap) };
    }),
    boxes: layout.boxes.map(({ id, x, y, width, height }) => {
      const form = getForm(forms, id);
      const { item, reference, box, label } = form;
      const isOpen = item.parts.some((part) => shown.has(part));
      return {
        id,
        url: reference.url,
        form: box.form,
        x,
        y,
        width,
        height,
        label,
        ...(isOpen ? toTexts(form, []) : form.texts),
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

function getForm(forms: ReadonlyMap<string, Form>, id: string): Form {
  const form = forms.get(id);
  if (form === undefined) throw new Error(`node that was not asked for: ${id}`);
  return form;
}
