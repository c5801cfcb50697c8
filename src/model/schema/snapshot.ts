import { z } from "zod";
import type { RuleCode } from "../rules.ts";
import { rules } from "../rules.ts";
import { isDocumentId } from "../id.ts";
import { portalSchema } from "./portal.ts";
import { finiteNumber, idText, isoDate } from "./text.ts";

/**
 * What the files of a sealed quarter hold, in the present version of the format: older ones are upgraded to it before
 * they are held against these. The data of documents is held against the schemas of their kinds.
 */

const line = z.int().min(1);
const offset = z.int().min(0);
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A path below a folder that leads nowhere else. */
const filePath = z
  .string()
  .min(1)
  .refine(
    (path) =>
      !/[\0\\]/.test(path) && path.split("/").every((part) => !["", ".", ".."].includes(part)),
    { error: "leads out of its folder" },
  );

/** `snapshot.json`. */
export const snapshotSchema = z.strictObject({
  version: z.int().min(1),
  cycle: idText,
  label: z.string(),
  start: isoDate,
  end: isoDate,
  asOf: isoDate,
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .optional(),
  generator: z.string(),
  previous: z.strictObject({ cycle: idText, seal: digest }).optional(),
  referred: z.array(z.string()),
  unread: z.array(z.string()),
  assets: z.array(filePath),
});

const level = z.enum(["error", "warning", "info", "off"]);

/** The settings of a portal when it was sealed: a value that was allowed then is allowed there for ever. */
export const sealedSettingsSchema = portalSchema.extend({ site: z.string().optional() });

/** `portal.json`: the settings have the schema above. */
export const sealedPortalSchema = z.strictObject({
  settings: z.unknown(),
  rules: z.array(
    z.strictObject({
      code: z.string(),
      level,
      levels: z.partialRecord(z.enum(["company", "department", "team"]), level).optional(),
      limits: z.record(z.string(), finiteNumber).optional(),
    }),
  ),
});

const body = z.strictObject({
  format: z.enum(["md", "mdx"]),
  text: z.string(),
  start: offset,
  links: z.array(
    z.strictObject({
      type: z.enum(["link", "image", "component"]),
      target: z.string(),
      start: offset,
      end: offset,
    }),
  ),
  headings: z.array(z.strictObject({ depth: z.int(), slug: z.string(), text: z.string() })),
});

/** What stands below the front matter, by itself. */
export const sealedBodySchema = z.strictObject({ body: z.string() });

/** What stood in the file beside a KPI. */
export const sealedReadingsSchema = z.array(
  z.strictObject({
    date: z.string(),
    value: finiteNumber.nullable(),
    note: z.string().optional(),
    by: z.string().optional(),
    /** Absent of one that an amendment adds: it stood on none. */
    line: line.optional(),
  }),
);

/** A document: its data has the schema of its kind. */
export const sealedDocumentSchema = z.strictObject({
  id: z.string().refine(isDocumentId, { error: "is no id" }),
  kind: z.string(),
  file: filePath,
  data: z.unknown(),
  body,
  series: z
    .strictObject({
      file: filePath,
      readings: sealedReadingsSchema,
    })
    .optional(),
});

const keyPath = z.array(z.union([z.string(), z.int()]));
const anchor = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("key"), path: keyPath, on: z.enum(["key", "value"]) }),
  z.strictObject({ type: z.literal("span"), start: offset, end: offset }),
]);
const place = z.strictObject({ line, column: line, endLine: line, endColumn: line });

/** An entry of `findings.json`. */
export const sealedFindingSchema = z.strictObject({
  code: z.string().refine((code): code is RuleCode => Object.hasOwn(rules, code), {
    error: "is no rule",
  }),
  severity: z.enum(["error", "warning", "info"]),
  file: z.string(),
  anchor: anchor.optional(),
  place: place.optional(),
  message: z.string(),
  hint: z.string().optional(),
  related: z
    .array(
      z.strictObject({
        file: z.string(),
        anchor: anchor.optional(),
        place: place.optional(),
        message: z.string(),
      }),
    )
    .optional(),
  /** Whether a public portal may show it. */
  public: z.literal(true).optional(),
});

/** An entry of `results.json`. */
export const sealedResultSchema = z.strictObject({
  id: z.string(),
  status: z.string(),
  progress: finiteNumber.optional(),
  score: finiteNumber.optional(),
});

/** An entry of `places.json`; the lines are a tree that is walked with care. */
export const sealedPlacesSchema = z.strictObject({ file: z.string(), lines: z.unknown() });

/** `amendment.json`. */
export const amendmentSchema = z.strictObject({
  number: z.int().min(1),
  previous: digest,
  date: isoDate,
  by: z.string().min(1),
  why: z.string().min(1),
  of: z.string().min(1),
  path: z.array(z.string().min(1)).min(1),
  was: z.unknown().optional(),
  now: z.unknown().optional(),
});
