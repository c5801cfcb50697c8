import type { PlanNode } from "../model/plan.ts";
import type { Concept, Vocabulary } from "../model/vocabulary.ts";
import { findConcept, getVocabulary, vocabulary } from "../model/vocabulary.ts";
import { vocabularyNames } from "./called.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView, RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** The vocabularies side by side, with the organisation's own items as examples. */
export interface WordsView {
  readonly frame: FrameView;
  readonly vocabularies: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    /** What it is in words of nobody's framework. */
    readonly concept: string;
    readonly cells: readonly WordView[];
  }[];
}

/** What one vocabulary calls a concept. */
export interface WordView {
  readonly vocabulary: string;
  /** Absent: it has no word for it. */
  readonly word?: string;
  /** An item that is written in this vocabulary. */
  readonly example?: RefView;
}

const concepts: Readonly<Record<Concept, string>> = {
  purpose: "What it is all for",
  "long-term": "What will have been reached in some years",
  choice: "The choice: how, and what is not done",
  aim: "What is wanted next",
  proof: "How we shall know",
  work: "What is done for it",
};

/** What no item of a plan stands for. */
const others: readonly {
  readonly id: string;
  readonly concept: string;
  readonly words: Readonly<Record<Vocabulary, string | undefined>>;
}[] = [
  {
    id: "negotiation",
    concept: "How it is agreed",
    words: {
      okr: "Draft from below",
      ogsm: "Contribution sentence",
      hoshin: "Catchball",
      scorecard: "Alignment",
      gost: undefined,
      mbo: "Agreement",
    },
  },
  {
    id: "horizon",
    concept: "For how long",
    words: {
      okr: "3 to 4 months",
      ogsm: "1 to 5 years, living",
      hoshin: "3 to 5 years, and 1",
      scorecard: "Years",
      gost: "Mixed",
      mbo: "1 year",
    },
  },
];

/** Views the crosswalk. */
export function viewWords(context: ViewContext): WordsView {
  const examples = findExamples(context);
  const names = Object.keys(vocabularyNames) as Vocabulary[];
  const toCells = (
    words: Readonly<Partial<Record<Vocabulary, string | undefined>>>,
    concept?: Concept,
  ): readonly WordView[] =>
    names.map((name) => {
      const word = words[name];
      const example = word === undefined ? undefined : examples.get(`${concept ?? ""} ${name}`);
      return {
        vocabulary: vocabularyNames[name],
        ...(word === undefined ? {} : { word }),
        ...(example === undefined ? {} : { example: toReference(context, example) }),
      };
    });
  return {
    frame: viewFrame(context, {
      path: "/plans/words/",
      title: "The same in other words",
      description:
        "What OKR, OGSM, Hoshin Kanri, the scorecard, GOST and MbO call the same things.",
      section: "/plans/",
      breadcrumb: [{ title: "Plans", url: "/plans/" }, { title: "In other words" }],
    }),
    vocabularies: names.map((name) => vocabularyNames[name]),
    rows: [
      ...(Object.keys(concepts) as Concept[]).map((id) => ({
        id,
        concept: concepts[id],
        cells: toCells(vocabulary[id], id),
      })),
      ...others.map(({ id, concept, words }) => ({ id, concept, cells: toCells(words) })),
    ],
  };
}

/** The first item of each concept in each vocabulary; of objectives the running cycle's come first. */
function findExamples({ plan }: ViewContext): ReadonlyMap<string, PlanNode> {
  const found = new Map<string, PlanNode>();
  const isCurrent = (node: PlanNode): boolean =>
    node.kind !== "objective" || node.cycle === plan.currentCycle;
  const nodes = [...plan.nodes.values()];
  for (const node of [...nodes.filter(isCurrent), ...nodes]) {
    const concept = findConcept(plan, node);
    if (concept === undefined || node.kind === "kpi") continue;
    const key = `${concept} ${getVocabulary(plan, node)}`;
    if (!found.has(key)) found.set(key, node);
  }
  return found;
}
