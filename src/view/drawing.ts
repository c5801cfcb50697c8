import { layoutCascade } from "../graph/cascade.ts";
import type { GraphNode } from "../graph/column.ts";
import { cutHeading } from "../graph/node-box.ts";
import { toRoundedPath } from "../graph/rounded-path.ts";
import type { NodeId } from "../model/id.ts";
import type { CascadeGraph, CascadeItem } from "./cascade-graph.ts";
import type { ViewContext } from "./context.ts";
import { toHeading } from "./drawing-heading.ts";
import { getForm, getLook, isOften, toOpenLook, type DrawnBox, type Form } from "./drawn-box.ts";

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

/** The forms of some nodes of the cascade, by their ids. */
export function getForms(
  context: ViewContext,
  graph: CascadeGraph,
  ids: readonly NodeId[],
): ReadonlyMap<string, Form> {
  const forms = new Map<string, Form>();
  for (const id of ids) {
    const item = graph.get(id);
    if (item !== undefined) forms.set(id, getForm(context, item));
  }
  return forms;
}

/** Draws some nodes of the cascade with the links between them. */
export function viewDrawing(
  context: ViewContext,
  forms: ReadonlyMap<string, Form>,
  centres: ReadonlySet<NodeId>,
): DrawingView {
  const layout = layoutCascade(toNodes(forms, centres), options);
  const headings = layout.columns.map((): string[] => []);
  const boxes = layout.boxes.map(({ id, column, x, y }): DrawnBox => {
    const form = getKnown(forms, id);
    headings[column]?.push(form.heading);
    const isOpen = form.item.parts.some((part) => forms.has(part));
    const look = isOpen ? toOpenLook(context, form) : getLook(context, form);
    const { item } = form;
    return {
      id,
      x,
      y,
      isCentre: centres.has(item.node.id),
      isOften: !isOpen && isOften(item),
      look,
    };
  });
  return {
    width: layout.width,
    height: layout.height,
    headings: layout.columns.map(({ x }, column) => {
      const next = layout.columns[column + 1]?.x ?? layout.width + headingGap;
      return { x, text: cutHeading(toHeading(headings[column] ?? []), next - x - headingGap) };
    }),
    boxes,
    links: layout.links.map(({ points, primary }) => ({ path: toRoundedPath(points), primary })),
  };
}

function toNodes(
  forms: ReadonlyMap<string, Form>,
  centres: ReadonlySet<NodeId>,
): readonly GraphNode[] {
  let rank = 0;
  return Array.from(forms.values(), ({ item, box }) => {
    const { node, column } = item;
    const { width, height, form } = box;
    const row = form === "row";
    const fixed = row || (node.kind !== "objective" && node.kind !== "direction");
    const parents = toLinks(item, centres);
    return { id: node.id, parents, column, width, height, rank: rank++, fixed, row };
  });
}

/** Links aside, to and from KPIs, are drawn where the drawing is of one of their ends. */
function toLinks({ node, parents }: CascadeItem, centres: ReadonlySet<NodeId>): readonly NodeId[] {
  return parents
    .filter(({ id, aside }) => !aside || centres.has(id) || centres.has(node.id))
    .map(({ id }) => id);
}

function getKnown(forms: ReadonlyMap<string, Form>, id: string): Form {
  const form = forms.get(id);
  if (form === undefined) throw new Error(`node that was not asked for: ${id}`);
  return form;
}
