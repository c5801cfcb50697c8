import type { KeyResultRowView, StatusView } from "./part.ts";

/** The kinds of the explorer's nodes, by their place in this list. */
export const cascadeKinds = ["direction", "theme", "kpi", "objective", "key-result"] as const;

/**
 * A node as the explorer reads it: thousands of them, so they are lists and not objects. Other nodes, teams, owners
 * and statuses are named by their numbers.
 */
export type CascadeRecord = readonly [
  /** Nodes are numbered by cycle (what belongs to none comes first), then by id. */
  number: number,
  id: string,
  /** Empty where the id tells it: `/<document>/#<item>`. */
  url: string,
  /** Its place in `cascadeKinds`. */
  kind: number,
  /** Empty where there is none. */
  code: string,
  title: string,
  /** Empty where it is the title. */
  shortTitle: string,
  /** −1 where it has none. */
  status: number,
  /** Signed points with a true minus sign, or empty. */
  gap: string,
  column: number,
  teams: readonly number[],
  owners: readonly number[],
  /** Its parents, the primary one first, each with how it contributes where that is said. */
  parents: readonly (number | readonly [number, string])[],
  /** Those whose primary parent it is, without its own key results. */
  children: readonly number[],
  /** Those of which it is another parent. */
  others: readonly number[],
  keyResults: readonly number[],
  /** The KPIs that measure it first. */
  kpis: readonly number[],
  /** The statuses of its key results. */
  marks: readonly number[],
  /** Whether something contributes to one of its key results. */
  isParentByKeyResult: 0 | 1,
  /** Of a key result: the value now, the target, both positions on the lane (−1 for none) and the lane in words. */
  facts: readonly [string, string, number, number, string] | readonly [],
];

/** What the explorer needs before it knows any node but the first. */
export interface CascadeIndexView {
  /** How many nodes there are. */
  readonly total: number;
  readonly statuses: readonly StatusEntry[];
  /** Each with the number of the team above it or −1, and its level as a word. */
  readonly teams: readonly (readonly [id: string, title: string, above: number, level: string])[];
  /** Name and role. */
  readonly owners: readonly (readonly [name: string, role: string])[];
  readonly scopes: readonly CascadeScope[];
  /** The place of the running cycle among the scopes. */
  readonly current: number;
  /** For each file of nodes the number and the id of its first. */
  readonly files: readonly (readonly [number: number, id: string])[];
  /** What is shown at first in the running cycle, so that no second file is needed for it. */
  readonly records: readonly CascadeRecord[];
}

export type StatusEntry = readonly [
  name: StatusView["name"],
  glyph: StatusView["glyph"],
  word: string,
];

/** What can be explored at once: a cycle with the cycles inside it and all that they serve, or everything. */
export interface CascadeScope {
  /** A cycle's id, or `all`. */
  readonly id: string;
  readonly title: string;
  /** Whether it is of a closed cycle. */
  readonly closed: boolean;
  /** Nodes of these cycles: first number, and the one after the last. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** Nodes outside the ranges that belong to it, sorted. */
  readonly above: readonly number[];
  /** Those without a parent in it, in order; KPIs among them. */
  readonly tops: readonly number[];
  /** Those whose children are shown at first. */
  readonly open: readonly number[];
}

/** The figures of a key result as a record has them. */
export function toFacts({ now, target, lane }: KeyResultRowView): CascadeRecord[19] {
  return [now, target, lane.progress ?? -1, lane.expected ?? -1, lane.label];
}
