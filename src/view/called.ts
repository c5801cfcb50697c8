import { toSentenceCase } from "../model/sentence-case.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import { findConcept, getVocabulary, vocabulary } from "../model/vocabulary.ts";
import type { NodeId } from "../model/id.ts";
import type { PlanItem } from "../model/framework/framework-plan.ts";
import type { PlanGraph, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { roleWords } from "./framework-word.ts";
import type { RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** What an item is called in the words of each framework, and where else it plays a part. */
export interface CalledView {
  /** What it is called where it is written: `Objective`. */
  readonly own: string;
  /** In the other frameworks that have a word for it. */
  readonly words: readonly { readonly framework: string; readonly word: string }[];
  /** Plans that show it, each with the part that it plays there. */
  readonly parts: readonly { readonly word: string; readonly plan: RefView }[];
}

export const vocabularyNames: Readonly<Record<Vocabulary, string>> = {
  okr: "OKR",
  ogsm: "OGSM",
  hoshin: "Hoshin Kanri",
  scorecard: "Balanced Scorecard",
  gost: "GOST",
  mbo: "MbO",
};

/** Views what an item is called elsewhere; undefined for what is no part of a plan. */
export function viewCalled(context: ViewContext, node: PlanNode): CalledView | undefined {
  const { plan } = context;
  const concept = findConcept(plan, node);
  if (concept === undefined) return undefined;
  const own = getVocabulary(plan, node);
  const terms = vocabulary[concept];
  const others = (Object.keys(vocabularyNames) as Vocabulary[]).filter((name) => name !== own);
  return {
    own: toOwn(node) ?? terms[own] ?? "",
    words: others.flatMap((name) => {
      const word = terms[name];
      return word === undefined ? [] : [{ framework: vocabularyNames[name], word }];
    }),
    parts: [node.id, ...listOwnParts(node)].flatMap((id) => listParts(context, id)),
  };
}

/** Where the vocabulary has more than one word for a concept: which of them it is. */
function toOwn(node: PlanNode): string | undefined {
  if (node.kind === "kpi") return "KPI";
  return node.kind === "plan-item" ? roleWords[node.role] : undefined;
}

/** What stands on the page of a node: a plan may show a key result or an initiative of an objective. */
function listOwnParts(node: PlanNode): readonly NodeId[] {
  if (node.kind !== "objective") return [];
  return [...node.keyResults, ...node.initiatives].map(({ id }) => id);
}

function listParts(context: ViewContext, id: NodeId): CalledView["parts"] {
  return listPlaces(context.plan, id).flatMap(({ word, document, url }) => {
    const node = context.plan.nodes.get(document);
    if (node === undefined) return [];
    return [{ word, plan: { ...toReference(context, node), ...(url !== undefined && { url }) } }];
  });
}

/** A plan that shows an item which is written elsewhere, and as what. */
export interface ShownPlace {
  readonly word: string;
  readonly document: NodeId;
  /** Where in it, if that is known. */
  readonly url?: string;
  /** The item of that plan that stands for it; else it plays a part there itself. */
  readonly item: PlanItem;
}

/** The plans that show an item. */
export function listPlaces(plan: PlanGraph, id: NodeId): readonly ShownPlace[] {
  const edges = [...(plan.edgesTo.get(id) ?? []), ...(plan.edgesFrom.get(id) ?? [])];
  return edges.flatMap(({ relation, from, to }): readonly ShownPlace[] => {
    // Every page asks this of all that is on it, and most links are others.
    if (relation !== "shows" && relation !== "plays-in") return [];
    const item = plan.nodes.get(from);
    if (item?.kind !== "plan-item") return [];
    if (relation === "shows" && to === id) {
      // An objective of a scorecard shows others only as initiatives of its own.
      const word = item.role === "scorecard-objective" ? "Initiative" : roleWords[item.role];
      return [{ word, document: item.plan, url: item.url, item }];
    }
    if (relation !== "plays-in" || from !== id) return [];
    const owner = plan.nodes.get(item.plan);
    if (owner?.kind !== "framework-plan" || owner.framework !== "ogsm") return [];
    const role = owner.roles.find((each) => each.item === id && each.plan === to);
    return role === undefined ? [] : [{ word: toWord(role.as), document: to, item }];
  });
}

function toWord(role: string): string {
  return toSentenceCase(role);
}
