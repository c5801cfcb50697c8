import { chooseReferences } from "./choice.ts";
import type { DraftKind } from "./draft.ts";
import { among, end, owner, start, state, team } from "./field.ts";
import { hasObjective, last, title, toHead, toPlanDraft } from "./plan.ts";

/** A balanced scorecard, with its first objective. */
export const scorecardDraft: DraftKind = {
  name: "scorecard",
  purpose: "Begins a balanced scorecard with its strategy map.",
  fields: [
    title,
    team,
    owner,
    start,
    end,
    state,
    {
      name: "theme",
      value: "ID",
      text: "a lane, from left to right; may be given several times",
      type: "choice",
      isMany: true,
      choose: chooseReferences("themes"),
    },
    {
      name: "objective",
      value: "TEXT",
      text: "its first objective: a verb and a noun",
      type: "line",
    },
    {
      name: "perspective",
      value: "ID",
      text: "from whose eyes: financial, customer, process or learning",
      type: "choice",
      isNeeded: hasObjective,
      isAsked: hasObjective,
      choose: among(
        ["financial", "does it pay its way?"],
        ["customer", "what do they feel?"],
        ["process", "what must we be good at?"],
        ["learning", "what must we be able to do?"],
      ),
    },
    {
      name: "measure",
      value: "TEXT",
      text: "by what the objective is seen",
      why: "An objective without a measure is an error: nobody could say how it stands.",
      type: "line",
      isNeeded: hasObjective,
      isAsked: hasObjective,
    },
    {
      name: "unit",
      value: "TEXT",
      text: "the unit of measure",
      type: "line",
      isAsked: hasObjective,
    },
    {
      name: "goal",
      value: "N",
      text: "where the measure is to be",
      type: "number",
      isAsked: hasObjective,
    },
    {
      name: "red-flag",
      value: "N",
      text: "where something must be done",
      type: "number",
      isAsked: hasObjective,
    },
    {
      name: "kpi",
      value: "ID",
      text: "the KPI whose readings are the measure's values",
      type: "choice",
      choose: chooseReferences("kpi"),
      isAsked: hasObjective,
    },
    ...last,
  ],
  draft: (answers) =>
    toPlanDraft(
      "scorecards",
      answers,
      {
        ...toHead("scorecard", answers),
        start: answers.get("start"),
        end: answers.get("end"),
        themes: answers.list("theme"),
        objectives: answers.list("objective").map((each) => ({
          id: "o1",
          title: each,
          perspective: answers.find("perspective"),
          measures: answers.list("measure").map((measure) => ({
            id: "o1m1",
            title: measure,
            unit: answers.find("unit"),
            goal: answers.findNumber("goal"),
            redFlag: answers.findNumber("red-flag"),
            kpi: answers.find("kpi"),
          })),
        })),
      },
      [
        "Add the objectives of the other perspectives, each with a measure.",
        "Say under `causes` which objective drives which: arrows run upward.",
      ],
    ),
};
