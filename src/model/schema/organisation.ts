import { z } from "zod";
import { actor, documentKeys, inline, isoDate, reference, shown } from "./text.ts";

/** `direction.md`: mission, vision and values. */
export const directionSchema = z.strictObject({
  kind: z.literal("direction"),
  title: inline.describe("As it is shown."),
  ...documentKeys,
  mission: inline.describe("Why the organisation exists, in one sentence.").optional(),
  vision: inline.describe("Where it will be, in one sentence.").optional(),
  values: z
    .array(
      z.strictObject({
        name: inline.describe("The value in a few words."),
        text: inline.describe("What it means in daily work.").optional(),
      }),
    )
    .describe("What the organisation holds to.")
    .optional(),
});

/** `teams/*.md`: a unit of the organisation, of any level. */
export const teamSchema = z.strictObject({
  kind: z.literal("team"),
  name: inline.describe("As it is shown."),
  ...documentKeys,
  level: z.enum(["company", "department", "team"]).describe("Exactly one team is the company."),
  parent: z.string().describe("The id of the team above; only the company has none.").optional(),
  lead: actor.describe("Who leads it.").optional(),
  validFrom: isoDate.describe("The day on which it was formed.").optional(),
  validTo: isoDate
    .describe("Its last day; its pages stay in the cycles in which it lived.")
    .optional(),
  alsoKnownAs: z.array(shown).describe("Other names to find it by.").optional(),
  mission: inline.describe("What it is there for, in one sentence.").optional(),
  contact: inline.describe("Where to reach it.").optional(),
});

/** `themes/*.md`: a choice; a strategy in GOST's sense, a pillar, a scorecard's lane. */
export const themeSchema = z.strictObject({
  kind: z.literal("theme"),
  title: inline.describe("The choice in a few words."),
  ...documentKeys,
  code: shown.describe("A short label: `T1`.").optional(),
  why: inline.describe("The reason behind the choice.").optional(),
  chosen: inline.describe("What was chosen.").optional(),
  notDoing: z.array(inline).describe("What was chosen against.").optional(),
  supports: z.array(reference).describe("`direction`, or another theme.").optional(),
  owner: actor.describe("Who answers for it.").optional(),
  team: z.string().describe("The id of the team that it belongs to.").optional(),
  start: isoDate.describe("From when it holds.").optional(),
  end: isoDate.describe("Until when it holds.").optional(),
  kpis: z.array(reference).describe("The measures by which the choice is watched.").optional(),
});

/** Any path: a letter, a review, a retrospective, a guide. `index.md` stands for its folder. */
export const pageSchema = z.strictObject({
  kind: z.literal("page"),
  title: inline.describe("As it is shown."),
  ...documentKeys,
  by: actor.describe("Who wrote it.").optional(),
  date: isoDate.describe("When it was written.").optional(),
  of: z.string().describe("The cycle, or `team:<id>`, that it is about.").optional(),
  purpose: z
    .enum(["letter", "review", "retrospective", "guide"])
    .describe("What it is for: the newest letter opens the overview, reviews stand on their cycle.")
    .optional(),
  cycle: z.string().describe("The cycle that it belongs to. Default: from the folder.").optional(),
  team: z.string().describe("The team that it belongs to. Default: from the folder.").optional(),
});

export type AuthoredDirection = z.infer<typeof directionSchema>;
export type AuthoredTeam = z.infer<typeof teamSchema>;
export type AuthoredTheme = z.infer<typeof themeSchema>;
export type AuthoredPage = z.infer<typeof pageSchema>;
