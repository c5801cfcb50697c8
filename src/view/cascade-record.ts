import type { Concept, Vocabulary } from "../model/vocabulary.ts";
import type { KeyResultRowView, StatusView } from "./part.ts";

/** What the explorer draws: the plan of a framework, a statement in it, and what proves it or is done for it. */
export type CascadeKind =
  "direction" | "theme" | "kpi" | "objective" | "key-result" | "plan" | "item" | "part";

/** A kind of node, in the words in which it is written. */
export type KindEntry = readonly [
  kind: CascadeKind,
  word: string,
  plural: string,
  /** Empty for the sheet of a plan, which is nothing in another framework. */
  concept: Concept | "",
  vocabulary: Vocabulary,
];

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
  /** Its place among the kinds of the index. */
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
  /** Those whose primary parent it is, without its own parts. */
  children: readonly number[],
  /** Those of which it is another parent. */
  others: readonly number[],
  /** Key results, goals, measures, actions. */
  parts: readonly number[],
  /** The KPIs that measure it first. */
  kpis: readonly number[],
  /** The statuses of its parts. */
  marks: readonly number[],
  /** Whether something contributes to one of its parts. */
  isParentByPart: 0 | 1,
  /** Of what is measured: the value now, the target, both positions on the lane (−1 for none) and the lane in words. */
  facts: readonly [string, string, number, number, string] | readonly [],
  /** Where other plans show it: as which kind, and the plan. */
  shown: readonly (readonly [kind: number, plan: number])[],
];

/** What the explorer needs before it knows any node but the first. */
export interface CascadeIndexView {
  /** How many nodes there are. */
  readonly total: number;
  readonly statuses: readonly StatusEntry[];
  readonly kinds: readonly KindEntry[];
  readonly words: WordsView;
  /** Each with the number of the team above it or −1, and its level as a word. */
  readonly teams: readonly (readonly [id: string, title: string, above: number, level: string])[];
  /** Name and role. */
  readonly owners: readonly (readonly [name: string, role: string])[];
  readonly scopes: readonly CascadeScope[];
  /** The place of the running cycle among the scopes. */
  readonly current: number;
  /** Items that only show another node, which stands for them: their ids and its number. */
  readonly aliases: readonly (readonly [id: string, number: number])[];
  /** For each file of nodes the number and the id of its first. */
  readonly files: readonly (readonly [number: number, id: string])[];
  /** What is shown at first in the running cycle, so that no second file is needed for it. */
  readonly records: readonly CascadeRecord[];
}

/** What each vocabulary calls each concept, one and several; empty where all is written in one. */
export interface WordsView {
  readonly vocabularies: readonly (readonly [name: Vocabulary, title: string])[];
  readonly concepts: Readonly<
    Partial<Record<Concept, Readonly<Partial<Record<Vocabulary, readonly [string, string]>>>>>
  >;
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
  /** Runs of its nodes, sorted: first number, and the one after the last. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
  /** Its nodes outside the ranges, sorted. */
  readonly above: readonly number[];
  /** Those without a parent in it, in order; KPIs among them. */
  readonly tops: readonly number[];
  /** Those whose children are shown at first. */
  readonly open: readonly number[];
}

/** The figures of what is measured as a record has them. */
export function toFacts({
  now,
  target,
  lane,
}: Pick<KeyResultRowView, "now" | "target" | "lane">): CascadeRecord[19] {
  return [now, target, lane.progress ?? -1, lane.expected ?? -1, lane.label];
}
