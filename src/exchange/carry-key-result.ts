import type { Measure } from "../model/measure.ts";
import type { Period } from "../model/period.ts";
import { parseDue } from "../model/period.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { getOwn } from "../model/record.ts";
import { findShare } from "../model/scale.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";

/** A key result as it stands when its objective is carried over. */
export interface EndedKeyResult {
  readonly authored: AuthoredKeyResult;
  readonly keyResult: KeyResult;
  /** The last value that is known; absent where nobody may see it. */
  readonly last?: number | boolean | string;
}

/** What a key result goes on as. */
export interface CarriedKeyResult {
  readonly keys: Readonly<Record<string, unknown>>;
  /** What somebody has to decide before it is published. */
  readonly toDo?: string;
}

/*
 * WHAT A TARGET BECOMES. It is based on the last value, and stays what it was where that is still to be reached:
 *
 *     from 42 to 65, last 51                  from 51 to 65
 *     from 42 to 65, last 66                  from 66, and the target is to be written
 *     to 40, last 25                          from 25 to 40
 *     at least 95, last 91                    at least 95: a floor is held, wherever it stands
 *     zones 0, 10, 20, 30, last 5             from 5; beyond the first level as it was
 *     steps                                   those that are not done
 *     done: true, percent at 100              it does not go on
 *     establish: true, last 14                from 14, and the target is to be written
 */

/** Whether a key result goes on with its objective: it was not decided otherwise, and is not simply done. */
export function isKeyResultCarried(
  { keyResult, last }: EndedKeyResult,
  { outcome }: Objective,
): boolean {
  const decision = getOwn(outcome?.scores, keyResult.item)?.decision;
  if (decision !== undefined) return decision === "keep" || decision === "modify";
  const { measure } = keyResult;
  if (measure.kind === "milestone") return measure.done !== true && last !== true;
  if (measure.kind === "steps")
    return measure.steps.some(({ done }) => done === undefined || done === false);
  return !(measure.kind === "percent" && typeof last === "number" && last >= 100);
}

/** Carries a key result over into a later period. */
export function carryKeyResult(
  ended: EndedKeyResult,
  {
    before,
    period,
    sameAs,
  }: { readonly before: string; readonly period: Period; readonly sameAs?: string },
): CarriedKeyResult {
  const { authored, keyResult } = ended;
  const provenance = { carriedOverFrom: `${before}#${keyResult.item}` };
  if (authored.sameAs !== undefined) {
    const { id, title, note, weight, group } = authored;
    return { keys: { id, title, note, weight, group, sameAs, ...provenance } };
  }
  const kept = Object.entries(authored).filter(([key]) => !ofItsTime.has(key));
  const { due, establish } = authored;
  const later = due !== undefined && parseDue(due) >= period.start ? { due } : {};
  const rebased = rebase(ended);
  const open = establish !== undefined && rebased.keys["from"] === undefined ? { establish } : {};
  return {
    keys: { ...Object.fromEntries(kept), ...open, ...rebased.keys, ...later, ...provenance },
    ...(rebased.toDo !== undefined && { toDo: rebased.toDo }),
  };
}

/** Keys that belong to the time that is over, or are made anew. */
const ofItsTime: ReadonlySet<string> = new Set([
  ...["carriedOverFrom", "checkpoints", "done", "due", "establish", "from", "sameAs", "start"],
  ...["steps", "supports", "to"],
]);

function rebase({ authored, keyResult, last }: EndedKeyResult): CarriedKeyResult {
  const { measure } = keyResult;
  const value = typeof last === "number" ? last : undefined;
  const { from, steps, to } = authored;
  switch (measure.kind) {
    case "change":
    case "reach":
      return rebaseTarget(measure, value, from);
    case "steps":
      return { keys: { steps: steps?.filter(({ done }) => done === undefined || done === false) } };
    case "milestone":
      return { keys: authored.milestone === true ? {} : { done: false } };
    case "zones": {
      const isBefore = value !== undefined && (findShare(measure, value) ?? 1) < 0.3;
      return { keys: { from: isBefore ? value : from } };
    }
    case "establish":
      if (value === undefined) return { keys: from === undefined ? {} : { from } };
      return { keys: { from: value }, toDo: `The baseline is ${value}: write a target.` };
    case "at-least":
    case "at-most":
    case "between":
      return { keys: from === undefined ? {} : { from: value ?? from } };
    case "none":
      return { keys: from === undefined ? {} : { from: value ?? from } };
    case "ordinal":
    case "percent":
      return { keys: { from, to } };
  }
}

function rebaseTarget(
  measure: Extract<Measure, { readonly kind: "change" | "reach" }>,
  value: number | undefined,
  from: number | undefined,
): CarriedKeyResult {
  const { to } = measure;
  if (value === undefined) return { keys: { from, to } };
  const share = findShare(measure, value);
  if (share !== undefined && share < 1 && value !== to) return { keys: { from: value, to } };
  return { keys: { from: value }, toDo: `The target ${to} is reached: write a new one as \`to\`.` };
}
