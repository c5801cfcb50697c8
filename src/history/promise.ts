import type { Measure } from "../model/measure.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import type { PlanChange } from "./change.ts";
import { compareEntries } from "./compare-entry.ts";
import { isEasedMeasure } from "./eased.ts";
import type { AuthoredData, Entry } from "./entry.ts";

/** What is another promise where an objective goes on in a later cycle. */
export interface PromiseChange {
  readonly changes: readonly PlanChange[];
  /** Targets that are easier, or harder, to reach. */
  readonly eased: readonly KeyResultPair[];
  readonly raised: readonly KeyResultPair[];
  readonly pairs: readonly KeyResultPair[];
  readonly added: readonly KeyResult[];
  readonly removed: readonly KeyResult[];
}

export interface KeyResultPair {
  readonly before: KeyResult;
  readonly after: KeyResult;
}

/** Compares what was promised with what is promised where it goes on: words, targets, people; not dates and parents, which are of their cycle. */
export function comparePromises(before: Objective, after: Objective): PromiseChange {
  const { added, pairs, removed } = pairKeyResults(before, after);
  const changes = [
    ...compare(toEntry(before, toObjectiveData(before)), toEntry(after, toObjectiveData(after))),
    ...pairs.flatMap((pair) =>
      compare(
        toEntry(pair.before, toKeyResultData(pair.before)),
        toEntry(pair.after, toKeyResultData(pair.after)),
      ),
    ),
  ];
  const isEased = (was: KeyResult, now: KeyResult): boolean =>
    isEasedMeasure(toAuthoredMeasure(was.measure), toAuthoredMeasure(now.measure));
  return {
    changes,
    eased: pairs.filter((pair) => isEased(pair.before, pair.after)),
    raised: pairs.filter(
      (pair) => !isEased(pair.before, pair.after) && isEased(pair.after, pair.before),
    ),
    ...{ pairs, added, removed },
  };
}

/**
 * Pairs the key results of an objective with those that it goes on with: by `carriedOverFrom`, then by equal titles,
 * then the likeliest, where most words are the same.
 */
function pairKeyResults(
  { keyResults: earlier }: Objective,
  { keyResults: later }: Objective,
): {
  readonly pairs: readonly KeyResultPair[];
  readonly added: readonly KeyResult[];
  readonly removed: readonly KeyResult[];
} {
  const pairs = new Map<KeyResult, KeyResult>();
  const taken = new Set<KeyResult>();
  const pair = (before: KeyResult, after: KeyResult): void => {
    if (pairs.has(after) || taken.has(before)) return;
    pairs.set(after, before);
    taken.add(before);
  };
  const byId = new Map(earlier.map((each) => [each.id, each]));
  for (const after of later) {
    const before =
      after.carriedOverFrom === undefined ? undefined : byId.get(after.carriedOverFrom);
    if (before) pair(before, after);
  }
  for (const after of later) {
    const before = earlier.find((each) => toPlain(each) === toPlain(after) && !taken.has(each));
    if (before) pair(before, after);
  }
  for (const after of later) {
    const likely = earlier
      .filter((each) => !taken.has(each))
      .map((each) => ({ each, share: getSharedWords(toPlain(each), toPlain(after)) }))
      .filter(({ share }) => share >= alike)
      .sort((a, b) => b.share - a.share)[0];
    if (likely && !pairs.has(after)) pair(likely.each, after);
  }
  return {
    pairs: later.flatMap((after) => {
      const before = pairs.get(after);
      return before ? [{ before, after }] : [];
    }),
    added: later.filter((each) => !pairs.has(each)),
    removed: earlier.filter((each) => !taken.has(each)),
  };
}

/** From this share of common words on two titles are taken for one. */
const alike = 0.6;

function toPlain({ title }: KeyResult): string {
  return title.plain.toLowerCase().replaceAll(/\s+/g, " ").trim();
}

/** The share of words that two titles have in common, of all that are in either. */
function getSharedWords(a: string, b: string): number {
  const [first, second] = [new Set(a.split(/\W+/u)), new Set(b.split(/\W+/u))];
  const common = [...first].filter((word) => second.has(word)).length;
  return common / new Set([...first, ...second]).size;
}

function compare(before: Entry, after: Entry): readonly PlanChange[] {
  const name = (text: string): string => text;
  // Where it begins now is where it ended, which is no change of the promise.
  return compareEntries({ before, after, isMoved: false, earlier: name, later: name }).filter(
    ({ key }) => key !== "from",
  );
}

function toEntry(node: Objective | KeyResult, data: AuthoredData): Entry {
  const { id, kind, source, title } = node;
  const own = { id, kind, title: title.plain, file: source.file };
  return { ...own, path: source.path ?? [], document: id.replace(/#.*$/, ""), data };
}

function toObjectiveData({ ambition, orientation, owners, teams, title }: Objective): AuthoredData {
  return { title: title.plain, owners, teams, ambition, orientation };
}

function toKeyResultData({
  ambition,
  measure,
  owners,
  title,
  unit,
  weight,
}: KeyResult): AuthoredData {
  return { title: title.plain, owners, ambition, unit, weight, ...toAuthoredMeasure(measure) };
}

/** A measure in the keys that authors write. */
function toAuthoredMeasure(measure: Measure): AuthoredData {
  switch (measure.kind) {
    case "change":
      return { from: measure.from, to: measure.to };
    case "reach":
      return { to: measure.to };
    case "at-least":
      return { atLeast: measure.limit };
    case "at-most":
      return { atMost: measure.limit };
    case "between":
      return { between: [measure.low, measure.high] };
    case "milestone":
      return { done: measure.done ?? false };
    case "steps":
      return { steps: measure.steps.map(({ title, weight }) => ({ title, weight })) };
    case "ordinal": {
      const { commit, stretch, target } = measure;
      return { commit, target, stretch };
    }
    case "zones": {
      const { commit, from, stretch, target } = measure;
      return { from, commit, target, stretch };
    }
    case "percent":
      return { percent: true };
    case "establish":
      return { establish: true };
    case "none":
      return {};
  }
}
