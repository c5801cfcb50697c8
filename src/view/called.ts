import type { Vocabulary } from "../model/vocabulary.ts";
import { findConcept, getVocabulary, vocabulary } from "../model/vocabulary.ts";
import type { NodeId } from "../model/id.ts";
import type { PlanNode } from "../model/plan.ts";
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
    own: node.kind === "plan-item" ? roleWords[node.role] : (terms[own] ?? ""),
    words: others.flatMap((name) => {
      const word = terms[name];
      return word === undefined ? [] : [{ framework: vocabularyNames[name], word }];
    }),
    parts: listParts(context, node.id),
  };
}

function listParts(context: ViewContext, id: NodeId): CalledView["parts"] {
  const { plan } = context;
  const edges = [...(plan.edgesTo.get(id) ?? []), ...(plan.edgesFrom.get(id) ?? [])];
  return edges.flatMap(({ relation, from, to }) => {
    if (relation === "shows" && to === id) {
      const item = plan.nodes.get(from);
      const document = item?.kind === "plan-item" ? plan.nodes.get(item.plan) : undefined;
      if (item?.kind !== "plan-item" || document === undefined) return [];
      return [
        { word: roleWords[item.role], plan: { ...toReference(context, document), url: item.url } },
      ];
    }
    if (relation !== "plays-in" || from !== id) return [];
    const document = plan.nodes.get(to);
    const item = plan.nodes.get(from);
    const owner = item?.kind === "plan-item" ? plan.nodes.get(item.plan) : undefined;
    if (document === undefined || owner?.kind !== "framework-plan" || owner.framework !== "ogsm") {
      return [];
    }
    const role = owner.roles.find((each) => each.item === id && each.plan === to);
    return role === undefined
      ? []
      : [{ word: toWord(role.as), plan: toReference(context, document) }];
  });
}

function toWord(role: string): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}
