import type { FlowChart, FlowLink, FlowStage } from "../graph/flow-chart.ts";
import { layoutFlowChart } from "../graph/flow-chart.ts";
import type { Fate, Strand } from "../history/fate.ts";
import type { Objective } from "../model/plan.ts";
import type { StatusName } from "../model/status.ts";
import type { ComparePair } from "./compare-pair.ts";
import type { CompareSides } from "./compare-side.ts";
import { fates, fateWords } from "./compare-word.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph } from "./part.ts";
import { statusWords } from "./status.ts";

/** How many objectives went which way: from how they ended, through what became of them, to how they stand. */
export interface CompareFlowView {
  readonly wide: FlowChart;
  readonly narrow: FlowChart;
  /** The shape of each stage, by its id. */
  readonly glyphs: Readonly<Record<string, Glyph>>;
  /** Which ways a stage is on: what a promise became decides how the way is drawn. */
  readonly tones: Readonly<Record<string, "eased" | "raised" | "plain">>;
  readonly sentence: string;
  /** The same in a table, a row each way. */
  readonly rows: readonly {
    readonly ended: string;
    readonly became: string;
    readonly stands: string;
    readonly count: number;
  }[];
}

const statusOrder: readonly StatusName[] = [
  ...([
    "achieved",
    "partly",
    "missed",
    "dropped",
    "superseded",
    "declined",
    "not-recorded",
  ] as const),
  ...(["ahead", "on-pace", "behind", "off-pace", "no-check-in", "pending"] as const),
];

/** Views the flow of objectives from one cycle to the next. */
export function viewCompareFlow(
  sides: CompareSides,
  { after, before }: ComparePair,
  strands: readonly Strand[],
): CompareFlowView {
  const ways = strands.map((strand) => ({
    fate: strand.fate,
    from: strand.before && getStatusName(sides.before, strand.before),
    to: strand.after && getStatusName(sides.after, strand.after),
  }));
  const links = new Map<string, FlowLink>();
  const add = (from: string, to: string): void => {
    const key = `${from} ${to}`;
    links.set(key, { from, to, value: (links.get(key)?.value ?? 0) + 1 });
  };
  for (const { fate, from, to } of ways) {
    if (from !== undefined) add(`was-${from}`, fate);
    if (to !== undefined) add(fate, `is-${to}`);
  }
  const all = [...links.values()];
  const count = (id: string): number => {
    const sum = (some: readonly FlowLink[]): number =>
      some.reduce((total, { value }) => total + value, 0);
    return Math.max(
      sum(all.filter(({ to }) => to === id)),
      sum(all.filter(({ from }) => from === id)),
    );
  };
  const name = (id: string, word: string): string => `${word} ${count(id)}`;
  const ofStatus = (prefix: string, column: number): FlowStage[] =>
    statusOrder.map((status) => {
      const id = `${prefix}-${status}`;
      return { id, column, text: name(id, statusWords[status].word) };
    });
  const stages = [
    ...ofStatus("was", 0),
    ...fates.map((fate) => ({ id: fate, column: 1, text: name(fate, fateWords[fate].word) })),
    ...ofStatus("is", 2),
  ];
  const heads = [before.title.plain, "became", after.title.plain];
  return {
    wide: layoutFlowChart(stages, all, { size: "wide", heads }),
    narrow: layoutFlowChart(stages, all, { size: "narrow", heads }),
    glyphs: toGlyphs(all),
    tones: toTones(all),
    sentence: `What became of the objectives of ${before.title.plain} in ${after.title.plain}. ${fates
      .filter((fate) => count(fate) > 0)
      .map((fate) => `${fateWords[fate].word}: ${count(fate)}`)
      .join("; ")}.`,
    rows: toRows(ways),
  };
}

function getStatusName({ assessment }: ViewContext, { id }: Objective): StatusName {
  return assessment.objectives.get(id)?.status.name ?? "pending";
}

function toGlyphs(links: readonly FlowLink[]): Readonly<Record<string, Glyph>> {
  const ids = new Set(links.flatMap(({ from, to }) => [from, to]));
  return Object.fromEntries(
    [...ids].map((id) => {
      const fate = fates.find((each) => each === id);
      if (fate) return [id, fateWords[fate].glyph];
      // The rest of a stage's id is the name of a status.
      const status = id.replace(/^(?:was|is)-/, "") as StatusName;
      return [id, statusWords[status].glyph];
    }),
  );
}

function toTones(links: readonly FlowLink[]): CompareFlowView["tones"] {
  return Object.fromEntries(
    links.map(({ from, to }) => {
      const isOf = (fate: Fate): boolean => from === fate || to === fate;
      return [`${from} ${to}`, isOf("eased") ? "eased" : isOf("raised") ? "raised" : "plain"];
    }),
  );
}

function toRows(
  ways: readonly {
    readonly fate: Fate;
    readonly from?: StatusName | undefined;
    readonly to?: StatusName | undefined;
  }[],
): CompareFlowView["rows"] {
  const rows = new Map<string, CompareFlowView["rows"][number]>();
  for (const { fate, from, to } of ways) {
    const row = {
      ended: from === undefined ? "–" : statusWords[from].word,
      became: fateWords[fate].word,
      stands: to === undefined ? "–" : statusWords[to].word,
    };
    const key = Object.values(row).join("|");
    rows.set(key, { ...row, count: (rows.get(key)?.count ?? 0) + 1 });
  }
  return [...rows.values()];
}
