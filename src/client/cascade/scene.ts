import type { CascadeLayout, PlacedBox } from "../../graph/cascade.ts";
import { layoutCascade } from "../../graph/cascade.ts";
import type { NodeBox, NodeForm } from "../../graph/node-box.ts";
import { layoutHead, layoutNode } from "../../graph/node-box.ts";
import { toRoundedPath } from "../../graph/rounded-path.ts";
import type { Glyph } from "../../view/part.ts";
import type { CascadeNode } from "./node.ts";
import type { Store } from "./store.ts";
import type { Visible } from "./visible.ts";
import { findVocabulary, isSaid, toSmall, toWord, toWordText } from "./word.ts";

/** What the graph draws: boxes with texts, links as paths, and where everything is. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly columns: CascadeLayout["columns"];
  /** What each column is called. */
  readonly headings: readonly string[];
  readonly boxes: readonly SceneBox[];
  readonly byNumber: ReadonlyMap<number, SceneBox>;
  readonly links: readonly SceneLink[];
  readonly lit: ReadonlySet<number> | undefined;
  /** The vocabulary in whose words it is drawn; empty for words as written. */
  readonly words: string;
}

export interface SceneBox {
  readonly node: CascadeNode;
  readonly place: PlacedBox;
  readonly text: NodeBox;
  readonly head: SceneHead;
  /** What it is in words, where that is said. */
  readonly word: string;
  /** How many below it are not shown; undefined where it has nothing to show. */
  readonly hidden: number | undefined;
  readonly isLit: boolean;
}

/** What stands above the title of a box: the code, what it is, and the shapes of its parts. */
export interface SceneHead {
  readonly code: string;
  readonly x: number;
  readonly word: string;
  readonly wordX: number;
  readonly marks: readonly { readonly x: number; readonly glyph: Glyph }[];
}

export interface SceneLink {
  readonly parent: number;
  readonly child: number;
  readonly primary: boolean;
  readonly isLit: boolean;
  readonly top: number;
  readonly bottom: number;
  /** The path, or as much of it as lies between two heights. */
  readonly toPath: (area?: { readonly top: number; readonly bottom: number }) => string;
}

const options = {
  margin: { x: 24, top: 40, bottom: 24 },
  gutter: 46,
  gaps: { sibling: 10, cousin: 18 },
};
const texts = { words: "", boxes: new Map<number, NodeBox>() };

/** Lays out what is shown. Nodes keep the order of the whole cascade, so nothing jumps when more is shown. */
export function layoutScene(store: Store, { nodes, hidden, lit }: Visible, words: string): Scene {
  if (words !== texts.words) texts.boxes.clear();
  texts.words = words;
  const toText = (node: CascadeNode): NodeBox => getText(node, toMark(store, node, words) !== "");
  const byId = new Map(nodes.map((node) => [String(node.number), node]));
  const layout = layoutCascade(
    nodes.map((node, rank) => {
      const { width, height } = toText(node);
      const parents = node.parents.map(({ number }) => String(number));
      const isRow = toForm(node) === "row";
      const { column } = node;
      return {
        id: String(node.number),
        parents,
        column,
        width,
        height,
        rank,
        fixed: true,
        row: isRow,
      };
    }),
    options,
  );
  const boxes = layout.boxes.flatMap((place): readonly SceneBox[] => {
    const node = byId.get(place.id);
    if (node === undefined) return [];
    const isLit = lit === undefined || lit.has(node.number);
    const text = toText(node);
    const head = toHead(node, text, toMark(store, node, words));
    const word = isSaid(store.index, node, words) ? toWordText(store.index, node, words) : "";
    return [{ node, place, text, head, word, hidden: hidden.get(node.number), isLit }];
  });
  return {
    width: layout.width,
    height: layout.height,
    columns: layout.columns,
    headings: layout.columns.map((_, column) =>
      toHeading(
        store,
        boxes.filter(({ place }) => place.column === column).map(({ node }) => node),
        words,
      ),
    ),
    boxes,
    byNumber: new Map(boxes.map((box) => [box.node.number, box])),
    links: layout.links.map(({ parent, child, primary, points }) => {
      const heights = points.map(([, y]) => y);
      return {
        parent: Number(parent),
        child: Number(child),
        primary,
        isLit: lit === undefined || (lit.has(Number(parent)) && lit.has(Number(child))),
        top: Math.min(...heights),
        bottom: Math.max(...heights),
        toPath: (area) =>
          toRoundedPath(
            area === undefined
              ? points
              : points.map(([x, y]) => [x, Math.min(area.bottom, Math.max(area.top, y))] as const),
          ),
      };
    }),
    lit,
    words,
  };
}

/** How a node is drawn. */
function toForm({ kind }: CascadeNode): NodeForm {
  switch (kind) {
    case "direction":
      return "mission";
    case "theme":
    case "plan":
      return "theme";
    case "objective":
    case "item":
      return "box";
    case "kpi":
    case "key-result":
    case "part":
      return "row";
  }
}

/** What a box says that it is; with a star where its own word stands in for one that is missing. */
function toMark({ index }: Store, node: CascadeNode, words: string): string {
  if (!isSaid(index, node, words)) return "";
  const { one, isAsWritten } = toWord(index, node.own, words);
  return isAsWritten ? `${one}*` : one;
}

function toHead({ code, status, marks }: CascadeNode, text: NodeBox, word: string): SceneHead {
  if (text.form === "row") return { code: "", x: 0, word: "", wordX: 0, marks: [] };
  const hasStatus = status !== undefined;
  const head = layoutHead(text, { code, word, hasStatus, marks: marks.length });
  const shown = head.marks.length === 0 ? [] : marks.slice(-head.marks.length);
  const placed = shown.map((glyph, index) => ({ x: head.marks[index] ?? 0, glyph }));
  return { ...head, marks: placed };
}

/** A text is broken into lines once, as long as the same words are said above it. */
function getText(node: CascadeNode, hasWord: boolean): NodeBox {
  let text = texts.boxes.get(node.number);
  if (text === undefined) {
    const form = toForm(node);
    const hasOwn = form !== "mission" && (node.code !== "" || node.status !== undefined);
    const hasHead = hasOwn || hasWord;
    text = layoutNode(form, form === "row" ? node.shortTitle : node.title, hasHead);
    texts.boxes.set(node.number, text);
  }
  return text;
}

/**
 * A column is called after what most of its boxes are; after its rows where there are no boxes. Where frameworks stand
 * side by side in it, it is called after the two that there are most of.
 */
function toHeading(store: Store, nodes: readonly CascadeNode[], words: string): string {
  const boxed = nodes.filter((node) => toForm(node) !== "row");
  const counts = new Map<string, number>();
  for (const node of boxed.length > 0 ? boxed : nodes) {
    const name = toColumnName(store, node, words);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [first = "", second] = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name);
  const isMixed = boxed.some(({ kind }) => kind === "plan" || kind === "item");
  const isTranslated = findVocabulary(store.index, words) !== undefined;
  return isMixed && !isTranslated && second !== undefined ? `${first}, ${toSmall(second)}` : first;
}

/** What a node would have its column called: an objective after the level of its team. */
function toColumnName({ index }: Store, { own, teams }: CascadeNode, words: string): string {
  const { many, isAsWritten } = toWord(index, own, words);
  const level = index.teams[teams[0] ?? -1]?.[3];
  if (findVocabulary(index, words) !== undefined) {
    const name = isAsWritten ? `${many}, as written` : many;
    return own.kind === "objective" && level !== undefined ? `${level}: ${toSmall(name)}` : name;
  }
  if (own.kind === "objective") return level ?? many;
  return own.kind === "plan" ? "Plans" : many;
}
