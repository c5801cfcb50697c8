import type { Fate, Strand } from "../history/fate.ts";
import type { PromiseChange } from "../history/promise.ts";
import { toChangeWords } from "../history/sentence.ts";
import type { NodeId } from "../model/id.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { fateWords } from "./compare-word.ts";
import { toScore, viewTeams } from "./objective-row.ts";
import type { Glyph, RefView } from "./part.ts";
import { toReference } from "./reference.ts";
import { viewMeasuredValue } from "./value.ts";

/** An objective in two cycles, or in one of them. */
export interface StrandView {
  readonly fate: Fate;
  readonly glyph: Glyph;
  readonly word: string;
  readonly before?: RefView;
  readonly after?: RefView;
  /** The final score, or the progress so far where `isOpen`. */
  readonly scores: readonly { readonly value: string; readonly isOpen: boolean }[];
  /** `Faults found first: target 58% → 65%, raised`. */
  readonly changes: readonly string[];
  /** Why it ended so, in the author's words. */
  readonly reason?: string;
  readonly teams: readonly { readonly title: string; readonly url: string }[];
}

/** The two sides of a comparison: contexts, as each may be a state of its own. */
export interface CompareSides {
  readonly before: ViewContext;
  readonly after: ViewContext;
}

/** Views what became of one objective. */
export function viewStrand({ before, after }: CompareSides, strand: Strand): StrandView {
  const { fate } = strand;
  const { glyph, word } = fateWords[fate];
  const reason = strand.after === undefined ? strand.before?.outcome?.reason : undefined;
  const last = strand.after ?? strand.before;
  const context = strand.after === undefined ? before : after;
  return {
    ...{ fate, glyph, word },
    ...(strand.before && { before: toReference(before, strand.before) }),
    ...(strand.after && { after: toReference(after, strand.after) }),
    scores: [
      ...(strand.before ? viewScore(before, strand.before) : []),
      ...(strand.after ? viewScore(after, strand.after) : []),
    ],
    changes: strand.promise ? toChanges({ before, after }, strand.promise) : [],
    ...(reason !== undefined && { reason }),
    teams: last === undefined ? [] : viewTeams(context, last.teams),
  };
}

/** The final score of an objective, or how far it is; nothing where nothing is known. */
export function findShownScore(
  { assessment }: ViewContext,
  { id }: Objective,
): { readonly value: number; readonly isOpen: boolean } | undefined {
  const found = assessment.objectives.get(id);
  if (found?.score !== undefined) return { value: found.score.value, isOpen: false };
  if (found?.progress === undefined) return undefined;
  return { value: found.progress.value, isOpen: found.status.basis !== "closed" };
}

function viewScore(context: ViewContext, objective: Objective): StrandView["scores"] {
  const score = findShownScore(context, objective);
  if (score === undefined) return [{ value: "no score", isOpen: false }];
  return [{ value: toScore(context, score.value), isOpen: score.isOpen }];
}

/** What is promised otherwise, a line each. */
export function toChanges(sides: CompareSides, promise: PromiseChange): readonly string[] {
  const { added, changes, eased, pairs, raised, removed } = promise;
  const targets = pairs.flatMap((pair) => {
    const was = viewMeasuredValue(sides.before, pair.before, undefined).target;
    const now = viewMeasuredValue(sides.after, pair.after, undefined).target;
    if (was === now) return [];
    const verb = eased.includes(pair) ? ", eased" : raised.includes(pair) ? ", raised" : "";
    return [`${toName(pair.after)}: target ${was || "none"} → ${now || "none"}${verb}`];
  });
  const words = changes
    .filter(({ type }) => type !== "retargeted")
    .map((change) => {
      const { key, now, was, what } = toChangeWords(change);
      if (key === "title") return `Was “${was ?? ""}”`;
      const from = was === undefined ? "" : ` ${was}`;
      const to = now === undefined ? "" : ` → ${toSide(sides, now)}`;
      return `${what}${key === undefined ? "" : `, ${key}`}:${toSide(sides, from)}${to}`;
    });
  return [
    ...targets,
    ...words,
    ...added.map((keyResult) => `New: ${toName(keyResult)}`),
    ...removed.map((keyResult) => `No longer promised: ${toName(keyResult)}`),
  ];
}

/** Ids of people and teams in a text, as people know them. */
function toSide({ after, before }: CompareSides, text: string): string {
  return text.replaceAll(/(?:person|role|teams?)[:/][^\s,]+/g, (id) => {
    // Ids of nodes, or of nothing that is there, which is then not found.
    const node = after.plan.nodes.get(id as NodeId) ?? before.plan.nodes.get(id as NodeId);
    return node?.title.plain ?? id;
  });
}

function toName({ shortTitle, title }: KeyResult): string {
  return (shortTitle ?? title).plain;
}
