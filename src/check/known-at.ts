import type { Document } from "../model/document.ts";
import type { Measure, Step } from "../model/measure.ts";
import { parseMeasure } from "../model/measure.ts";
import type { IsoDate, Period } from "../model/period.ts";
import type { Cycle, Objective } from "../model/plan.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";
import { keyResultSchema } from "../model/schema/key-result.ts";
import type { AuthoredObjective } from "../model/schema/objective.ts";
import { initiativeLineSchema, objectiveSchema } from "../model/schema/objective.ts";
import { toPresent } from "./present.ts";

type ObjectiveDocument = Extract<Document, { readonly kind: "objective" }>;

/** An objective's front matter as it was at the as-of date: what was changed later reads as it did before. */
export function unwindChanges(data: AuthoredObjective, asOf: IsoDate): AuthoredObjective {
  const later = (data.changes ?? []).filter(({ date, was }) => date > asOf && was !== undefined);
  return later
    .reverse() // Of two on one day the one that was written last was made last.
    .sort((a, b) => b.date.localeCompare(a.date, "en"))
    .reduce((known, { of, key, was }) => {
      if (of === undefined) return replaceKey(objectiveSchema, known, key, was) ?? known;
      const item = of.replace(/^#/, "");
      return {
        ...known,
        ...toPresent({
          keyResults: known.keyResults?.map((keyResult) =>
            keyResult.id === item ? unwindKeyResult(keyResult, key, was) : keyResult,
          ),
          initiatives: known.initiatives?.map((initiative) =>
            initiative.id === item
              ? (replaceKey(initiativeLineSchema, initiative, key, was) ?? initiative)
              : initiative,
          ),
        }),
      };
    }, data);
}

/** A measure of another kind cannot be put together from one old key, and then stays as it is. */
function unwindKeyResult(
  keyResult: AuthoredKeyResult,
  key: string,
  was: unknown,
): AuthoredKeyResult {
  const before = replaceKey(keyResultSchema, keyResult, key, was);
  if (before === undefined) return keyResult;
  const isWorse = parseMeasure(before).problems.length > parseMeasure(keyResult).problems.length;
  return isWorse ? keyResult : before;
}

/** The same with one key as it was; undefined where that would not be valid, as with a key written in words. */
function replaceKey<T extends object>(
  schema: {
    readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T };
  },
  value: T,
  key: string,
  was: unknown,
): T | undefined {
  const entries = Object.entries(value).filter(([name]) => name !== key);
  const before = was === null ? entries : [...entries, [key, was]];
  return schema.safeParse(Object.fromEntries(before)).data;
}

/** A measure as it was at the as-of date: what was done later was not done yet. */
export function toMeasureAt(measure: Measure, asOf: IsoDate): Measure {
  if (measure.kind === "milestone" && measure.on !== undefined && measure.on > asOf) {
    return { kind: "milestone", done: false };
  }
  if (measure.kind !== "steps") return measure;
  const toStepAt = (step: Step): Step =>
    typeof step.done === "string" && step.done > asOf ? { ...step, done: false } : step;
  return { kind: "steps", steps: measure.steps.map(toStepAt) };
}

/**
 * Whether the file tells of a time after the as-of date: then what bears no date, its end above all, may not have been
 * known yet, and is left out unless its period was over.
 *
 *     period over at the as-of date                          the outcome is known
 *     running, and nothing in the file is of a later date    the outcome is known: it ended early
 *     running, and there is a later check-in or change       it is not known yet
 *     running, and its cycle was closed later                it is not known yet
 */
export function isEndKnown(
  document: ObjectiveDocument,
  period: Period,
  cycle: { readonly closedLater: boolean },
  asOf: IsoDate,
): boolean {
  if (asOf >= period.end) return true;
  if (cycle.closedLater) return false;
  const dated = [...(document.data.checkIns ?? []), ...(document.data.changes ?? [])];
  return !dated.some(({ date }) => date > asOf);
}

/**
 * The state of an objective at the as-of date: as written, else what its cycle's state makes of it. One that has a time
 * of its own may run on when its cycle is closed.
 */
export function toObjectiveState(
  stated: Objective["state"] | undefined,
  cycle: Cycle["state"],
  { endKnown, over }: { readonly endKnown: boolean; readonly over: boolean },
): Objective["state"] {
  if (stated === "closed") return endKnown ? "closed" : "active";
  if (stated !== undefined) return stated;
  switch (cycle) {
    case "planning":
      return "proposed";
    case "active":
    case "review":
      return "active";
    case "closed":
      return over ? "closed" : "active";
  }
}
