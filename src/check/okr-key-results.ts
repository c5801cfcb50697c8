import type { Finding } from "../model/finding.ts";
import type { KeyResult, Objective, PlanGraph } from "../model/plan.ts";
import type { RuleInput } from "./rule-input.ts";
import { getLimit, getOpenObjectives, toFindingAt } from "./rule-input.ts";
import { findOpening, findPhrase } from "../model/wording.ts";
import type { WordList } from "../model/words/word-list.ts";
import { findWordList } from "../model/words/word-list.ts";

/** Holds the number of an objective's key results, and each one's measure, against the rules. */
export function checkKeyResults({ graph }: RuleInput): readonly Finding[] {
  const most = getLimit(graph, "too-many-key-results", "keyResults");
  const words = findWordList(graph.portal.locale);
  return getOpenObjectives(graph).flatMap((objective) => [
    ...checkNumber(objective, most),
    ...objective.keyResults
      .filter(({ sameAs }) => sameAs === undefined)
      .flatMap((keyResult) => checkMeasure(keyResult, words)),
    ...checkLagging(objective, graph),
  ]);
}

/** Drafts may still be without key results, and one that is the sum of its children needs none of its own. */
function checkNumber(objective: Objective, most: number): Finding[] {
  const { keyResults, source, state, title } = objective;
  const count = keyResults.length;
  if (count === 0) {
    if (state !== "active" || objective.rollUp === "children") return [];
    const message = `\`${title.plain}\` is active and has no key results.`;
    const hint = "Add two to five `keyResults` that show it, or make it a draft: `state: draft`.";
    return [toFindingAt("no-key-results", source, ["title"], message, { hint })];
  }
  if (count === 1) {
    const message = `\`${title.plain}\` has only one key result.`;
    const hint = "Add a second one that would suffer if the first were pushed too hard.";
    return [toFindingAt("too-few-key-results", source, ["keyResults"], message, { hint })];
  }
  if (count <= most) return [];
  const message = `\`${title.plain}\` has ${count} key results, and more than ${most} are a list rather than a focus.`;
  const hint = `Keep the ${most} that show best whether it was reached; the others are initiatives or KPIs.`;
  return [toFindingAt("too-many-key-results", source, ["keyResults"], message, { hint })];
}

/**
 * One finding about a missing measure per key result, the most telling one:
 *
 *     Launch the new app, no measure            key-result-is-task
 *     Improve communication, no measure         vague-wording
 *     Staff know the plan, no measure           key-result-without-measure
 *     Launch the new app, done: false           none: a milestone is a measure
 *     Improve right-time arrivals, 81 to 90     none: the numbers say what is meant
 */
function checkMeasure(keyResult: KeyResult, words: WordList | undefined): Finding[] {
  const { measure, source, title, valueState } = keyResult;
  if (measure.kind === "reach") {
    const lost = measure.to > 0 ? "" : ", so nothing can be told until it is reached";
    const message = `\`${title.plain}\` has a target of ${measure.to} and no baseline${lost}.`;
    const hint =
      measure.to > 0
        ? "Add `from` with the value at the start of the cycle; `from: 0` where it is nothing."
        : `Add \`from\` with the value at the start of the cycle, or write \`atMost: ${measure.to}\` where it is to be held.`;
    return [toFindingAt("no-baseline", source, ["to"], message, { hint })];
  }
  if (measure.kind === "percent") {
    const message = `\`${title.plain}\` is measured as a percentage of done, which is an opinion of progress rather than a measure.`;
    const hint = "Say what will be different: `from` and `to`, or `steps` that can be ticked off.";
    return [toFindingAt("key-result-without-measure", source, ["percent"], message, { hint })];
  }
  if (measure.kind !== "none") return [];
  if (valueState === "confidential" || valueState === "not-applicable") return [];
  const verb = words && keyResult.lead !== true && findOpening(title.plain, words.taskVerbs);
  if (verb) {
    const message = `\`${title.plain}\` begins with \`${verb}\` and has no measure: it is a task, and doing it proves nothing yet.`;
    const hint =
      "Say what will be different once it is done, with `from` and `to`; or make it a milestone with `done: false`, or an initiative.";
    return [toFindingAt("key-result-is-task", source, ["title"], message, { hint })];
  }
  const vague = words && findPhrase(title.plain, words.vague);
  if (vague) {
    const message = `\`${title.plain}\` says \`${vague}\` and has no measure, so any outcome would do.`;
    const hint = "Say by which number one would see it, with `from` and `to`.";
    return [toFindingAt("vague-wording", source, ["title"], message, { hint })];
  }
  const message = `\`${title.plain}\` has neither a measure nor a milestone, so it is left out of every average.`;
  const hint =
    "Add `from` and `to`, `atLeast`, `atMost`, `steps`, or `done: false` for a milestone.";
  return [toFindingAt("key-result-without-measure", source, ["title"], message, { hint })];
}

/** Only where it is written of each that it lags: most plans do not say. */
function checkLagging({ keyResults, source, title }: Objective, graph: PlanGraph): Finding[] {
  const isLagging = ({ kpi, lead }: KeyResult): boolean => {
    const node = kpi === undefined ? undefined : graph.nodes.get(kpi);
    return lead === false || (lead === undefined && node?.kind === "kpi" && node.lag === true);
  };
  if (keyResults.length < 2 || !keyResults.every(isLagging)) return [];
  const message = `Every key result of \`${title.plain}\` is lagging.`;
  const hint = "Make one of them something that moves first, and mark it `lead: true`.";
  return [toFindingAt("all-lagging", source, ["keyResults"], message, { hint })];
}
