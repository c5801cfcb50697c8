import { z } from "zod";
import { keyResultSchema, step, supports } from "./key-result.ts";
import {
  actor,
  documentKeys,
  due,
  finiteNumber,
  inline,
  isoDate,
  itemId,
  itemKeys,
  link,
  reference,
} from "./text.ts";

const workStatus = z.enum(["planned", "active", "done", "dropped"]);

const dependency = z.strictObject({
  to: z.string().min(1).describe("`team:<id>`, or an objective or key result."),
  need: inline.describe("What is needed."),
  by: due.describe("When it is needed.").optional(),
  state: z
    .enum(["unconfirmed", "confirmed", "at-risk", "refused", "delivered"])
    .describe("Default: unconfirmed.")
    .optional(),
  size: z.enum(["small", "medium", "large"]).optional(),
});

const work = {
  title: inline,
  owner: actor.optional(),
  owners: z.array(actor).optional(),
  start: isoDate.optional(),
  due: due.optional(),
  status: workStatus.describe("Default: planned.").optional(),
};

const values = z.record(z.string(), z.union([finiteNumber, z.boolean(), z.string(), z.null()]));

/** One report on an objective; only the date is required. */
export const checkInSchema = z.strictObject({
  date: isoDate,
  by: actor.optional(),
  outlook: z
    .enum(["on-track", "at-risk", "off-track"])
    .describe("As reported, never computed.")
    .optional(),
  label: z.string().describe("The source's own word for the outlook.").optional(),
  confidence: z
    .union([finiteNumber, z.record(z.string(), finiteNumber.nullable())])
    .describe("One number for all, or one per key result.")
    .optional(),
  values: values.describe("By the ids of key results.").optional(),
  forecast: z
    .record(z.string(), finiteNumber.nullable())
    .describe("The expected end, by key result.")
    .optional(),
  note: z.string().describe("Markdown: what changed, what is blocked, what is next.").optional(),
  links: z.array(link).optional(),
});

const change = z.strictObject({
  date: isoDate,
  of: z.string().describe("The item's id; absent: the objective.").optional(),
  key: z.string().describe("The key that was changed: `to`, `due`."),
  was: z.unknown().optional(),
  now: z.unknown().optional(),
  reason: z.string().min(1).describe("Why."),
  approvedBy: actor.optional(),
});

const decision = z.enum(["keep", "modify", "defer", "abandon", "done"]);

const outcome = z.strictObject({
  result: z
    .enum(["achieved", "partly", "missed", "dropped", "superseded", "declined", "not-recorded"])
    .describe("Else computed from the scores.")
    .optional(),
  scores: z
    .record(
      z.string(),
      z.strictObject({
        score: finiteNumber.optional(),
        reason: z.string().optional(),
        decision: decision.optional(),
      }),
    )
    .describe("By key result, 0 to 1.")
    .optional(),
  reason: z.string().optional(),
  learned: z.string().optional(),
  score: finiteNumber.describe("Of the whole, where nobody graded the key results.").optional(),
  decision: decision.optional(),
  supersededBy: reference.optional(),
});

/** `<cycle>/<team>/<name>.md`: what we want to be true at the end of a cycle, and how we shall know. */
export const objectiveSchema = z.strictObject({
  kind: z.literal("objective"),
  title: inline,
  ...documentKeys,
  code: z.string().min(1).describe("A short label: `ENG-1`.").optional(),
  cycle: z.string().describe("Default: from the folder.").optional(),
  team: z.string().describe("Default: from the folder.").optional(),
  teams: z.array(z.string().min(1)).min(1).describe("The teams of a joint objective.").optional(),
  owner: actor.optional(),
  owners: z.array(actor).optional(),
  contributors: z
    .array(
      z.union([
        actor,
        z.strictObject({ who: actor, as: inline.describe("The part they play.").optional() }),
      ]),
    )
    .optional(),
  start: isoDate.optional(),
  end: isoDate.optional(),
  ambition: z.enum(["committed", "aspirational"]).describe("Default: aspirational.").optional(),
  orientation: z.enum(["output", "input"]).optional(),
  state: z
    .enum(["draft", "proposed", "active", "closed"])
    .describe("Default: the cycle's.")
    .optional(),
  priority: finiteNumber.optional(),
  supports: z
    .array(supports)
    .describe("Why it exists; the first is the primary parent.")
    .optional(),
  standaloneReason: inline.describe("Why it supports nothing.").optional(),
  carriedOverFrom: reference.optional(),
  recovers: reference.describe("The KPI because of which it was made.").optional(),
  rollUp: z
    .enum(["keyResults", "children", "both", "manual"])
    .describe("Default: keyResults.")
    .optional(),
  progress: finiteNumber.describe("0 to 1, only with `rollUp: manual`.").optional(),
  dependsOn: z.array(dependency).optional(),
  notDoing: z.array(inline).optional(),
  keyResults: z.array(keyResultSchema).optional(),
  initiatives: z
    .array(
      z.strictObject({
        id: itemId,
        ...itemKeys,
        ...work,
        implements: z.union([reference, z.array(reference)]).optional(),
      }),
    )
    .optional(),
  checkIns: z.array(checkInSchema).optional(),
  changes: z.array(change).describe("Why a promise was changed while the cycle ran.").optional(),
  outcome: outcome.describe("At close.").optional(),
});

/** `initiatives/*.md`: work that is larger than one line in an objective. */
export const initiativeSchema = z.strictObject({
  kind: z.literal("initiative"),
  ...documentKeys,
  ...work,
  team: z.string().optional(),
  implements: z.array(reference).describe("What it is done for.").optional(),
  steps: z.array(step).optional(),
});

export type AuthoredObjective = z.infer<typeof objectiveSchema>;
export type AuthoredInitiative = z.infer<typeof initiativeSchema>;
export type AuthoredCheckIn = z.infer<typeof checkInSchema>;
export type AuthoredOutcome = z.infer<typeof outcome>;
export type AuthoredDependency = z.infer<typeof dependency>;
export type AuthoredChange = z.infer<typeof change>;
