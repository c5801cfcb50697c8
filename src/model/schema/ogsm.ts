import { z } from "zod";
import { frameworkKeys, planRhythm, shownItem, spanKeys } from "./framework.ts";
import { measureKeys } from "./measure.ts";
import { checkInSchema } from "./objective.ts";
import {
  actor,
  documentKeys,
  due,
  inline,
  itemId,
  itemKeys,
  reference,
  shown,
  supports,
} from "./text.ts";
import { workKeys } from "./work.ts";

const shared = {
  owner: actor.describe("Who answers for it.").optional(),
  due: due.describe("When it is to be reached. Default: the end of the plan.").optional(),
};

const goal = z.strictObject({
  id: itemId,
  title: inline.describe("A number that will be different."),
  ...itemKeys,
  ...measureKeys,
  ...shared,
  perspective: z
    .enum(["financial", "customer", "process", "people", "sustainability"])
    .describe("From whose eyes it is seen.")
    .optional(),
  supports: z.array(supports).describe("What it contributes to by itself.").optional(),
});

const measure = z.strictObject({
  id: itemId,
  title: inline.describe("The indicator by which the strategy is steered."),
  ...itemKeys,
  ...measureKeys,
  ...shared,
  aspirational: z
    .boolean()
    .describe("A hard target (false) or an aspirational one. Default: false.")
    .optional(),
  orientation: z
    .enum(["output", "input"])
    .describe("Whether it shows what came of it, or what was put in.")
    .optional(),
});

const shownTitle = inline.describe(
  "As it is shown; may be left out where `ref` shows another item.",
);

const actionKeys = {
  id: itemId,
  ...itemKeys,
  ...workKeys,
  title: shownTitle.optional(),
  ref: shownItem
    .describe(
      "The initiative or action that is shown here: title, owner, dates, status from there.",
    )
    .optional(),
  note: z.string().describe("Markdown that is shown beside it.").optional(),
};

const subAction = z.strictObject(actionKeys);

const action = z.strictObject({
  ...actionKeys,
  actions: z.array(subAction).describe("What it consists of.").optional(),
});

const strategy = z.strictObject({
  id: itemId,
  title: inline
    .describe("A choice: how the goals will be reached. May be left out where there is a `ref`.")
    .optional(),
  ...itemKeys,
  ref: shownItem
    .describe(
      "A strategy above that is adopted unchanged, or an action above that becomes this one.",
    )
    .optional(),
  code: shown.describe("A short label: `S1`.").optional(),
  owner: actor.describe("Who answers for it.").optional(),
  chosen: inline.describe("What was chosen.").optional(),
  notDoing: z.array(inline).describe("What was chosen against.").optional(),
  supports: z.array(supports).describe("Strategies or goals of a plan above, with how.").optional(),
  measures: z.array(measure).describe("By what it is steered.").optional(),
  actions: z.array(action).describe("What is done for it.").optional(),
});

/** `ogsm/*.md`: objective, goals, strategies, measures and actions on one page. */
export const ogsmSchema = z.strictObject({
  kind: z.literal("ogsm"),
  title: inline.describe("As it is shown."),
  ...documentKeys,
  ...frameworkKeys,
  ...spanKeys,
  inherits: reference
    .describe("The overlying plan: objective and goals that are left out come from there.")
    .optional(),
  objective: inline.describe("Where it leads, in one sentence.").optional(),
  goals: z.array(goal).describe("What will have been reached, in numbers.").optional(),
  strategies: z.array(strategy).describe("Three to five choices.").optional(),
  roles: z
    .array(
      z.strictObject({
        plan: reference.describe("The other plan."),
        item: reference.describe("The item of this plan: `#s1`."),
        as: z
          .enum(["objective", "goal", "strategy", "measure", "action"])
          .describe("The role that it plays there."),
      }),
    )
    .describe("Items of this plan that play another role in another plan.")
    .optional(),
  checkInEvery: planRhythm.optional(),
  checkIns: z
    .array(checkInSchema)
    .describe("Reports, the oldest first, with values by the ids of goals and measures.")
    .optional(),
});

export type AuthoredOgsm = z.infer<typeof ogsmSchema>;
export type AuthoredGoal = z.infer<typeof goal>;
export type AuthoredStrategy = z.infer<typeof strategy>;
export type AuthoredOgsmMeasure = z.infer<typeof measure>;
/** An action, or one of its sub-actions. */
export type AuthoredAction = z.infer<typeof subAction> &
  Partial<Pick<z.infer<typeof action>, "actions">>;
