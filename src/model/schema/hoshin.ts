import { z } from "zod";
import { catchballRound, frameworkKeys, shownItem } from "./framework.ts";
import {
  actor,
  documentKeys,
  due,
  finiteNumber,
  inline,
  isoDate,
  itemId,
  itemKeys,
  month,
  reference,
  shown,
  supports,
  unitText,
} from "./text.ts";

const itemBase = {
  id: itemId,
  title: inline
    .describe("As it is shown; may be left out where `ref` shows another item.")
    .optional(),
  ...itemKeys,
  ref: shownItem.optional(),
  supports: z.array(supports).describe("What it contributes to outside this matrix.").optional(),
};

const breakthrough = z.strictObject({
  ...itemBase,
  by: due.describe("When it will be true.").optional(),
});

const annual = z.strictObject({
  ...itemBase,
  owner: actor.describe("Who answers for it.").optional(),
  priority: shown.describe("Its order: `A`, `B`.").optional(),
  successFactors: z.array(inline).describe("What it hangs on.").optional(),
});

const priority = z.strictObject({
  ...itemBase,
  owner: actor.describe("Who leads it.").optional(),
  start: isoDate.describe("When it begins.").optional(),
  due: due.describe("When it is to be done.").optional(),
  status: z
    .enum(["planned", "active", "done", "dropped"])
    .describe("Where it stands. Default: active.")
    .optional(),
});

const countermeasure = z.strictObject({
  month: month.describe("The month that was missed, `YYYY-MM`."),
  problem: inline.describe("What went wrong."),
  cause: inline.describe("Why it did.").optional(),
  action: inline.describe("What is done about it.").optional(),
  owner: actor.describe("Who sees to it.").optional(),
  due: due.describe("When it is to be done.").optional(),
  status: z
    .enum(["open", "done", "dropped"])
    .describe("Where it stands. Default: open.")
    .optional(),
});

const target = z.strictObject({
  id: itemId,
  title: inline.describe("What is measured."),
  ...itemKeys,
  unit: unitText.describe("The unit of measure.").optional(),
  owner: actor.describe("Who answers for it.").optional(),
  start: finiteNumber.describe("The jump-off point.").optional(),
  better: z.enum(["higher", "lower"]).describe("Which way is good. Default: higher.").optional(),
  target: finiteNumber
    .describe("The figure of the whole year. Default: the plan of its months, joined.")
    .optional(),
  aggregate: z
    .enum(["last", "sum", "average"])
    .describe("How months make the year to date. Default: last.")
    .optional(),
  near: finiteNumber
    .min(0)
    .describe("Per cent of the plan within which a miss is near. Default: 5.")
    .optional(),
  plan: z
    .record(month, finiteNumber)
    .describe("The figure of each month, written by hand.")
    .optional(),
  actual: z
    .record(month, finiteNumber.nullable())
    .describe("What came of it, month by month; else from the KPI.")
    .optional(),
  kpi: reference.describe("Actual figures come from this KPI's series.").optional(),
  countermeasures: z.array(countermeasure).describe("What is done about missed months.").optional(),
});

const correlation = z.strictObject({
  a: z.string().min(1).describe("An item of this matrix, or an inherited one, by its id."),
  b: z.string().min(1).describe("Another item of it, or one of its people."),
  strength: z.enum(["strong", "medium", "weak", "negative"]).describe("●, ○, △ or −."),
});

/** `hoshin/*.md`: an X-matrix with its bowling chart and its catchball. */
export const hoshinSchema = z.strictObject({
  kind: z.literal("hoshin"),
  title: inline.describe("As it is shown."),
  ...documentKeys,
  ...frameworkKeys,
  year: z.string().min(1).describe("The cycle that it covers, by its id: `2026`."),
  trueNorth: inline.describe("What it all leads to; else the vision of the direction.").optional(),
  inherits: z
    .strictObject({
      from: reference.describe("The overlying matrix."),
      side: z
        .enum(["annual", "priorities"])
        .describe("Which side of it stands in the south of this one. Default: annual.")
        .optional(),
    })
    .describe("Takes its breakthroughs from the matrix above, where it has none of its own.")
    .optional(),
  breakthroughs: z
    .array(breakthrough)
    .describe("South: where we shall be in three to five years.")
    .optional(),
  annual: z.array(annual).describe("West: what will be true at the end of the year.").optional(),
  priorities: z.array(priority).describe("North: what is improved to get there.").optional(),
  targets: z.array(target).describe("East: by what we shall know, month by month.").optional(),
  people: z.array(actor).describe("Far east: people and teams.").optional(),
  correlations: z.array(correlation).describe("How the sides hang together.").optional(),
  catchball: z
    .array(catchballRound)
    .describe("Rounds of negotiation, the oldest first.")
    .optional(),
  reviews: z
    .array(
      z.strictObject({
        date: isoDate.describe("The day, `YYYY-MM-DD`."),
        title: inline.describe("What is reviewed.").optional(),
        kind: z.enum(["monthly", "reflection"]).describe("Default: monthly.").optional(),
        held: z.boolean().describe("Whether it took place.").optional(),
        note: z.string().describe("Markdown: what came of it.").optional(),
      }),
    )
    .describe("The review calendar.")
    .optional(),
});

export type AuthoredHoshin = z.infer<typeof hoshinSchema>;
export type AuthoredTarget = z.infer<typeof target>;
export type AuthoredCorrelation = z.infer<typeof correlation>;
