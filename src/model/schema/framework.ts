import { z } from "zod";
import { actor, inline, isoDate, reference, rhythm, supports } from "./text.ts";

/** Keys that the plans of all frameworks share. */
export const frameworkKeys = {
  team: z
    .string()
    .describe("The id of the team whose plan it is. Default: from the folder.")
    .optional(),
  owner: actor.describe("Who answers for the plan.").optional(),
  supports: z
    .array(supports)
    .describe(
      "What the whole plan contributes to: the direction, a theme, an item of a plan above.",
    )
    .optional(),
  state: z
    .enum(["draft", "proposed", "active", "closed"])
    .describe("How far it is agreed. Default: active.")
    .optional(),
};

/** When a plan begins and ends. */
export const spanKeys = {
  start: isoDate.describe("Its first day."),
  end: isoDate.describe("Its last day."),
};

/** How often the values of a plan's own measures are to be heard of. */
export const planRhythm = rhythm.describe(
  "How often its own measures are to be heard of: `31d`, `4w`. Default: 92d, a quarter.",
);

/** Where an item is shown that is written elsewhere. */
export const shownItem = reference.describe("The item that is shown here, written elsewhere.");

/** One round of catchball: what was proposed, and what was answered. */
export const catchballRound = z.strictObject({
  date: isoDate.describe("The day of the proposal, `YYYY-MM-DD`."),
  from: actor.describe("Who proposes: mostly a team."),
  to: actor.describe("Who is asked: mostly a team."),
  about: reference.describe("The item that it is about."),
  proposal: inline.describe("What is proposed."),
  resources: inline.describe("What it would take.").optional(),
  response: z
    .enum(["accept", "counter", "reject"])
    .describe("The answer; absent while it is open.")
    .optional(),
  concerns: inline.describe("What speaks against it.").optional(),
  agreed: inline.describe("What was agreed in the end.").optional(),
  by: z.array(actor).describe("Who took part.").optional(),
  pullRequest: z
    .string()
    .regex(/^(?:https?:\/\/\S+|#?\d+)$/, {
      error: 'is no pull request; write its address, `https://…`, or its number, `"#12"`',
    })
    .describe('The pull request in which it was agreed: its address, or its number as `"#12"`.')
    .optional(),
});
