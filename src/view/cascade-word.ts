import type { Vocabulary } from "../model/vocabulary.ts";
import { findConcept, getVocabulary, vocabulary } from "../model/vocabulary.ts";
import type { PlanItem } from "../model/framework/framework-plan.ts";
import type { Plan } from "../model/plan.ts";
import { vocabularyNames } from "./called.ts";
import type { CascadeNode } from "./cascade-graph.ts";
import { isRow } from "./cascade-part.ts";
import type { CascadeIndexView, KindEntry } from "./cascade-record.ts";
import { frameworkWords, roleWords } from "./framework-word.ts";

/** What a node of the cascade is, in the words in which it is written, and which concept of all frameworks that is. */
export function toKind(plan: Plan, node: CascadeNode): KindEntry {
  const word = toOwnWord(node);
  const concept = findConcept(plan, node) ?? "";
  return [toShape(node), word, toPlural(word), concept, getVocabulary(plan, node)];
}

/** What a node is called where it is written: `Key result`, `Strategy`. */
export function toOwnWord(node: CascadeNode): string {
  switch (node.kind) {
    case "direction":
      return node.mission === undefined ? "Direction" : "Mission";
    case "theme":
      return "Theme";
    case "kpi":
      return "KPI";
    case "objective":
      return "Objective";
    case "key-result":
      return "Key result";
    case "framework-plan":
      return frameworkWords[node.framework];
    case "plan-item":
      return roleWords[node.role];
  }
}

/** The part that an item plays in the plan that it is written in, or that it is shown in under another name. */
export function toPlayedKind(plan: Plan, item: PlanItem, word: string): KindEntry {
  const [shape, , , concept, framework] = toKind(plan, item);
  return [shape, word, toPlural(word), concept, framework];
}

/** What the explorer needs to say the same in the words of every framework; nothing where there is only one. */
export function viewVocabularies({ frameworkPlans }: Plan): CascadeIndexView["words"] {
  if (frameworkPlans.length === 0) return { vocabularies: [], concepts: {} };
  const terms = Object.entries(vocabulary).map(([concept, words]) => {
    const entries = Object.entries(words).map(([name, word]) => [name, [word, toPlural(word)]]);
    return [concept, Object.fromEntries(entries)] as const;
  });
  return {
    // The names are keyed by all vocabularies, and by nothing else.
    vocabularies: Object.entries(vocabularyNames) as [Vocabulary, string][],
    concepts: Object.fromEntries(terms),
  };
}

function toShape(node: CascadeNode): KindEntry[0] {
  if (node.kind === "framework-plan") return "plan";
  if (node.kind !== "plan-item") return node.kind;
  return isRow(node) ? "part" : "item";
}

/** The words that are more than a noun with an s. */
const plurals: Readonly<Record<string, string>> = {
  "Mission and vision": "Mission and vision",
  Mission: "Mission",
  Direction: "Direction",
  "True north": "True north",
  Strategy: "Strategies",
  "Strategy of a team": "Strategies of teams",
  "Measure and target": "Measures and targets",
  "Measure in the objective": "Measures in objectives",
  "Improvement priority": "Improvement priorities",
  "X-matrix": "X-matrices",
};

/** Several of what a word means, as the heading of a list or a column has it. */
export function toPlural(word: string): string {
  return plurals[word] ?? `${word}s`;
}
