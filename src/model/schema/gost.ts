import { z } from "zod";
import { frameworkKeys, planRhythm, shownItem } from "./framework.ts";
import { measureKeys } from "./measure.ts";
import { checkInSchema } from "./objective.ts";
import { actor, documentKeys, due, inline, isoDate, itemId, itemKeys, supports } from "./text.ts";
import { workKeys } from "./work.ts";

const goal = z.strictObject({
  id: itemId,
  title: inline.describe("Broad and lasting: where we want to be."),
  ...itemKeys,
  supports: z.array(supports).describe("What it contributes to.").optional(),
});

const objective = z.strictObject({
  id: itemId,
  title: inline
    .describe("Measurable and dated; may be left out where `ref` shows another item.")
    .optional(),
  ...itemKeys,
  ...measureKeys,
  goal: itemId.describe("The id of its goal."),
  due: due.describe("When it is to be reached. Default: the end of the plan.").optional(),
  owner: actor.describe("Who answers for it.").optional(),
  ref: shownItem.optional(),
});

const strategy = z.strictObject({
  id: itemId,
  title: inline.describe("The choice in a few words."),
  ...itemKeys,
  objective: itemId.describe("The id of its objective."),
  owner: actor.describe("Who answers for it.").optional(),
  chosen: inline.describe("What was chosen.").optional(),
  notDoing: z.array(inline).describe("What was chosen against.").optional(),
});

const tactic = z.strictObject({
  id: itemId,
  ...itemKeys,
  ...workKeys,
  strategy: itemId.describe("The id of its strategy."),
});

/** `gost/*.md`: the ladder of goals, objectives, strategies and tactics. */
export const gostSchema = z.strictObject({
  kind: z.literal("gost"),
  title: inline.describe("As it is shown."),
  ...documentKeys,
  ...frameworkKeys,
  start: isoDate.describe("Its first day. Default: that of the running cycle's year.").optional(),
  end: isoDate.describe("Its last day. Default: that of the running cycle's year.").optional(),
  goals: z.array(goal).describe("Where we want to be.").optional(),
  objectives: z.array(objective).describe("By what we shall know, and by when.").optional(),
  strategies: z.array(strategy).describe("The choices, and what is not done.").optional(),
  tactics: z.array(tactic).describe("Who does what by when.").optional(),
  checkInEvery: planRhythm.optional(),
  checkIns: z
    .array(checkInSchema)
    .describe("Reports, the oldest first, with values by the ids of objectives.")
    .optional(),
});

export type AuthoredGost = z.infer<typeof gostSchema>;
export type AuthoredGostObjective = z.infer<typeof objective>;
