import type { NodeForm } from "../graph/node-box.ts";
import { layoutHead, layoutNode } from "../graph/node-box.ts";
import { onceFor } from "../model/once.ts";
import type { CascadeItem, CascadeNode } from "./cascade-graph.ts";
import { isRow } from "./cascade-part.ts";
import { toOwnWord } from "./cascade-word.ts";
import type { ViewContext } from "./context.ts";
import { toColumnName } from "./drawing-heading.ts";
import { viewLane } from "./lane.ts";
import type { Glyph, LaneView, RefView } from "./part.ts";
import { toReference } from "./reference.ts";
import { getCounted } from "./value.ts";

/** A node of the cascade as a box of a drawing: a link. */
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

/** What a node looks like, wherever it is drawn. */
export interface Form {
  readonly item: CascadeItem;
  readonly reference: RefView;
  /** What it is, where that is written on it. */
  readonly word: string;
  readonly box: ReturnType<typeof layoutNode>;
  readonly heading: string;
  readonly label: string;
  readonly value: string | undefined;
  /** What stands in the box, with the shapes of its parts: where these have boxes of their own, they are left out. */
  readonly texts: BoxTexts;
}

type BoxTexts = Pick<
  DrawnBox,
  "glyph" | "code" | "word" | "marks" | "lines" | "headBaseline" | "value"
>;

/** A node is drawn alike in every drawing that it is in, and it is in those of all its neighbours. */
export const getFormOf = onceFor(toForm);

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
  const value = findValue(context, node);
  return {
    item,
    reference,
    word,
    box,
    heading: toColumnName(item),
    label: toLabel(reference, word),
    value,
    texts: toTexts({ reference, word, box, value }, toGlyphs(context, item)),
  };
}

/** What stands in a box, with the shapes of some of its parts. */
export function toTexts(
  { reference, word, box, value }: Pick<Form, "reference" | "word" | "box" | "value">,
  glyphs: readonly Glyph[],
): BoxTexts {
  return {
    ...(reference.status === undefined ? {} : { glyph: reference.status.glyph }),
    ...toHead(box, reference, word, glyphs),
    lines: box.lines.map((text, index) => ({ x: box.indent, y: box.baselines[index] ?? 0, text })),
    headBaseline: box.headBaseline,
    ...(value === undefined ? {} : { value }),
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
  const found =
    node.kind === "key-result"
      ? context.assessment.keyResults.get(getCounted(context, node).id)
      : context.assessment.measured.get(node.id);
  return found && viewLane(found, context.format);
}

function toGlyphs(context: ViewContext, { parts }: CascadeItem): readonly Glyph[] {
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
