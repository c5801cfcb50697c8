import { z } from "zod";
import { frameworkKeys, planRhythm, spanKeys } from "./framework.ts";
import { measureKeys } from "./measure.ts";
import { checkInSchema } from "./objective.ts";
import {
  actor,
  documentKeys,
  due,
  finiteNumber,
  inline,
  itemId,
  itemKeys,
  supports,
} from "./text.ts";

const { from, to, unit, kpi, checkpoints, valueState, display } = measureKeys;

const objective = z.strictObject({
  id: itemId,
  title: inline.describe("What is to be achieved."),
  ...itemKeys,
  from,
  to,
  unit,
  kpi,
  checkpoints,
  valueState,
  display,
  due: due.describe("When it is to be reached. Default: the end of the period.").optional(),
  threshold: finiteNumber
    .describe("The share of the way below which it counts as nothing. Default: 0.")
    .optional(),
  cap: finiteNumber.describe("The share above which no more is counted. Default: 1.").optional(),
  weight: finiteNumber.describe("Its share of the whole, in per cent; all add up to 100."),
  supports: z.array(supports).describe("What it contributes to.").optional(),
});

/** `mbo/*.md`: the agreement with a role or a team; never a person's pay or rating. */
export const mboSchema = z.strictObject({
  kind: z.literal("mbo"),
  title: inline.describe("As it is shown."),
  ...documentKeys,
  ...frameworkKeys,
  ...spanKeys,
  holder: actor.describe("A role or a team."),
  agreedWith: actor.describe("The manager's role.").optional(),
  objectives: z.array(objective).describe("What was agreed.").optional(),
  checkInEvery: planRhythm.optional(),
  checkIns: z
    .array(checkInSchema)
    .describe("Reports, the oldest first, with values by the ids of objectives.")
    .optional(),
});

export type AuthoredMbo = z.infer<typeof mboSchema>;
