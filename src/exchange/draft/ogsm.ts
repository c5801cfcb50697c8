import type { Answers } from "./answers.ts";
import { chooseReferences } from "./choice.ts";
import type { DraftKind } from "./draft.ts";
import { toItems } from "./draft.ts";
import { end, owner, start, state, team, toTitles } from "./field.ts";
import { last, title, toHead, toPlanDraft } from "./plan.ts";

/** What holds, and takes over nothing, says itself where it leads. */
function hasNoneAbove(answers: Answers): boolean {
  return answers.find("state") === "active" && !answers.has("inherits");
}

/** An OGSM: objective, goals, strategies; measures and actions come after. */
export const ogsmDraft: DraftKind = {
  name: "ogsm",
  purpose: "Begins an OGSM: objective, goals, strategies, measures and actions on one page.",
  fields: [
    title,
    team,
    owner,
    start,
    end,
    state,
    {
      name: "inherits",
      value: "ID",
      text: "the overlying plan, from which objective and goals come where this one has none",
      type: "choice",
      choose: chooseReferences("inherits of an OGSM"),
    },
    {
      name: "objective",
      value: "TEXT",
      text: "where it leads, in one sentence",
      why: "Once it is active it needs one, of its own or inherited.",
      type: "line",
      isNeeded: hasNoneAbove,
    },
    {
      ...toTitles(
        "goal",
        "a number that will be different",
        "Goals say what will have been reached.",
      ),
      isNeeded: hasNoneAbove,
    },
    toTitles(
      "strategy",
      "a choice: how the goals will be reached",
      "Three to five are a plan; more are a list.",
    ),
    ...last,
  ],
  draft: (answers) =>
    toPlanDraft(
      "ogsm",
      answers,
      {
        ...toHead("ogsm", answers),
        start: answers.get("start"),
        end: answers.get("end"),
        inherits: answers.find("inherits"),
        objective: answers.find("objective"),
        goals: toItems("g", answers.list("goal")),
        strategies: toItems("s", answers.list("strategy")),
      },
      [
        "Give each goal its `from`, `to`, `unit` and `due`.",
        "Give each strategy its `owner`, its `measures` and its `actions`.",
      ],
    ),
};
