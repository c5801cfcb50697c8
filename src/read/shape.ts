import type { z } from "zod";
import type { Finding, KeyPath } from "../model/finding.ts";
import { findNearest } from "./nearest.ts";
import { isRecord } from "./record.ts";
import { findKeys } from "./schema-keys.ts";
import { toShapeFindings } from "./shape-finding.ts";

export interface ShapeResult<Data> {
  readonly findings: readonly Finding[];
  /** Absent where what is wrong keeps the rest from being read. */
  readonly data?: Data;
}

/**
 * Holds data against a strict schema; the noun is what messages call the whole: `an objective`. An unknown key alone does not make the rest useless: it is taken for the key
 * that was meant, or left out, so that the same run can report what else is wrong.
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  what: { readonly file: string; readonly noun: string },
): ShapeResult<z.infer<Schema>> {
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data, findings: [] };
  const issues = result.error.issues.flatMap((issue) => flatten(issue, []));
  const findings = issues.flatMap((issue) => toShapeFindings(issue, { schema, data, ...what }));
  if (issues.some(({ code }) => code !== "unrecognized_keys")) return { findings };
  const mended = schema.safeParse(mendKeys(schema, data, []));
  return mended.success ? { data: mended.data, findings } : { findings };
}

/** An issue with its whole path; of a union, the issues of the branch that was most likely meant. */
function flatten(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): z.core.$ZodIssue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code !== "invalid_union") return [{ ...issue, path }];
  const branches = issue.errors.filter((errors) => !errors.some(isOtherShape));
  const best = branches.sort((a, b) => a.length - b.length)[0];
  return best ? best.flatMap((each) => flatten(each, path)) : [{ ...issue, path }];
}

/** Whether an issue is about the whole value, so that another branch was meant, not about something in it. */
function isOtherShape(issue: z.core.$ZodIssue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return issue.errors.every((each) => each.some(isOtherShape));
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}

/** The same data with unknown keys renamed to the key that was meant, where it is free, or else left out. */
function mendKeys(schema: z.ZodType, value: unknown, path: KeyPath): unknown {
  if (Array.isArray(value)) return value.map((each, at) => mendKeys(schema, each, [...path, at]));
  if (!isRecord(value)) return value;
  const known = findKeys(schema, path);
  const mended: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    const free = known.filter((each) => !Object.hasOwn(value, each));
    const name = known.length === 0 || known.includes(key) ? key : findNearest(key, free);
    if (name !== undefined) mended[name] = mendKeys(schema, child, [...path, name]);
  }
  return mended;
}
