import { z } from "zod";
import { colourText } from "../colour.ts";
import { parseSite } from "../site-address.ts";
import { changeSchema } from "./objective.ts";
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
  changes: z
    .array(changeSchema.pick({ date: true, key: true, was: true, now: true, reason: true }))
    .describe("Why its dates or its rhythm are others now, though it runs or is closed.")
    .optional(),
});

const colour = z
  .string()
  .regex(colourText, { error: 'is no colour; write it as in `"#1b6e53"`, with its quotes' })
  .describe('As in `"#1b6e53"`.');

const themedColour = z.strictObject({
  light: colour.describe('In the light theme, as in `"#1b6e53"`.').optional(),
  dark: colour.describe('In the dark theme, as in `"#7fd1b5"`.').optional(),
});

const look = z.strictObject({
  logo: z
    .string()
    .regex(/^(?:logo\.svg|.+\.(?:png|webp|jpe?g))$/, {
      error: "is no logo; write `logo.svg`, or the path of an image in the content folder",
    })
    .describe(
      "A file of the content folder: an image, or a plain drawing with the name `logo.svg`. It stands before the name.",
    )
    .optional(),
  colours: z
    .strictObject({
      accent: themedColour.describe("Links, and what is chosen.").optional(),
      paper: themedColour.describe("Behind everything.").optional(),
      ink: themedColour.describe("Text, axes, and the plumb line.").optional(),
    })
    .describe(
      "Colours in the place of the usual ones. Those of statuses have a meaning and stay as they are.",
    )
    .optional(),
});

/** The sections of the portal that may be moved or hidden; one without content is never shown. */
export const sectionNames = [
  "cascade",
  "teams",
  "people",
  "themes",
  "kpis",
  "plans",
  "initiatives",
  "health",
  "snapshots",
] as const;

const navigation = z.strictObject({
  order: z
    .array(z.enum(sectionNames))
    .describe("The sections that come first after the overview, in their order; the others follow.")
    .optional(),
  hide: z
    .array(z.enum(sectionNames))
    .describe("Sections without an entry of their own; their pages stay where they are.")
    .optional(),
  links: z
    .array(
      z.strictObject({
        title: shown.describe("What the entry is called."),
        url: z
          .string()
          .regex(/^(?:https?:\/\/\S+|\/(?!\/)\S*)$/, {
            error: "is no address; write `https://…`, or a path of the portal, `/how-we-plan/`",
          })
          .describe("Where it leads: `https://…`, or a path of the portal."),
      }),
    )
    .max(5)
    .describe("Up to five more entries, behind the sections.")
    .optional(),
});

// What is on every page, and in the commands that pages show: nothing secret, and nothing that a shell reads.
const repositoryUrl =
  /^https?:\/\/(?:[\p{L}\p{N}.-]+|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?(?:\/(?!\.\.?(?:\/|$))[\p{L}\p{N}._~%+-]*)*$/u;
/** A host, and the path below which the portal stands on it. */
const siteAddress =
  /^https?:\/\/[^\s\/?#@]+(?:\/(?!\.\.?(?:\/|$))[\p{L}\p{M}\p{N}._~%+@-]+)*\/?$/iu;
const noSiteAddress =
  "is no address of a portal; write `https://strategy.example.org` or `https://org.github.io/strategy`, with nothing behind it";
const branchName = /^(?!-)(?!.*\.\.)[\p{L}\p{M}\p{N}._\/#@+=,-]+$/u;
const folderPath =
  /^(?:\.?|(?:\.\/)?(?!-)(?!\.\.?(?:\/|$))[\p{L}\p{M}\p{N}._+@-]+(?:\/(?!\.\.?(?:\/|$))[\p{L}\p{M}\p{N}._+@-]+)*\/?)$/u;

/** `portal.yaml`: the organisation and how its portal reads the plans. */
export const portalSchema = z.strictObject({
  name: inline.describe("The organisation's name."),
  locale: z.string().min(2).describe("For numbers, dates and the search: `en-GB`."),
  timeZone: z.string().describe("An IANA zone: `Europe/London`.").optional(),
  site: z
    .string()
    .regex(siteAddress, { error: noSiteAddress, abort: true })
    .refine((text) => parseSite(text) !== undefined, { error: noSiteAddress })
    .describe(
      "The portal's address, for feeds and exports; with a path where it does not stand at the root of its host: `https://org.github.io/strategy`.",
    )
    .optional(),
  repository: z
    .strictObject({
      url: z
        .string()
        .regex(repositoryUrl, {
          error:
            "is no address of a repository's page; write `https://github.com/firth/plans`, without a name or password, and nothing behind it",
        })
        .describe("The repository's web page."),
      branch: z
        .string()
        .regex(branchName, { error: "is no name of a branch; write it as in `main`" })
        .describe("The branch that is published."),
      contentPath: z
        .string()
        .regex(folderPath, {
          error:
            "is no folder of the repository; write it from the top, without spaces, as in `docs/content`",
        })
        .describe("The content folder inside the repository."),
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
  look: look.describe("Logo and colours.").optional(),
  navigation: navigation.describe("Which entries the navigation has.").optional(),
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
