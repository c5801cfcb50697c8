import { z } from "zod";
import {
  actor,
  documentKeys,
  due,
  finiteNumber,
  inline,
  reference,
  shown,
  unitText,
} from "./text.ts";

const bound = z
  .string()
  .regex(/^\s*(>=|<=|>|<|=)?\s*-?\d+(\.\d+)?(\s*(\.\.|–|to)\s*-?\d+(\.\d+)?)?\s*$/, {
    error: 'is no bound; write it as in ">= 90", "< 85" or "60..70"',
  })
  .describe("A comparison with a number: `>= 90`, `< 85`, or a range `60..70`.");

/** One reading: of a series in front matter, or a line of the CSV beside the KPI. */
export const readingSchema = z.strictObject({
  date: due.describe("The day or the month that it is of: `2026-06-30`, `2026-06`."),
  value: finiteNumber.nullable().describe("Empty where nothing was measured."),
  note: z.string().describe("What a reader should know of it.").optional(),
  by: actor.describe("Who read it.").optional(),
});

/** `kpis/*.md`: a long-lived measure, with `kpis/<name>.csv` beside it. */
export const kpiSchema = z.strictObject({
  kind: z.literal("kpi"),
  title: inline.describe("What is measured."),
  ...documentKeys,
  code: shown.describe("A short label.").optional(),
  direction: z
    .enum(["higher", "lower", "range"])
    .describe("Which way is good; without it no health.")
    .optional(),
  unit: unitText.describe("The unit of measure: `%`, `£`, `min`, `trains`.").optional(),
  frequency: z
    .enum(["daily", "weekly", "monthly", "quarterly", "annual", "irregular"])
    .describe("How often it is read; without it readings are never late.")
    .optional(),
  aggregate: z
    .enum(["last", "sum", "average", "max", "min"])
    .describe("How readings make a longer period. Default: last.")
    .optional(),
  cumulative: z.boolean().describe("Readings are year to date. Default: false.").optional(),
  owner: actor.describe("Who looks after it.").optional(),
  lag: z.boolean().describe("Lagging (true) or leading (false).").optional(),
  green: bound.describe("Where it is healthy: `>= 90`, or a range `60..70`.").optional(),
  red: bound.describe("Where something must be done: `< 85`.").optional(),
  targets: z
    .array(
      z.strictObject({
        by: due.describe("When it is to be reached.").optional(),
        value: finiteNumber.nullable().describe("The value to be reached.").optional(),
        text: inline.describe("The target in words.").optional(),
      }),
    )
    .describe("Where it is to be, and when.")
    .optional(),
  health: z
    .enum(["healthy", "watch", "unhealthy"])
    .describe("As reported, where nothing can be computed.")
    .optional(),
  team: z.string().describe("The id of the team that it belongs to.").optional(),
  parent: reference.describe("The KPI that it is a part of.").optional(),
  drivers: z
    .array(
      z.strictObject({
        kpi: reference.describe("The KPI that moves this one."),
        relation: z
          .enum(["influence", "formula"])
          .describe("Whether it only influences it, or it is computed from it. Default: influence.")
          .optional(),
        confidence: finiteNumber
          .min(0)
          .max(10)
          .describe("How sure it is: 0–1, or 0–10 where `portal.yaml` says so.")
          .optional(),
      }),
    )
    .describe("The measures that move this one.")
    .optional(),
  compute: z
    .string()
    .min(1)
    .max(1000)
    .describe(
      "How its values follow from other KPIs: `kpis/on-time / kpis/planned * 100`; numbers, ids, `+ - * /` between spaces, and parentheses.",
    )
    .optional(),
  series: z.array(readingSchema).describe("Readings, instead of the CSV.").optional(),
  confidential: z.boolean().describe("Its values are not shown in a public build.").optional(),
  question: inline.describe("The question that it answers.").optional(),
  formula: inline.describe("How it is computed, in words.").optional(),
  source: inline.describe("Where its values come from.").optional(),
  precision: z.int().min(0).max(6).describe("Decimals shown.").optional(),
  axisStart: finiteNumber.describe("Where the axis of its chart begins.").optional(),
});

export type AuthoredKpi = z.infer<typeof kpiSchema>;
export type AuthoredReading = z.infer<typeof readingSchema>;
