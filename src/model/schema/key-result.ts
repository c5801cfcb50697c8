import { z } from "zod";
import { actor, due, finiteNumber, inline, isoDate, itemId, itemKeys, reference } from "./text.ts";

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

/** A reference, or one with the sentence that says how it contributes. */
export const supports = z.union([
  reference,
  z.strictObject({
    to: reference.describe("What it contributes to."),
    how: inline.describe("One sentence: how it contributes.").optional(),
    weight: finiteNumber
      .describe("How much it counts in the parent's roll-up. Default: 1.")
      .optional(),
  }),
]);

/** How we shall know. At most one kind of measure; none: unscored. */
export const keyResultSchema = z.strictObject({
  id: itemId,
  title: inline.describe("A noun with a unit: what will be different.").optional(),
  ...itemKeys,
  shortTitle: inline.describe("For graphs and dense tables.").optional(),
  code: z
    .string()
    .min(1)
    .describe("A short label, instead of the objective's with a number.")
    .optional(),
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
  unit: z.string().describe("The unit of measure: `%`, `£`, `h`, `trains`.").optional(),
  orientation: z
    .enum(["output", "input"])
    .describe("Whether it shows what came of it, or what was put in.")
    .optional(),
  group: inline.describe("A heading above it.").optional(),
  due: due.describe("When it is to be reached. Default: the end of the cycle.").optional(),
  start: isoDate.describe("When it begins. Default: the start of the cycle.").optional(),
  weight: finiteNumber.describe("How much it counts beside the others. Default: 1.").optional(),
  lead: z.boolean().describe("Leading (true) or lagging (false).").optional(),
  owner: actor
    .describe("Who looks after it, where that is somebody else than the objective's owner.")
    .optional(),
  owners: z.array(actor).describe("Where they are several.").optional(),
  ambition: z
    .enum(["committed", "aspirational"])
    .describe("Where it differs from the objective's.")
    .optional(),
  sameAs: reference.describe("One key result shown in two objectives; counted once.").optional(),
  kpi: reference.describe("Values come from this KPI's series.").optional(),
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
  supports: z.array(supports).describe("What it contributes to by itself.").optional(),
  carriedOverFrom: reference
    .describe("The key result of an earlier cycle that it goes on with.")
    .optional(),
});

export type AuthoredStep = z.infer<typeof step>;
export type AuthoredKeyResult = z.infer<typeof keyResultSchema>;
