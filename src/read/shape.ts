import type { z } from "zod";
import type { Finding, KeyPath } from "../model/finding.ts";
import type { Mend } from "../model/mend.ts";
import { fit, unfit } from "./fit.ts";
import type { Repair } from "./mend.ts";
import { mend, startRepair } from "./mend.ts";
import { findAt } from "../model/record.ts";
import { toShapeFindings } from "./shape-finding.ts";

export interface ShapeResult<Data> {
  readonly findings: readonly Finding[];
  /** Absent where a key is wrong without which the whole means nothing. */
  readonly data?: Data;
  /** What was done to the data to make it fit; absent where it fitted. */
  readonly mend?: Mend;
}

type Issue = z.core.$ZodIssue;

/**
 * Holds data against a strict schema; the noun is what messages call the whole: `an objective`. What is wrong with a
 * part does not make the rest useless: the part is left out, so that the same run can report what else is wrong.
 *
 *     an unknown key                          taken for the key that was meant, or left out
 *     a wrong value of an optional key        left out
 *     a required key of an entry of a list    the entry is left out
 *     a required key of the whole             no data
 */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  what: { readonly file: string; readonly noun: string },
): ShapeResult<z.infer<Schema>> {
  const fitting = fit(schema, data);
  // What fits a schema is what the schema says of it; TypeScript cannot follow the walk.
  if (fitting !== unfit) return { data: fitting as z.infer<Schema>, findings: [] };
  const findings: Finding[] = [];
  let repair = startRepair(data);
  for (let result: z.ZodSafeParseResult<z.infer<Schema>> = schema.safeParse(data); ;) {
    if (result.success) {
      const { leftOut, renamed } = repair;
      return { data: result.data, findings, mend: { leftOut, renamed } };
    }
    const issues = toNext(result.error.issues.flatMap((issue) => flatten(issue, [])));
    findings.push(...toFindings(issues, repair, { schema, ...what }));
    const mended = mend(repair, issues, schema);
    if (!mended) return { findings };
    repair = mended;
    result = schema.safeParse(repair.data);
  }
}

/** Keys that are unknown come first: one of them may be what is missing. */
function toNext(issues: readonly Issue[]): readonly Issue[] {
  const unknown = issues.filter(({ code }) => code === "unrecognized_keys");
  return unknown.length > 0 ? unknown : issues;
}

/** Of what is only now to be seen; the places are those of the author's file. */
function toFindings(
  issues: readonly Issue[],
  repair: Repair,
  what: { readonly schema: z.ZodType; readonly file: string; readonly noun: string },
): readonly Finding[] {
  return issues
    .filter((issue) => !isConsequence(issue, repair))
    .flatMap((issue) => toShapeFindings(issue, { data: repair.data, ...what }))
    .map((finding) => {
      const { anchor } = finding;
      if (anchor?.type !== "key") return finding;
      return { ...finding, anchor: { ...anchor, path: repair.index.toAuthored(anchor.path) } };
    });
}

/** Whether something is missing only as it was left out, or wrong only as a key was taken for another one. */
function isConsequence(issue: Issue, { data, index }: Repair): boolean {
  // YAML has no symbols, so every segment is a key or an index.
  const path = issue.path as KeyPath;
  const written = index.toAuthored(path);
  if (index.isRenamed(written)) return true;
  if (issue.code === "too_small" && issue.origin === "array") return index.hasLost(written);
  return findAt(data, path) === undefined && index.isLeftOut(written);
}

/** An issue with its whole path; of a union, the issues of the branch that was most likely meant. */
function flatten(issue: Issue, prefix: readonly PropertyKey[]): Issue[] {
  const path = [...prefix, ...issue.path];
  if (issue.code !== "invalid_union") return [{ ...issue, path }];
  const branches = issue.errors.filter((errors) => !errors.some(isOtherShape));
  const best = branches.sort((a, b) => a.length - b.length)[0];
  return best ? best.flatMap((each) => flatten(each, path)) : [{ ...issue, path }];
}

/** Whether an issue is about the whole value, so that another branch was meant, not about something in it. */
function isOtherShape(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === "invalid_union") return issue.errors.every((each) => each.some(isOtherShape));
  return issue.code === "invalid_type" || issue.code === "invalid_value";
}
