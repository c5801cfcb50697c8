import { z } from "zod";
import { measureKeys } from "./measure.ts";
import { actor, due, inline, isoDate, itemId, itemKeys, reference, supports } from "./text.ts";

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
  ...measureKeys,
  orientation: z
    .enum(["output", "input"])
    .describe("Whether it shows what came of it, or what was put in.")
    .optional(),
  group: inline.describe("A heading above it.").optional(),
  due: due.describe("When it is to be reached. Default: the end of the cycle.").optional(),
  start: isoDate.describe("When it begins. Default: the start of the cycle.").optional(),
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
  supports: z.array(supports).describe("What it contributes to by itself.").optional(),
  carriedOverFrom: reference
    .describe("The key result of an earlier cycle that it goes on with.")
    .optional(),
});

export type AuthoredKeyResult = z.infer<typeof keyResultSchema>;
