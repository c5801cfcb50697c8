import { z } from "zod";
import { keyResultSchema } from "./key-result.ts";
import { step } from "./measure.ts";
import { workKeys } from "./work.ts";
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
  shown,
  supports,
} from "./text.ts";

const dependency = z.strictObject({
  to: z.string().min(1).describe("`team:<id>`, or an objective or key result."),
  need: inline.describe("What is needed."),
  by: due.describe("When it is needed.").optional(),
  state: z
    .enum(["unconfirmed", "confirmed", "at-risk", "refused", "delivered"])
    .describe("What the other side says to it. Default: unconfirmed.")
    .optional(),
  size: z.enum(["small", "medium", "large"]).describe("How much is asked.").optional(),
});

const values = z.record(z.string(), z.union([finiteNumber, z.boolean(), z.string(), z.null()]));

/** One report on an objective; only the date is required. */
export const checkInSchema = z.strictObject({
  date: isoDate.describe("The day of the report, `YYYY-MM-DD`."),
  by: actor.describe("Who reports.").optional(),
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
  links: z.array(link).describe("Evidence.").optional(),
});

/** Why a promise is another one now. */
export const changeSchema = z.strictObject({
  date: isoDate.describe("The day of the change, `YYYY-MM-DD`."),
  of: z.string().describe("The item's id; absent: the objective.").optional(),
  key: z.string().describe("The key that was changed: `to`, `due`."),
  was: z.unknown().describe("The old value.").optional(),
  now: z.unknown().describe("The new value.").optional(),
  reason: z.string().min(1).describe("Why."),
  approvedBy: actor.describe("Who agreed to it.").optional(),
});

const decision = z.enum(["keep", "modify", "defer", "abandon", "done"]);

/** How an objective ended, as it is written at the close of its cycle. */
export const outcomeSchema = z.strictObject({
  result: z
    .enum(["achieved", "partly", "missed", "dropped", "superseded", "declined", "not-recorded"])
    .describe("Else computed from the scores.")
    .optional(),
  scores: z
    .record(
      z.string(),
      z.strictObject({
        score: finiteNumber.describe("From 0.0 to 1.0. Default: computed.").optional(),
        reason: z.string().describe("Why it ended so, or was graded by hand.").optional(),
        decision: decision.describe("What becomes of it.").optional(),
      }),
    )
    .describe("By key result, 0 to 1.")
    .optional(),
  reason: z.string().describe("Why it ended so.").optional(),
  learned: z.string().describe("What was learnt.").optional(),
  score: finiteNumber.describe("Of the whole, where nobody graded the key results.").optional(),
  decision: decision.describe("What becomes of it.").optional(),
  supersededBy: reference.describe("What stands in its place.").optional(),
});

/** Work that is one line in an objective. */
export const initiativeLineSchema = z.strictObject({
  id: itemId,
  ...itemKeys,
  ...workKeys,
  implements: z
    .union([reference, z.array(reference)])
    .describe("The key result that it is done for, where it is one.")
    .optional(),
});

/** `<cycle>/<team>/<name>.md`: what we want to be true at the end of a cycle, and how we shall know. */
export const objectiveSchema = z.strictObject({
  kind: z.literal("objective"),
  title: inline.describe("A sentence that somebody could say aloud: what will be true."),
  ...documentKeys,
  code: shown.describe("A short label: `ENG-1`.").optional(),
  cycle: z.string().describe("The id of its cycle. Default: from the folder.").optional(),
  team: z.string().describe("The id of its team. Default: from the folder.").optional(),
  teams: z.array(z.string().min(1)).min(1).describe("The teams of a joint objective.").optional(),
  owner: actor.describe("Who answers for it.").optional(),
  owners: z.array(actor).describe("Where they are several.").optional(),
  contributors: z
    .array(
      z.union([
        actor,
        z.strictObject({
          who: actor.describe("Who helps."),
          as: inline.describe("The part they play.").optional(),
        }),
      ]),
    )
    .describe("Who helps without answering for it.")
    .optional(),
  start: isoDate.describe("When it begins. Default: with the cycle.").optional(),
  end: isoDate.describe("When it ends. Default: with the cycle.").optional(),
  ambition: z
    .enum(["committed", "aspirational"])
    .describe("Whether others rely on it, or it is reached for. Default: aspirational.")
    .optional(),
  orientation: z
    .enum(["output", "input"])
    .describe("Whether it says what will come of it, or what will be put in.")
    .optional(),
  state: z
    .enum(["draft", "proposed", "active", "closed"])
    .describe("How far it is agreed. Default: the cycle's.")
    .optional(),
  priority: finiteNumber.describe("The team's own order; 1 is first.").optional(),
  supports: z
    .array(supports)
    .describe("Why it exists; the first is the primary parent.")
    .optional(),
  standaloneReason: inline.describe("Why it supports nothing.").optional(),
  carriedOverFrom: reference
    .describe("The objective of an earlier cycle that it goes on with.")
    .optional(),
  recovers: reference.describe("The KPI because of which it was made.").optional(),
  rollUp: z
    .enum(["keyResults", "children", "both", "manual"])
    .describe("What its progress is made of. Default: keyResults.")
    .optional(),
  progress: finiteNumber.describe("0 to 1, only with `rollUp: manual`.").optional(),
  dependsOn: z.array(dependency).describe("What it needs of others.").optional(),
  notDoing: z.array(inline).describe("What was decided against.").optional(),
  keyResults: z.array(keyResultSchema).describe("How we shall know; two to five.").optional(),
  initiatives: z
    .array(initiativeLineSchema)
    .describe("What is done; it moves no progress by itself.")
    .optional(),
  checkIns: z
    .array(checkInSchema)
    .describe("Reports, the oldest first; only ever added to.")
    .optional(),
  changes: z
    .array(changeSchema)
    .describe("Why a promise was changed while the cycle ran.")
    .optional(),
  outcome: outcomeSchema.describe("How it ended, written at the close of the cycle.").optional(),
});

/** `initiatives/*.md`: work that is larger than one line in an objective. */
export const initiativeSchema = z.strictObject({
  kind: z.literal("initiative"),
  ...documentKeys,
  ...workKeys,
  team: z.string().describe("The id of its team.").optional(),
  implements: z.array(reference).describe("What it is done for.").optional(),
  steps: z.array(step).describe("What it consists of, in order.").optional(),
});

export type AuthoredObjective = z.infer<typeof objectiveSchema>;
export type AuthoredInitiative = z.infer<typeof initiativeSchema>;
export type AuthoredCheckIn = z.infer<typeof checkInSchema>;
export type AuthoredOutcome = z.infer<typeof outcomeSchema>;
export type AuthoredChange = z.infer<typeof changeSchema>;
