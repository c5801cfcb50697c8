import { chooseCycles, chooseReferences, findYear } from "./choice.ts";
import type { DraftKind } from "./draft.ts";
import { toItems } from "./draft.ts";
import { owner, state, team, toTitles } from "./field.ts";
import { last, title, toHead, toPlanDraft } from "./plan.ts";

/** An X-matrix. */
export const hoshinDraft: DraftKind = {
  name: "hoshin",
  purpose: "Begins an X-matrix (Hoshin Kanri), with its bowling chart and its catchball.",
  fields: [
    title,
    team,
    owner,
    state,
    {
      name: "year",
      value: "ID",
      text: "the cycle that it covers",
      type: "choice",
      isNeeded: () => true,
      choose: chooseCycles,
      suggest: (graph) => findYear(graph)?.cycle,
    },
    {
      name: "inherits",
      value: "ID",
      text: "the overlying matrix, whose annual objectives are the breakthroughs of this one",
      type: "choice",
      choose: chooseReferences("inherits of a matrix"),
    },
    toTitles(
      "breakthrough",
      "where we shall be in three to five years",
      "South: few, and for years.",
    ),
    toTitles("annual", "what will be true at the end of the year", "West."),
    toTitles("priority", "what is improved to get there", "North."),
    toTitles("target", "by what we shall know, month by month", "East: what is measured."),
    ...last,
  ],
  draft: (answers) => {
    const from = answers.find("inherits");
    return toPlanDraft(
      "hoshin",
      answers,
      {
        ...toHead("hoshin", answers),
        year: answers.get("year"),
        inherits: from === undefined ? undefined : { from },
        breakthroughs: toItems("b", answers.list("breakthrough")),
        annual: toItems("a", answers.list("annual")),
        priorities: toItems("p", answers.list("priority")),
        targets: toItems("t", answers.list("target")),
      },
      [
        "Give each priority its `owner`, and each target its `unit`, `start` and the `plan` of its months.",
        "Say under `correlations` how the sides hang together: `{a: b1, b: a1, strength: strong}`.",
      ],
    );
  },
};
