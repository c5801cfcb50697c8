import type { Cycle, Objective } from "../model/plan.ts";
import { clampShare } from "../model/share.ts";
import type { ViewContext } from "./context.ts";
import { toScore } from "./objective-row.ts";
import type { StatusView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { viewStatus } from "./status.ts";

/** Objectives through the cycles, each a line from where it began to what it was carried over into. */
export interface LifelineView {
  readonly columns: readonly {
    readonly title: string;
    readonly url: string;
    readonly isOpen: boolean;
  }[];
  readonly rows: readonly {
    readonly title: string;
    readonly url: string;
    /** `PWY-1`, `Dropped: possessions were re-let`, `Ended with Q1 2026`. */
    readonly note: string;
    /** One for each column; `null` where it did not live. */
    readonly cells: readonly (LifelineCell | null)[];
  }[];
}

export interface LifelineCell {
  /** `0.58`, a final score or the progress so far; `No data`. */
  readonly value: string;
  readonly isOpen: boolean;
  /** How far the bar reaches, 0…1; absent: nothing is known. */
  readonly share?: number;
  /** Where the plumb line stands while it runs, 0…1. */
  readonly expected?: number;
  readonly status: StatusView;
  readonly url: string;
  /** Whether its life goes on in a column to the left, to the right. */
  readonly before: boolean;
  readonly after: boolean;
}

const mostColumns = 6;

/** The list of a team's lifelines, the newest first; an empty one where they lie in one cycle. */
export function toLifelineList(
  context: ViewContext,
  input: ListInput,
  objectives: readonly Objective[],
): LongList<Rows<"lifelines", LifelineView>> {
  const cycles = toColumns(context, objectives);
  const columns = new Map(cycles.map(({ cycle }, column) => [cycle, column]));
  const toLast = (line: readonly Objective[]): number =>
    Math.max(...line.map(({ cycle }) => columns.get(cycle) ?? 0));
  const lines = toLines(
    context,
    cycles.length < 2 ? [] : objectives.filter(({ cycle }) => columns.has(cycle)),
  ).toSorted((a, b) => toLast(b) - toLast(a));
  return toLongList(input, lines, pageSizes.lifelines, (some) => ({
    kind: "lifelines",
    items: [
      {
        columns: cycles.map((cycle) => ({
          title: cycle.title.plain,
          url: cycle.url,
          isOpen: cycle.state !== "closed",
        })),
        rows: some.map((line) => toRow(context, line, cycles)),
      },
    ],
  }));
}

function toColumns({ plan }: ViewContext, objectives: readonly Objective[]): readonly Cycle[] {
  const lived = new Set(objectives.map(({ cycle }) => cycle));
  return plan.cycles.filter(({ cycle }) => lived.has(cycle)).slice(-mostColumns);
}

/** Each line is in the order of time; an objective that went on as two stands at the end of one and the start of another. */
function toLines(
  { plan }: ViewContext,
  objectives: readonly Objective[],
): readonly (readonly Objective[])[] {
  const { successors } = getPlanIndex(plan);
  const own = new Set(objectives);
  const continued = new Set<Objective>();
  for (const objective of objectives) {
    const next = successors.get(objective.id);
    if (next !== undefined && own.has(next)) continued.add(next);
  }
  return objectives
    .filter((objective) => !continued.has(objective))
    .map((first) => {
      const line = new Set([first]);
      let next = successors.get(first.id);
      while (next !== undefined && own.has(next) && !line.has(next)) {
        line.add(next);
        next = successors.get(next.id);
      }
      return [...line];
    });
}

function toRow(
  context: ViewContext,
  line: readonly Objective[],
  cycles: readonly Cycle[],
): LifelineView["rows"][number] {
  const last = line.at(-1);
  if (last === undefined) throw new Error("a lifeline without an objective");
  return {
    title: last.title.plain,
    url: last.url,
    note: toNote(context, last),
    cells: cycles.map(({ cycle }) => {
      const index = line.findIndex((objective) => objective.cycle === cycle);
      const objective = line[index];
      return objective === undefined ? null : toCell(context, objective, index, line.length);
    }),
  };
}

function toCell(
  context: ViewContext,
  objective: Objective,
  index: number,
  length: number,
): LifelineCell {
  const found = context.assessment.objectives.get(objective.id);
  if (found === undefined) throw new Error(`no assessment: ${objective.id}`);
  const { score, progress, status, expected } = found;
  const isOpen = status.basis !== "closed";
  const shown = score ?? progress;
  return {
    value: shown === undefined ? "No data" : toScore(context, shown.value),
    isOpen,
    ...(shown === undefined ? {} : { share: toShare(shown.value) }),
    ...(isOpen && expected !== undefined ? { expected: toShare(expected.value) } : {}),
    status: viewStatus(status, context.format),
    url: objective.url,
    before: index > 0,
    after: index < length - 1,
  };
}

/** What a bar can show, to a hundredth. */
function toShare(value: number): number {
  return Math.round(clampShare(value) * 100) / 100;
}

function toNote(context: ViewContext, last: Objective): string {
  const status = context.assessment.objectives.get(last.id)?.status;
  if (status?.basis !== "closed") return last.code ?? "";
  const next = getPlanIndex(context.plan).successors.get(last.id);
  if (next !== undefined) return `Went on as ${next.code ?? next.title.plain}`;
  const { word } = viewStatus(status, context.format);
  const cycle = getPlanIndex(context.plan).cycles.get(last.cycle);
  const reason =
    status.name === "dropped" && status.reason !== undefined ? `: ${status.reason}` : "";
  return `${word}${reason === "" ? `, ended with ${cycle?.title.plain ?? last.cycle}` : reason}`;
}
