import { chooseHolders } from "./choice.ts";
import type { DraftKind } from "./draft.ts";
import { DraftError, toItems } from "./draft.ts";
import { end, start, state, team, toTitles } from "./field.ts";
import { hasObjective, last, title, toHead, toPlanDraft } from "./plan.ts";

/** An agreement with a role or a team. */
export const mboDraft: DraftKind = {
  name: "mbo",
  purpose: "Begins an agreement (MbO) with a role or a team; never about a person's pay.",
  fields: [
    title,
    {
      name: "holder",
      value: "WHO",
      text: "the role or the team that it is made with: role:… or team:…",
      type: "choice",
      isNeeded: () => true,
      choose: chooseHolders,
    },
    {
      name: "agreed-with",
      value: "WHO",
      text: "the manager's role",
      type: "choice",
      choose: chooseHolders,
    },
    {
      ...team,
      isNeeded: () => false,
      suggest: ({ roles }, answers) => {
        const holder = answers.find("holder") ?? "";
        if (holder.startsWith("team:")) return holder.slice("team:".length);
        return roles.find(({ id }) => id === holder)?.team;
      },
    },
    start,
    end,
    state,
    toTitles("objective", "what was agreed", "A statement with a measure and a target."),
    {
      name: "weight",
      value: "N",
      text: "its share of the whole in per cent, one for each objective, in their order",
      why: "All of them add up to 100.",
      type: "number",
      isMany: true,
      isNeeded: hasObjective,
      isAsked: hasObjective,
    },
    ...last,
  ],
  draft: (answers) => {
    const weights = answers.list("weight").map(Number);
    const agreed = answers.list("objective");
    if (weights.length !== agreed.length) {
      throw new DraftError(
        `There are ${agreed.length} objectives and ${weights.length} weights: say \`--weight\` once for each \`--objective\`.`,
      );
    }
    return toPlanDraft(
      "mbo",
      answers,
      {
        ...toHead("mbo", answers),
        holder: answers.get("holder"),
        agreedWith: answers.find("agreed-with"),
        start: answers.get("start"),
        end: answers.get("end"),
        objectives: toItems("o", agreed).map((each, at) => ({ ...each, weight: weights[at] })),
      },
      ["Give each objective its `from`, `to` and `unit`, or the `kpi` that it is read from."],
    );
  },
};
