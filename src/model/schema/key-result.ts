import { z } from "zod";
import { actor, due, finiteNumber, inline, isoDate, itemId, itemKeys, reference } from "./text.ts";

/** One of several milestones that add up. */
export const step = z.strictObject({
  title: inline,
  weight: finiteNumber.describe("Relative. Default: 1.").optional(),
  owner: actor.optional(),
  due: due.optional(),
  done: z
    .union([z.boolean(), isoDate])
    .describe("True, false or a date; absent: unknown.")
    .optional(),
});

/** A reference, or one with the sentence that says how it contributes. */
export const supports = z.union([
  reference,
  z.strictObject({
    to: reference,
    how: inline.describe("One sentence: how it contributes.").optional(),
    weight: finiteNumber
      .describe("How much it counts in the parent's roll-up. Default: 1.")
      .optional(),
  }),
]);

/** How we shall know. At most one kind of measure; none: unscored. */
export const keyResultSchema = z.strictObject({
  id: itemId,
  title: inline.optional(),
  ...itemKeys,
  shortTitle: inline.describe("For graphs and dense tables.").optional(),
  code: z.string().min(1).optional(),
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
  unit: z.string().describe("The unit of measure.").optional(),
  orientation: z.enum(["output", "input"]).optional(),
  group: inline.describe("A heading above it.").optional(),
  due: due.describe("Default: the end of the cycle.").optional(),
  start: isoDate.describe("Default: the start of the cycle.").optional(),
  weight: finiteNumber.describe("Relative. Default: 1.").optional(),
  lead: z.boolean().describe("Leading (true) or lagging (false).").optional(),
  owner: actor.optional(),
  owners: z.array(actor).optional(),
  ambition: z
    .enum(["committed", "aspirational"])
    .describe("Where it differs from the objective's.")
    .optional(),
  sameAs: reference.describe("One key result shown in two objectives; counted once.").optional(),
  kpi: reference.describe("Values come from this KPI's series.").optional(),
  checkpoints: z
    .array(z.strictObject({ date: isoDate, value: finiteNumber }))
    .describe("The expected course.")
    .optional(),
  valueState: z.enum(["not-set", "not-measured", "confidential", "not-applicable"]).optional(),
  display: inline.describe("The text that is shown instead of the figures.").optional(),
  supports: z.array(supports).optional(),
  carriedOverFrom: reference.optional(),
});

export type AuthoredStep = z.infer<typeof step>;
export type AuthoredKeyResult = z.infer<typeof keyResultSchema>;
