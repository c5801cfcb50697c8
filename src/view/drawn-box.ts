import type { NodeBox, NodeForm } from "../graph/node-box.ts";
import { layoutHead, layoutNode } from "../graph/node-box.ts";
import { onceFor } from "../model/once.ts";
import type { CascadeItem, CascadeNode } from "./cascade-graph.ts";
import { isRow } from "./cascade-part.ts";
import { toOwnWord } from "./cascade-word.ts";
import type { ViewContext } from "./context.ts";
import { toColumnName } from "./drawing-heading.ts";
import { viewLane } from "./lane.ts";
import type { Glyph, LaneView, RefView } from "./part.ts";
import { findStatus, toReference } from "./reference.ts";
import { getCounted } from "./value.ts";

/** A node of the cascade as a box of a drawing: a link. */
export interface DrawnBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Whether the drawing is of this one. */
  readonly isCentre: boolean;
  /** Whether the look is the same object in many other drawings. */
  readonly isOften: boolean;
  readonly look: BoxLook;
}

/** What stands in a box. */
export interface BoxLook {
  readonly url: string;
  readonly form: NodeForm;
  readonly width: number;
  readonly height: number;
  /** What a screen reader says: first the words that are drawn, then the whole title and the status. */
  readonly name: string;
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
}

/** What is known of a node before it is drawn. */
export interface Form {
  readonly item: CascadeItem;
  readonly reference: RefView;
  /** What it is, where that is written on it. */
  readonly word: string;
  readonly box: NodeBox;
  readonly heading: string;
}

/** The form of a node. */
export function getForm(context: ViewContext, item: CascadeItem): Form {
  return isOften(item) ? getKnownForm(context, item) : toForm(context, item);
}

/** How a node looks, with the shapes of its parts. */
export function getLook(context: ViewContext, form: Form): BoxLook {
  return isOften(form.item) ? getKnownLook(context, form) : toClosedLook(context, form);
}

/** How a node looks whose parts have boxes of their own. */
export function toOpenLook(context: ViewContext, form: Form): BoxLook {
  return toLook(context, form, []);
}

/** What has something below it is in the drawings of all that; anything else hardly in more than its own. */
export function isOften({ children }: CascadeItem): boolean {
  return children.length > 0;
}

const getKnownForm = onceFor(toForm);
const getKnownLook = onceFor(toClosedLook);

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
  return { item, reference, word, box, heading: toColumnName(item) };
}

function toClosedLook(context: ViewContext, form: Form): BoxLook {
  return toLook(context, form, toGlyphs(context, form.item));
}

function toLook(context: ViewContext, drawn: Form, glyphs: readonly Glyph[]): BoxLook {
  const { item, reference, word, box } = drawn;
  const { form, width, height, headBaseline } = box;
  const { code, marks, ...head } = toHead(box, reference, word, glyphs);
  const value = findValue(context, item.node);
  const texts = [code?.text, head.word?.text, ...box.lines, value];
  return {
    url: reference.url,
    form,
    width,
    height,
    name: toName(texts, toLabel(reference, word)),
    ...(reference.status === undefined ? {} : { glyph: reference.status.glyph }),
    ...(code === undefined ? {} : { code }),
    ...head,
    marks,
    lines: box.lines.map((text, index) => ({ x: box.indent, y: box.baselines[index] ?? 0, text })),
    headBaseline,
    ...(value === undefined ? {} : { value }),
  };
}

/** Who speaks to the page says what stands on it, so the name begins with the words that are drawn. */
function toName(texts: readonly (string | undefined)[], label: string): string {
  const drawn = texts.filter((text) => text !== undefined && text !== "").join(" ");
  return label.startsWith(drawn) ? label : `${drawn}. ${label}`;
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
  box: NodeBox,
  { code = "", status }: RefView,
  word: string,
  glyphs: readonly Glyph[],
): Pick<BoxLook, "code" | "word" | "marks"> {
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
    const status = node && findStatus(context, node);
    return status === undefined ? [] : [status.glyph];
  });
}

/** A node in a few words: code, title, what it is where that is not plain, status. */
function toLabel({ code, title, status }: RefView, word: string): string {
  const name = code === undefined ? title : `${code} ${title}`;
  const more = [word, status?.word ?? ""].filter((part) => part !== "");
  return more.length === 0 ? name : `${name.replace(/[.!?]$/, "")}. ${more.join(". ")}.`;
}
