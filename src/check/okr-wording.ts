import type { Finding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { Objective, PlanGraph } from "../model/plan.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, getOpenObjectives, toFindingAt } from "./rule-input.ts";
import { countWords, findAmount, findOpening, getLikeness, toWords } from "../model/wording.ts";
import type { WordList } from "../model/words/word-list.ts";
import { findWordList } from "../model/words/word-list.ts";

/** From here on two titles say the same in other words. */
const alike = 0.8;

/** Holds the wording of objectives against the rules; where there is no list of words for the language, few of them speak. */
export function checkWording({ graph }: RuleInput): readonly Finding[] {
  const words = findWordList(graph.portal.locale);
  const longest = getLimit(graph, "title-too-long", "words");
  return getOpenObjectives(graph).flatMap((objective) => [
    ...checkLength(objective, longest, graph.portal.locale),
    ...checkObjectiveTitle(objective, words),
    ...checkCopied(objective, graph, words),
  ]);
}

function checkLength(objective: Objective, longest: number, locale: string): Finding[] {
  const items = [objective, ...objective.keyResults.filter(({ sameAs }) => sameAs === undefined)];
  return items.flatMap(({ source, title }) => {
    const count = countWords(title.plain, locale);
    if (count <= longest) return [];
    const message = `\`${toStart(title.plain)}\` has ${count} words, and more than ${longest} are not read in a list or on a map.`;
    const hint = "Say it in one breath; the rest belongs into the body or `note`.";
    return [toFindingAt("title-too-long", source, ["title"], message, { hint })];
  });
}

/** The first words of a title that is too long to be quoted. */
function toStart(title: string): string {
  const words = title.split(/\s+/u);
  return words.length > 8 ? `${words.slice(0, 8).join(" ")} …` : title;
}

/** One finding per title and cause: a bare measure is not also told that it has a number. */
function checkObjectiveTitle(
  { source, title }: Objective,
  words: WordList | undefined,
): readonly Finding[] {
  const text = title.plain;
  const amount = findAmount(text);
  const aims = words && findSecondAim(text, words);
  const findings: Finding[] = [];
  if (aims) {
    const message = `\`${text}\` joins two aims by \`${aims}\`.`;
    const hint = "Keep the one that matters more, or write an objective for each.";
    findings.push(toFindingAt("two-aims", source, ["title"], message, { hint }));
  }
  const verb = words && findOpening(text, words.taskVerbs);
  if (verb) {
    const message = `\`${text}\` begins with \`${verb}\`: it is something to deliver rather than what it is for.`;
    const hint = "Say what will be true for whom afterwards; what is delivered is an initiative.";
    return [...findings, toFindingAt("objective-is-task", source, ["title"], message, { hint })];
  }
  if (amount === undefined) return findings;
  if (isBareMeasure(text, amount, words)) {
    const message = `\`${text}\` is a measure, so it says how much and not what for.`;
    const hint = "Make it a key result, and write an objective that says what it is for.";
    return [...findings, toFindingAt("objective-is-task", source, ["title"], message, { hint })];
  }
  const message = `\`${text}\` holds the number \`${amount}\`.`;
  const hint = "Move the number into a key result.";
  return [...findings, toFindingAt("objective-has-number", source, ["title"], message, { hint })];
}

/** Whether a title is nothing but an amount: `95 % availability`, `Increase revenue by 10 %`. */
function isBareMeasure(text: string, amount: string, words: WordList | undefined): boolean {
  if (text.trim().startsWith(amount)) return true;
  const change = words && findOpening(text, words.changeVerbs);
  const [last = ""] = text.trim().split(/\s+/u).slice(-1);
  return Boolean(change) && amount.includes(last.replace(/[.%]+$/u, ""));
}

/**
 * The word that joins a second aim to a first one. Both begin with a verb, and the second is not about the first's thing:
 *
 *     Protect the coast line and grow leisure travel       and
 *     Fill the roster with drivers and keep them           none: still the drivers
 *     Recruit, keep and develop the people whom we need    none: three verbs, one thing
 *     Advance research and development                     none: two nouns
 *     Use practices that cut waste and reduce noise        none: that is said of the practices
 *     Keep time: cut delay and reduce crowding             none: what follows the colon explains
 */
function findSecondAim(text: string, list: WordList): string | undefined {
  const [head = ""] = text.split(/:\s/u);
  if (!findOpening(head, list.aimVerbs)) return undefined;
  const words = toWords(head);
  const subordinate = words.findIndex((word) => list.subordinators.includes(word));
  const end = subordinate < 0 ? words.length : subordinate;
  return list.joiners.find((joiner) => {
    const parts = joiner.split(" ");
    return words.some((_, index) => {
      if (index >= end || !parts.every((part, offset) => words[index + offset] === part))
        return false;
      if (isVerbsInRow(head, words.slice(0, index), list)) return false;
      const verb = words[index + parts.length];
      const next = words[index + parts.length + 1];
      if (verb === undefined || next === undefined || !list.aimVerbs.includes(verb)) return false;
      return !list.pronouns.includes(next);
    });
  });
}

/** Verbs in a row share one object: they stand alone, between commas. */
function isVerbsInRow(text: string, before: readonly string[], list: WordList): boolean {
  if (before.every((word) => list.aimVerbs.includes(word))) return true;
  const tokens = text.trim().split(/\s+/u).slice(0, before.length);
  return tokens.every((token, index) => token.endsWith(",") || index === tokens.length - 1);
}

function checkCopied(
  { id, source, title }: Objective,
  graph: PlanGraph,
  words: WordList | undefined,
): Finding[] {
  const parent = findCopiedParent(id, title.plain, graph, words);
  if (!parent) return [];
  const message = `\`${title.plain}\` repeats \`${parent.title.plain}\`, which it supports.`;
  const hint = "Say in the team's own words what will be true in its own field.";
  const related = [{ file: parent.source.file, message: "the one above" }];
  return [toFindingAt("copied-parent-title", source, ["title"], message, { hint, related })];
}

function findCopiedParent(
  id: NodeId,
  title: string,
  graph: PlanGraph,
  words: WordList | undefined,
) {
  for (const { relation, to } of graph.edgesFrom.get(id) ?? []) {
    const parent = relation === "supports" ? graph.nodes.get(to) : undefined;
    if (parent && getLikeness(title, parent.title.plain, words) >= alike) return parent;
  }
  return undefined;
}
