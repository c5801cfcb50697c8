import { z } from "zod";
import { idSegment, isOldId } from "../id.ts";
import { isIsoDate, parseRhythm } from "../period.ts";

/**
 * The leaves that all kinds of documents share. Every sentence here reaches the author's guide. What a predicate
 * decides is said a second time in `meta`, as far as a JSON Schema can say it: editors know no predicates.
 */

export const isoDate = z
  .string()
  .refine(isIsoDate, { error: "is no date; write it as YYYY-MM-DD" })
  .meta({ format: "date" })
  .describe("A calendar date, `YYYY-MM-DD`.");

const monthPattern = "^[0-9]{4}-(0[1-9]|1[0-2])$";

export const due = z
  .string()
  .refine((text) => isIsoDate(text) || (/^\d{4}-\d{2}$/.test(text) && isIsoDate(`${text}-01`)), {
    error: "is no date; write it as YYYY-MM-DD, or YYYY-MM for the last day of a month",
  })
  .meta({ anyOf: [{ format: "date" }, { pattern: monthPattern }] })
  .describe("A date, or a month that means its last day: `2026-09-30`, `2026-09`.");

export const month = z
  .string()
  .refine((text) => /^\d{4}-\d{2}$/.test(text) && isIsoDate(`${text}-01`), {
    error: "is no month; write it as YYYY-MM",
  })
  .meta({ pattern: monthPattern })
  .describe("A month, `YYYY-MM`.");

export const rhythm = z
  .string()
  .refine((text) => parseRhythm(text) !== undefined, {
    error: "is no rhythm; write days as in 14d or weeks as in 2w",
  })
  .meta({ pattern: "^[1-9][0-9]{0,3}[dw]$" })
  .describe("How often: days as in `14d` or weeks as in `2w`.");

/** Something other than spaces and characters that only steer how others are shown. */
const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/u;

/** Whether a reader of a text would see anything. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

/** A text of which something can be seen. */
export const shown = z
  .string()
  .min(1)
  .refine((text) => text === "" || isVisible(text), {
    error: "holds nothing that can be seen; write it in letters",
  })
  .meta({ pattern: visible.source });

/** A unit may be empty, and is then none. */
export const unitText = z
  .string()
  .refine((text) => text.trim() === "" || isVisible(text), {
    error: "holds nothing that can be seen; write it in letters, or leave it out",
  })
  .meta({ pattern: `^\\s*$|${visible.source}` });

export const inline = shown.describe("One line, which may hold inline Markdown.");

export const reference = z
  .string()
  .min(1)
  .describe(
    "The id of a document or of an item in one: `themes/keep-time`, `ogsm/company#s2`, `#kr1`.",
  );

export const actor = z.string().min(1).describe("A person, `role:<id>` or `team:<id>`.");

export const finiteNumber = z.number().describe("A plain YAML number.");

export const link = z.strictObject({
  title: inline.describe("What the link is called."),
  url: z
    .string()
    .min(1)
    .describe("Where it leads: http, https, mailto, tel, or a path of the portal."),
});

const ignore = z.strictObject({
  rule: z.string().min(1).describe("The code of the rule that is silenced here."),
  reason: z.string().min(1).describe("Why; without a reason the rule is not silenced.").optional(),
});

const audience = z
  .enum(["public", "internal"])
  .describe("Who may see it; `internal` is left out of a public build, with everything below it.");

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

/** Keys that every document and every item with an id may have. */
export const itemKeys = {
  tags: z.array(shown).describe("Words to find it by; a facet of the search.").optional(),
  links: z.array(link).describe("Evidence and further reading.").optional(),
  note: z.string().describe("Markdown that is shown beside it.").optional(),
  audience: audience.optional(),
  ignore: z
    .array(ignore)
    .describe("Rules that are silenced here, each with its reason.")
    .optional(),
};

/** Keys that every document may have. */
export const documentKeys = {
  ...itemKeys,
  id: z
    .string()
    .min(1)
    .describe("Overrides the path as the id, so that a file can move.")
    .optional(),
  summary: inline.describe("One or two sentences for lists and search results.").optional(),
  shortTitle: inline.describe("For graphs and dense tables.").optional(),
  aliases: z
    .array(
      z
        .string()
        .refine(isOldId, {
          error:
            "holds a character that ids do not allow; use letters, digits, `-` and `_`, in parts joined by `/`",
        })
        .meta({ pattern: "^[\\p{L}\\p{M}\\p{Nd}_-]+(/[\\p{L}\\p{M}\\p{Nd}_-]+)*$" }),
    )
    .describe("Ids that it had before; they redirect here.")
    .optional(),
};

/** One segment of an id: what may also be the name of a folder, or an anchor. */
export const idText = z
  .string()
  .regex(idSegment, {
    error: "holds a character that ids do not allow; use small letters, digits, `-` and `_`",
  })
  .refine((text) => text === text.normalize("NFC"), {
    error:
      "is spelt with letters and their marks apart, so nothing that looks the same would find it; type it anew",
  });

export const itemId = idText.describe("The item's id, unique in its document: `kr1`.");

/** What authors call a text that means something: the types of the guide's tables. */
export const typeNames = z
  .registry<{ readonly name: string; readonly plural: string }>()
  .add(isoDate, { name: "date", plural: "dates" })
  .add(due, { name: "date or month", plural: "dates or months" })
  .add(month, { name: "month", plural: "months" })
  .add(rhythm, { name: "rhythm", plural: "rhythms" })
  .add(inline, { name: "line of text", plural: "lines of text" })
  .add(reference, { name: "reference", plural: "references" })
  .add(actor, { name: "person, role or team", plural: "people, roles or teams" });
