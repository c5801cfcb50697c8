import { cutText, toWidth, wrapText } from "./wrap.ts";

/** How a node is drawn: the mission as a pillar, a theme as a tinted box, a sentence as a box, a measure as a row. */
export type NodeForm = "mission" | "theme" | "box" | "row";

/** A node with its texts broken into lines, before it has a place. */
export interface NodeBox {
  readonly form: NodeForm;
  readonly width: number;
  readonly height: number;
  /** Whether a line with shapes and the code stands above the title. */
  readonly hasHead: boolean;
  readonly lines: readonly string[];
  /** The baselines of the lines and of the head, from the top of the box. */
  readonly baselines: readonly number[];
  readonly headBaseline: number;
  /** Where texts begin, from the left side. */
  readonly indent: number;
}

const widths: Readonly<Record<NodeForm, number>> = { mission: 104, theme: 116, box: 172, row: 190 };
/** The width that a value takes at the end of a row. */
const valueWidth = 34;
const headHeight = 17;
const lineHeight = 16;
const padding = 8;
const inset = 10;

/** Cuts the heading of a column to the room up to the next one. */
export function cutHeading(text: string, width: number): string {
  return cutText(text, { face: "sans", size: 12, width, most: 1 });
}

/** What stands above a title, before it has places. */
export interface HeadInput {
  readonly code: string;
  /** What it is; empty where that is not said. */
  readonly word: string;
  readonly hasStatus: boolean;
  /** How many shapes of parts there are. */
  readonly marks: number;
}

/** The line above a title: the code and the word, as far as there is room, and as many shapes of parts as fit. */
export interface NodeHead {
  readonly code: string;
  /** Where it begins. */
  readonly x: number;
  readonly word: string;
  readonly wordX: number;
  /** How many shapes, from the last, and where the middles of them are. */
  readonly marks: readonly number[];
}

const glyphWidth = 15;
const markStep = 10;
const mostMarks = 8;
/** A word that is cut to less says nothing. */
const leastWord = 34;
const wordGap = 6;

/** Lays out the line above the title of a box. */
export function layoutHead({ width, indent }: NodeBox, head: HeadInput): NodeHead {
  const x = indent + (head.hasStatus ? glyphWidth : 0);
  const setting = { face: "mono", size: 12, width: width - x - indent, most: 1 } as const;
  const code = cutText(head.code, setting);
  const used = code === "" ? 0 : toWidth(code, "mono", 12) + markStep / 2;
  const room = setting.width - used;
  const count = Math.min(mostMarks, head.marks, Math.max(0, Math.floor(room / markStep)));
  const last = width - indent - 3;
  const wordX = x + (code === "" ? 0 : toWidth(code, "mono", 12) + wordGap);
  const wordRoom = width - indent - wordX - (count === 0 ? 0 : count * markStep + wordGap);
  const word =
    wordRoom < leastWord
      ? ""
      : cutText(head.word, { face: "sans", size: 12, width: wordRoom, most: 1 });
  return {
    code,
    x,
    word,
    wordX: Math.round(wordX * 10) / 10,
    marks: Array.from({ length: count }, (_, index) => last - (count - 1 - index) * markStep),
  };
}

/** Breaks the title of a node into lines and sizes its box. Titles as long as a paragraph are cut. */
export function layoutNode(form: NodeForm, title: string, hasHead: boolean): NodeBox {
  const width = widths[form];
  if (form === "row") {
    const setting = { face: "sans", size: 12, width: width - 20 - valueWidth, most: 1 } as const;
    const lines = [cutText(title, setting)];
    return {
      form,
      width,
      height: 23,
      hasHead,
      lines,
      baselines: [15.5],
      headBaseline: 0,
      indent: 20,
    };
  }
  const lines = wrapText(title, {
    face: "serif",
    size: 13,
    width: width - 2 * inset,
    most: form === "mission" ? 16 : 5,
  });
  const pad = form === "mission" ? 2 * padding : padding;
  const head = hasHead ? headHeight : 0;
  return {
    form,
    width,
    height: Math.max(form === "mission" ? 64 : 40, 2 * pad + head + lines.length * lineHeight),
    hasHead,
    lines,
    baselines: lines.map((_, index) => pad + head + 11.5 + index * lineHeight),
    headBaseline: pad + 9,
    indent: inset,
  };
}
