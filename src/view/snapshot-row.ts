import type { Explained } from "../model/explanation.ts";
import { getStatistics } from "../model/statistics.ts";
import { compareText } from "../model/text-order.ts";
import type { ViewContext } from "./context.ts";
import { getCurrent } from "./current.ts";
import { isToGoOn } from "./cycle-ending.ts";
import { toScore } from "./objective-row.ts";
import { toSealUrl, toSnapshotBase, type SealFacts } from "./seal-facts.ts";

/** A sealed quarter in the list of them; all texts as its own portal writes them. */
export interface SnapshotRow {
  readonly cycle: string;
  readonly title: string;
  readonly url: string;
  readonly sealUrl: string;
  /** `2026-06-30`, and `30 June 2026`. */
  readonly date: string;
  readonly asOf: string;
  /** All 64 digits. */
  readonly digest: string;
  readonly amendments: number;
  readonly objectives: string;
  readonly keyResults: string;
  /** `0.65`; absent where nothing was graded. */
  readonly committed?: string;
  readonly aspirational?: string;
  /** `17%` of the committed key results. */
  readonly kept?: string;
  readonly checkInRate?: string;
  readonly carried: number;
  readonly dropped: number;
}

/** The latest first; of one day, as a year and its last quarter may be, by their ids. */
export function sortSnapshotRows<Row extends Pick<SnapshotRow, "cycle" | "date">>(
  rows: readonly Row[],
): readonly Row[] {
  return rows.toSorted((a, b) => compareText(b.date, a.date) || compareText(a.cycle, b.cycle));
}

/** Views what a sealed quarter came to, in one line. */
export function viewSnapshotRow(context: ViewContext, seal: SealFacts): SnapshotRow {
  const { plan, assessment, format } = context;
  const { objectives } = getCurrent(plan);
  const statistics = getStatistics(plan, assessment, objectives);
  const { committed, aspirational } = statistics.scores;
  const score = ({ value }: Explained): string => toScore(context, value);
  const share = ({ value }: Explained): string => format.percent(value);
  return {
    cycle: seal.cycle,
    title: seal.label,
    url: toSnapshotBase(seal.cycle),
    sealUrl: toSealUrl(seal.cycle),
    date: plan.asOf,
    asOf: format.date(plan.asOf),
    digest: seal.digest,
    amendments: seal.amendments.length,
    objectives: format.value(statistics.objectives),
    keyResults: format.value(statistics.keyResults),
    ...(committed.mean && { committed: score(committed.mean) }),
    ...(aspirational.mean && { aspirational: score(aspirational.mean) }),
    ...(committed.met && { kept: share(committed.met) }),
    ...(statistics.checkInRate && { checkInRate: share(statistics.checkInRate) }),
    carried: objectives.filter(({ outcome }) => isToGoOn(outcome?.decision)).length,
    dropped: statistics.dropped + statistics.superseded + statistics.declined,
  };
}
