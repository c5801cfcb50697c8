import type { KeyResultAssessment } from "../model/assessment.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph, PersonView, RefView } from "./part.ts";
import { findCode } from "./code.ts";
import { viewConfidence } from "./confidence.ts";
import { hasLeft, viewPeople } from "./person.ts";
import { toReference } from "./reference.ts";
import { toFirstSentence } from "./sentence.ts";
import { statusWords, viewStatus } from "./status.ts";
import { getCounted, viewValue } from "./value.ts";

/** What needs somebody's attention: the reason first, then who, and what it holds back. */
export interface AttentionView {
  readonly items: readonly AttentionItemView[];
  /** `7 off pace, 1 silent`. */
  readonly count: string;
}

export interface AttentionItemView {
  readonly glyph: Glyph;
  readonly word: string;
  readonly title: string;
  readonly url: string;
  readonly code?: string;
  /** `24 points behind: 51% of 65%. Confidence fell from 6 to 3.` */
  readonly why: string;
  /** What was last said of it. */
  readonly said?: string;
  readonly owners: readonly PersonView[];
  readonly holdsBack: readonly RefView[];
}

const mostItems = 6;

interface Candidate {
  readonly objective: Objective;
  readonly keyResult: KeyResult;
  readonly found: KeyResultAssessment;
  /** The larger, the sooner. */
  readonly weight: number;
}

/** Views what needs attention among objectives: of each objective the one key result that is worst. */
export function viewAttention(
  context: ViewContext,
  objectives: readonly Objective[],
): AttentionView {
  const candidates = objectives.flatMap((objective) => toCandidates(context, objective));
  const worst = new Map<Objective, Candidate>();
  for (const candidate of candidates) {
    const known = worst.get(candidate.objective);
    if (known === undefined || candidate.weight > known.weight) {
      worst.set(candidate.objective, candidate);
    }
  }
  const items = [...worst.values()].toSorted((a, b) => b.weight - a.weight).slice(0, mostItems);
  return { items: items.map((item) => toItem(context, item)), count: toCount(candidates) };
}

function toCandidates(context: ViewContext, objective: Objective): readonly Candidate[] {
  return objective.keyResults.flatMap((keyResult) => {
    const found = context.assessment.keyResults.get(keyResult.id);
    if (found === undefined || keyResult.sameAs !== undefined) return [];
    const weight = toWeight(context, objective, keyResult, found);
    return weight > 0 ? [{ objective, keyResult, found, weight }] : [];
  });
}

/** Off pace by how far, a promise before an aspiration; silence and a lost owner as if they were 20 points. */
function toWeight(
  context: ViewContext,
  objective: Objective,
  keyResult: KeyResult,
  { status, gap = 0 }: KeyResultAssessment,
): number {
  const promise = keyResult.ambition === "committed" ? 3 : 0;
  if (status.name === "off-pace") return Math.max(16, -gap) + promise;
  if (status.basis === "silence") return 20 + promise;
  if (status.basis === "closed") return 0;
  return isOrphaned(context, objective, keyResult) ? 20 + promise : 0;
}

/** Nobody owns it, or everybody who does has left. */
function isOrphaned(context: ViewContext, objective: Objective, keyResult: KeyResult): boolean {
  const owners = keyResult.owners.length > 0 ? keyResult.owners : objective.owners;
  return owners.every((owner) => {
    const node = context.plan.nodes.get(owner);
    return node?.kind === "person" && hasLeft(context, node);
  });
}

function toItem(context: ViewContext, candidate: Candidate): AttentionItemView {
  const { objective, keyResult, found } = candidate;
  const { glyph, word } = statusWords[found.status.name];
  const owners = keyResult.owners.length > 0 ? keyResult.owners : objective.owners;
  const code = findCode(context, keyResult);
  const note = objective.checkIns.at(-1)?.note;
  const isSilent = found.status.basis === "silence";
  const said = note === undefined || isSilent ? "" : toFirstSentence(note, context.format.locale);
  return {
    glyph,
    word,
    title: keyResult.title.plain,
    url: keyResult.url,
    ...(code === undefined ? {} : { code }),
    why: toReasons(context, candidate).join(" "),
    ...(said === "" ? {} : { said }),
    owners: viewPeople(context, owners),
    holdsBack: toHeldBack(context, objective),
  };
}

function toReasons(
  context: ViewContext,
  { objective, keyResult, found }: Candidate,
): readonly string[] {
  const { now, target, isFigure } = viewValue(context, getCounted(context, keyResult));
  const { say } = viewStatus(found.status, context.format);
  const figures = isFigure && target !== "" ? `: ${now}, target ${target}` : "";
  const confidence = viewConfidence(context, found.confidence);
  const hasFallen =
    found.confidence?.was !== undefined && found.confidence.now < found.confidence.was;
  return [
    `${toSentenceCase(say)}${figures}.`,
    ...(confidence?.was !== undefined && hasFallen
      ? [`Confidence fell from ${confidence.was} to ${confidence.now}.`]
      : []),
    ...(isOrphaned(context, objective, keyResult) ? ["It has no owner."] : []),
  ];
}

/** What the objective serves: other objectives, by primary and supporting links. */
function toHeldBack(context: ViewContext, objective: Objective): readonly RefView[] {
  const parents = (context.plan.edgesFrom.get(objective.id) ?? []).flatMap((edge) => {
    const to = edge.relation === "supports" ? context.plan.nodes.get(edge.to) : undefined;
    const parent = to?.kind === "key-result" ? context.plan.nodes.get(to.objective) : to;
    return parent?.kind === "objective" ? [parent] : [];
  });
  return [...new Set(parents)].map((parent) => toReference(context, parent));
}

function toCount(candidates: readonly Candidate[]): string {
  const off = candidates.filter(({ found }) => found.status.name === "off-pace").length;
  const silent = candidates.filter(({ found }) => found.status.basis === "silence").length;
  const other = candidates.length - off - silent;
  return [
    ...(off > 0 ? [`${off} off pace`] : []),
    ...(silent > 0 ? [`${silent} silent`] : []),
    ...(other > 0 ? [`${other} without an owner`] : []),
  ].join(", ");
}
