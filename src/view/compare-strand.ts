import type { Fate, Strand } from "../history/fate.ts";
import type { PromiseChange } from "../history/promise.ts";
import { toChangeWords } from "../history/sentence.ts";
import type { NodeId } from "../model/id.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { CompareSide, CompareSides } from "./compare-side.ts";
import { toSideUrl } from "./compare-side.ts";
import { fateWords } from "./compare-word.ts";
import { toScore } from "./objective-row.ts";
import { getPlanIndex } from "./plan-index.ts";
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

/** Views what became of one objective. */
export function viewStrand(sides: CompareSides, strand: Strand): StrandView {
  const { before, after } = sides;
  const { fate } = strand;
  const { glyph, word } = fateWords[fate];
  const reason = strand.after === undefined ? strand.before?.outcome?.reason : undefined;
  const last = strand.after ?? strand.before;
  const context = strand.after === undefined ? before : after;
  return {
    ...{ fate, glyph, word },
    ...(strand.before && { before: viewSide(sides, before, strand.before) }),
    ...(strand.after && { after: viewSide(sides, after, strand.after) }),
    scores: [
      ...(strand.before ? viewScore(before, strand.before) : []),
      ...(strand.after ? viewScore(after, strand.after) : []),
    ],
    changes: strand.promise ? toChanges(sides, strand.promise) : [],
    ...(reason !== undefined && { reason }),
    teams: last === undefined ? [] : viewSideTeams(sides, context, last),
  };
}

function viewSide({ running }: CompareSides, side: CompareSide, objective: Objective): RefView {
  return { ...toReference(side, objective), url: toSideUrl(running, side, objective) };
}

function viewSideTeams(
  { running }: CompareSides,
  side: CompareSide,
  { teams }: Objective,
): StrandView["teams"] {
  const index = getPlanIndex(side.plan).teams;
  return teams.flatMap((id) => {
    const team = index.get(id);
    if (team === undefined) return [];
    return [{ title: team.title.plain, url: toSideUrl(running, side, team) }];
  });
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

type TwoSides = Pick<CompareSides, "before" | "after">;

/** What is promised otherwise, a line each. */
export function toChanges(sides: TwoSides, promise: PromiseChange): readonly string[] {
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
function toSide({ after, before }: TwoSides, text: string): string {
  return text.replaceAll(/(?:person|role|teams?)[:/][^\s,]+/g, (id) => {
    // Ids of nodes, or of nothing that is there, which is then not found.
    const node = after.plan.nodes.get(id as NodeId) ?? before.plan.nodes.get(id as NodeId);
    return node?.title.plain ?? id;
  });
}

function toName({ shortTitle, title }: KeyResult): string {
  return (shortTitle ?? title).plain;
}
