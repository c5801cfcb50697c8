import { z } from "zod";
import { frameworkKeys, shownItem, spanKeys } from "./framework.ts";
import { readingSchema } from "./kpi.ts";
import {
  actor,
  documentKeys,
  due,
  finiteNumber,
  inline,
  isoDate,
  itemId,
  itemKeys,
  reference,
  supports,
  unitText,
} from "./text.ts";

const measure = z.strictObject({
  id: itemId,
  title: inline.describe("What is measured."),
  ...itemKeys,
  unit: unitText.describe("The unit of measure.").optional(),
  owner: actor.describe("Who answers for it.").optional(),
  lag: z.boolean().describe("Lagging (true) or leading (false).").optional(),
  goal: finiteNumber.describe("Where it is to be: scores 6.7.").optional(),
  redFlag: finiteNumber.describe("Where something must be done: scores 3.3.").optional(),
  targets: z
    .array(
      z.strictObject({
        by: due.describe("When it is to be reached."),
        value: finiteNumber.describe("The value to be reached."),
      }),
    )
    .describe("The goal over time.")
    .optional(),
  weight: finiteNumber.describe("How much it counts beside the others. Default: 1.").optional(),
  kpi: reference.describe("Values come from this KPI's series.").optional(),
  series: z.array(readingSchema).describe("Its own readings.").optional(),
});

const initiative = z.strictObject({
  title: inline
    .describe("What is done; may be left out where `ref` shows another item.")
    .optional(),
  ref: shownItem.optional(),
  owner: actor.describe("Who sees to it.").optional(),
  start: isoDate.describe("When it begins.").optional(),
  due: due.describe("When it is to be done.").optional(),
  budget: inline.describe("What it costs: `£1.2m`.").optional(),
  status: z
    .enum(["planned", "active", "done", "dropped"])
    .describe("Where it stands. Default: planned.")
    .optional(),
});

const objective = z.strictObject({
  id: itemId,
  title: inline.describe("A verb and a noun."),
  ...itemKeys,
  perspective: z.string().min(1).describe("The id of its perspective."),
  theme: reference.describe("The lane in which it stands.").optional(),
  owner: actor.describe("Who answers for it.").optional(),
  weight: finiteNumber.describe("How much it counts in its perspective. Default: 1.").optional(),
  causes: z
    .array(reference)
    .describe("The objectives of this scorecard that this one drives.")
    .optional(),
  supports: z.array(supports).describe("What it contributes to outside this scorecard.").optional(),
  measures: z.array(measure).describe("By what it is seen.").optional(),
  initiatives: z.array(initiative).describe("What is done for it.").optional(),
});

/** `scorecards/*.md`: a balanced scorecard with its strategy map. */
export const scorecardSchema = z.strictObject({
  kind: z.literal("scorecard"),
  title: inline.describe("As it is shown."),
  ...documentKeys,
  ...frameworkKeys,
  ...spanKeys,
  perspectives: z
    .array(
      z.strictObject({
        id: itemId,
        title: inline.describe("As it is shown."),
        question: inline.describe("The question that it answers.").optional(),
        weight: finiteNumber
          .describe("How much it counts in the scorecard. Default: 1.")
          .optional(),
      }),
    )
    .min(1)
    .describe("From top to bottom. Default: financial, customer, process, learning.")
    .optional(),
  themes: z.array(reference).describe("Lanes, from left to right.").optional(),
  objectives: z.array(objective).describe("What is to be done, by perspective.").optional(),
});

export type AuthoredScorecard = z.infer<typeof scorecardSchema>;
export type AuthoredScorecardObjective = z.infer<typeof objective>;
export type AuthoredScorecardMeasure = z.infer<typeof measure>;
