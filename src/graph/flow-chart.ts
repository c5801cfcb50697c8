import { sankey } from "d3-sankey";
import { roundTenth } from "./axis.ts";
import { toFittingText, type Label } from "./label.ts";

/** A stage that things pass through; stages stand in columns, from left to right. */
export interface FlowStage {
  readonly id: string;
  readonly column: number;
  readonly text: string;
}

/** How many pass from one stage to another. */
export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
}

/** Geometry of a flow through columns. */
export interface FlowChart {
  readonly width: number;
  readonly height: number;
  readonly stages: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly label: Label;
    /** The middle of its shape, beside the label. */
    readonly mark: { readonly x: number; readonly y: number };
  }[];
  readonly links: readonly {
    readonly from: string;
    readonly to: string;
    readonly path: string;
    readonly width: number;
  }[];
  readonly heads: readonly Label[];
}

const sizes = {
  wide: { width: 820, stage: 10, tall: 380 },
  narrow: { width: 358, stage: 7, tall: 330 },
} as const;
/** Between two stages of a column, so that their labels never touch. */
const gap = 22;
const head = 26;
const largestUnit = 12;

/**
 * Lays out how many went which way. Stages keep the order in which they are given within their column; coordinates
 * are rounded, so that the same flows give the same drawing everywhere.
 */
export function layoutFlowChart(
  stages: readonly FlowStage[],
  links: readonly FlowLink[],
  options: { readonly size: keyof typeof sizes; readonly heads: readonly string[] },
): FlowChart {
  const { stage: thickness, tall, width } = sizes[options.size];
  const live = stages.filter(({ id }) => links.some(({ from, to }) => from === id || to === id));
  const last = Math.max(0, ...stages.map(({ column }) => column));
  const heads = toHeads(options.heads, width, thickness);
  if (live.length === 0) return { width, height: head, stages: [], links: [], heads };
  const guide = toGuide(live, links, last);
  const order = new Map([...live, ...guide.stages].map(({ id }, index) => [id, index]));
  const columns = Array.from({ length: last + 1 }, (_, column) =>
    [...live, ...guide.stages].filter((each) => each.column === column),
  );
  const sums = columns.map((column) => column.reduce((sum, { id }) => sum + toValue(id, links), 0));
  const unit = Math.min(largestUnit, tall / Math.max(1, ...sums));
  const inner = Math.max(
    ...columns.map(
      (column, index) => (sums[index] ?? 0) * unit + Math.max(0, column.length - 1) * gap,
    ),
  );
  const layout = sankey<FlowStage, { value: number }>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => column)
    .nodeWidth(thickness)
    .nodePadding(gap)
    .nodeSort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    .extent([
      [1, head],
      [width - 1, head + inner],
    ]);
  const laid = layout({
    nodes: [...live, ...guide.stages].map((each) => ({ ...each })),
    links: [...links, ...guide.links].map(({ from, to, value }) => ({
      source: from,
      target: to,
      value,
    })),
  });
  const isReal = (stage: unknown): boolean => !guide.stages.some(({ id }) => id === toId(stage));
  const nodes = laid.nodes.filter(isReal);
  const ways = laid.links.filter(({ source }) => isReal(source));
  const bottom = Math.max(...nodes.map(({ y1 = 0 }) => y1));
  return {
    width,
    height: roundTenth(bottom + 8),
    stages: nodes.map(({ column, id, text, x0 = 0, x1 = 0, y0 = 0, y1 = 0 }) => {
      const isLast = column === last;
      return {
        id,
        x: roundTenth(x0),
        y: roundTenth(y0),
        width: roundTenth(x1 - x0),
        height: roundTenth(y1 - y0),
        label: {
          x: roundTenth(isLast ? x0 - 22 : x1 + 22),
          y: roundTenth((y0 + y1) / 2 + 4),
          text,
          anchor: isLast ? "end" : "start",
          tone: "ink",
        },
        mark: { x: roundTenth(isLast ? x0 - 12 : x1 + 12), y: roundTenth((y0 + y1) / 2) },
      };
    }),
    links: ways.map(({ source, target, width: thick = 0, y0 = 0, y1 = 0 }) => {
      // The layout has put the stages themselves in the place of their ids.
      const [from, to] = [
        source as FlowStage & { x1: number },
        target as FlowStage & { x0: number },
      ];
      return {
        from: from.id,
        to: to.id,
        path: toPath(from.x1, y0, to.x0, y1),
        width: roundTenth(thick),
      };
    }),
    heads,
  };
}

/**
 * Ways that nobody sees, where no real one leads through all columns: d3-sankey knows as many columns as its longest
 * way has stages, and would put the rest into one of those.
 */
function toGuide(
  live: readonly FlowStage[],
  links: readonly FlowLink[],
  last: number,
): { readonly stages: readonly FlowStage[]; readonly links: readonly FlowLink[] } {
  const columns = new Map(live.map(({ column, id }) => [id, column]));
  const isWhole = live.some(({ column, id }) => {
    let ends = column === 0 ? [id] : [];
    for (let at = 1; at <= last; at += 1) {
      const from = new Set(ends);
      ends = links.filter((link) => from.has(link.from)).map(({ to }) => to);
    }
    return ends.some((end) => columns.get(end) === last);
  });
  if (isWhole) return { stages: [], links: [] };
  const ids = Array.from({ length: last + 1 }, (_, column) => `\0${column}`);
  return {
    stages: ids.map((id, column) => ({ id, column, text: "" })),
    links: ids.slice(1).map((to, at) => ({ from: ids[at] ?? "", to, value: 1e-6 })),
  };
}

function toId(stage: unknown): unknown {
  return typeof stage === "object" && stage !== null && "id" in stage ? stage.id : stage;
}

function toValue(id: string, links: readonly FlowLink[]): number {
  const sum = (ways: readonly FlowLink[]): number =>
    ways.reduce((total, { value }) => total + value, 0);
  return Math.max(
    sum(links.filter(({ from }) => from === id)),
    sum(links.filter(({ to }) => to === id)),
  );
}

function toHeads(texts: readonly string[], width: number, thickness: number): readonly Label[] {
  const last = texts.length - 1;
  return texts.map((text, index) => ({
    x: roundTenth(
      index === last ? width - 1 : 1 + (index * (width - 2 - thickness)) / Math.max(1, last),
    ),
    y: 12,
    // Each has its share of the width, less some air.
    text: toFittingText(text, width / texts.length - 8),
    anchor: index === last && last > 0 ? "end" : "start",
    tone: "strong",
  }));
}

function toPath(x0: number, y0: number, x1: number, y1: number): string {
  const [a, b, c, d] = [x0, y0, x1, y1].map(roundTenth);
  const middle = roundTenth((x0 + x1) / 2);
  return `M${a} ${b}C${middle} ${b} ${middle} ${d} ${c} ${d}`;
}
