import type { Answers } from "./answers.ts";
import type { DraftKind } from "./draft.ts";
import { DraftError, toItems } from "./draft.ts";
import { due, owner, state, team, toTitles } from "./field.ts";
import { listMeasureFields, toMeasure } from "./measure.ts";
import { hasObjective, last, title, toHead, toPlanDraft } from "./plan.ts";

/** A GOST: one line down from a goal to a tactic. */
export const gostDraft: DraftKind = {
  name: "gost",
  purpose: "Begins a GOST: goals, objectives, strategies and tactics, one ladder down.",
  fields: [
    title,
    team,
    owner,
    state,
    toTitles("goal", "broad and lasting: where we want to be", "The ladder hangs on it."),
    {
      name: "objective",
      value: "TEXT",
      text: "measurable and dated, of the first goal",
      type: "line",
      isAsked: (answers) => answers.has("goal"),
    },
    ...listMeasureFields(hasObjective),
    { ...due, isAsked: hasObjective },
    {
      name: "strategy",
      value: "TEXT",
      text: "the choice by which the objective is reached",
      type: "line",
      isAsked: hasObjective,
    },
    {
      name: "not-doing",
      value: "TEXT",
      text: "what was chosen against; may be given several times",
      type: "line",
      isMany: true,
      isAsked: (answers) => answers.has("strategy"),
    },
    {
      name: "tactic",
      value: "TEXT",
      text: "what is done for the strategy",
      type: "line",
      isAsked: (answers) => answers.has("strategy"),
    },
    ...last,
  ],
  draft: (answers) => {
    needs(answers, "objective", "goal");
    needs(answers, "strategy", "objective");
    needs(answers, "tactic", "strategy");
    return toPlanDraft(
      "gost",
      answers,
      {
        ...toHead("gost", answers),
        goals: toItems("g", answers.list("goal")),
        objectives: toItems("o", answers.list("objective")).map((each) => ({
          ...each,
          goal: "g1",
          ...toMeasure(answers),
          due: answers.find("due"),
        })),
        strategies: toItems("s", answers.list("strategy")).map((each) => ({
          ...each,
          objective: "o1",
          notDoing: answers.list("not-doing"),
        })),
        tactics: toItems("t", answers.list("tactic")).map((each) => ({ ...each, strategy: "s1" })),
      },
      [
        "Every objective needs a strategy, and every strategy a tactic with an `owner` and a `due`.",
      ],
    );
  },
};

function needs(answers: Answers, below: string, above: string): void {
  if (answers.has(below) && !answers.has(above)) {
    throw new DraftError(`\`--${below}\` hangs on \`--${above}\`: say that, too.`);
  }
}
