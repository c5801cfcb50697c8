import { z } from "zod";
import { actor, due, finiteNumber, inline, isoDate, reference, unitText } from "./text.ts";

/** One of several milestones that add up. */
export const step = z.strictObject({
  title: inline.describe("What will be done."),
  weight: finiteNumber.describe("How much it counts beside the others. Default: 1.").optional(),
  owner: actor.describe("Who sees to it.").optional(),
  due: due.describe("When it is to be done.").optional(),
  done: z
    .union([z.boolean(), isoDate])
    .describe("True, false or a date; absent: unknown.")
    .optional(),
});

/** The keys that say how something is measured, of whatever framework: a key result, a goal, a measure. At most one kind. */
export const measureKeys = {
  from: finiteNumber.describe("The baseline; may stand alone.").optional(),
  to: finiteNumber.describe("The target.").optional(),
  atLeast: finiteNumber.describe("A floor to stay above.").optional(),
  atMost: finiteNumber.describe("A ceiling to stay below.").optional(),
  between: z.tuple([finiteNumber, finiteNumber]).describe("A band to stay in.").optional(),
  worst: finiteNumber.describe("With a floor, ceiling or band: where progress is 0.").optional(),
  done: z
    .union([z.boolean(), isoDate])
    .describe("A milestone: true, false or the date.")
    .optional(),
  milestone: z
    .boolean()
    .describe("`true`: a milestone of which nobody knows whether it is reached.")
    .optional(),
  steps: z.array(step).min(1).describe("Milestones that add up.").optional(),
  percent: z.boolean().describe("`true`: a bare percentage of done.").optional(),
  establish: z.boolean().describe("`true`: the first reading is the result.").optional(),
  commit: z.union([finiteNumber, inline]).describe("Scores 0.3.").optional(),
  target: z.union([finiteNumber, inline]).describe("Scores 0.7.").optional(),
  stretch: z.union([finiteNumber, inline]).describe("Scores 1.0.").optional(),
  unit: unitText.describe("The unit of measure: `%`, `£`, `h`, `trains`.").optional(),
  weight: finiteNumber.describe("How much it counts beside the others. Default: 1.").optional(),
  checkpoints: z
    .array(
      z.strictObject({
        date: isoDate.describe("The day, `YYYY-MM-DD`."),
        value: finiteNumber.describe("Where it should stand by then."),
      }),
    )
    .describe("The expected course, where it is not a straight line.")
    .optional(),
  valueState: z
    .enum(["not-set", "not-measured", "confidential", "not-applicable"])
    .describe("Why there is no value.")
    .optional(),
  display: inline.describe("The text that is shown instead of the figures.").optional(),
  kpi: reference.describe("Values come from this KPI's series.").optional(),
};

export type AuthoredMeasure = z.infer<z.ZodObject<typeof measureKeys>>;
export type AuthoredStep = z.infer<typeof step>;
