import { z } from "zod";
import { finiteNumber, idText, inline, isoDate, rhythm, shown, typeNames } from "./text.ts";

const severity = z.enum(["error", "warning", "info", "off"]);

/** A level for all teams, one per team level, or the rule's own parameters. */
const ruleSetting = z.union([severity, z.record(z.string(), z.union([severity, finiteNumber]))]);

typeNames.add(ruleSetting, {
  name: "level, or levels and limits",
  plural: "levels, or levels and limits",
});

const cycle = z.strictObject({
  id: idText.describe("Also the name of its folder: `2026-q3`."),
  label: inline.describe("What people call it: `Q3 2026`."),
  start: isoDate.describe("Its first day."),
  end: isoDate.describe("Its last day, inclusive."),
  parent: z.string().describe("The longer cycle that it lies in.").optional(),
  state: z
    .enum(["planning", "active", "review", "closed"])
    .describe(
      "Where it stands in its life. Default: by its dates planning, active, and review once it is over.",
    )
    .optional(),
  publishBy: isoDate.describe("When its objectives are to be published.").optional(),
  checkInEvery: rhythm
    .describe("The rhythm of check-ins; without it silence is not counted.")
    .optional(),
});

/** `portal.yaml`: the organisation and how its portal reads the plans. */
export const portalSchema = z.strictObject({
  name: inline.describe("The organisation's name."),
  locale: z.string().min(2).describe("For numbers, dates and the search: `en-GB`."),
  timeZone: z.string().describe("An IANA zone: `Europe/London`.").optional(),
  site: z
    .url({ protocol: /^https?$/ })
    .describe("The portal's address, for feeds and exports.")
    .optional(),
  repository: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }).describe("The repository's web page."),
      branch: z.string().describe("The branch that is published."),
      contentPath: z.string().describe("The content folder inside the repository."),
      forge: z
        .enum(["github", "gitlab"])
        .describe("How its pages are addressed. Default: by the name of its host.")
        .optional(),
    })
    .describe("For edit links and the change history.")
    .optional(),
  audience: z
    .enum(["public", "internal"])
    .describe("What this build may show. Default: internal.")
    .optional(),
  cycles: z.array(cycle).min(1).describe("Quarters, halves, years: any named periods."),
  asOf: isoDate
    .describe(
      "The day on which it stands still where no other is asked for: an archive, a demonstration. Default: today.",
    )
    .optional(),
  currentCycle: z
    .string()
    .describe("Else the shortest active cycle that holds the as-of date.")
    .optional(),
  status: z
    .strictObject({
      onPace: finiteNumber.min(0).describe("Points from the expected pace. Default: 5.").optional(),
      behind: finiteNumber
        .min(0)
        .describe("Points below it that are still only behind. Default: 15.")
        .optional(),
      graceDays: finiteNumber
        .min(0)
        .describe("Days past the rhythm before silence. Default: 3.")
        .optional(),
    })
    .describe("Where the limits between the statuses lie.")
    .optional(),
  scoring: z
    .strictObject({
      sweetSpot: z
        .tuple([finiteNumber, finiteNumber])
        .describe("Where the mean of aspirational scores should lie. Default: [0.6, 0.7].")
        .optional(),
    })
    .describe("How the end of a cycle is judged.")
    .optional(),
  confidenceScale: z
    .union([z.literal(1), z.literal(10)])
    .describe("Whether confidence is written from 0 to 1 or from 0 to 10. Default: 1.")
    .optional(),
  rules: z
    .record(z.string(), ruleSetting)
    .describe("Levels and parameters of rules, by code.")
    .optional(),
});

/** `people.yaml`: who may own things. */
export const peopleSchema = z.strictObject({
  people: z
    .array(
      z.strictObject({
        id: idText.describe("As in `hamish-odell`."),
        name: shown.describe("As it is shown."),
        role: inline.describe("What the person does, in words.").optional(),
        team: z.string().describe("The id of a team.").optional(),
        validFrom: isoDate.describe("The first day.").optional(),
        validTo: isoDate
          .describe("The last day; afterwards the person is shown as having left.")
          .optional(),
      }),
    )
    .describe("Everyone who may own something.")
    .optional(),
  roles: z
    .array(
      z.strictObject({
        id: idText.describe("As in `head-of-infrastructure`."),
        name: inline.describe("As it is shown."),
        holder: z.string().describe("The id of the person who holds it now.").optional(),
        team: z.string().describe("The id of a team.").optional(),
      }),
    )
    .describe("Owners that outlast the people who hold them.")
    .optional(),
});

export type AuthoredPortal = z.infer<typeof portalSchema>;
export type AuthoredPeople = z.infer<typeof peopleSchema>;
