import type { Document } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import type { Measure } from "../model/measure.ts";
import { hasCourse, parseMeasure } from "../model/measure.ts";
import type { Period } from "../model/period.ts";
import { parseDate, parseDue } from "../model/period.ts";
import { findShare, isHeld } from "../model/scale.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";
import type { AuthoredMeasure } from "../model/schema/measure.ts";

type ObjectiveDocument = Extract<Document, { readonly kind: "objective" }>;
type Checkpoint = NonNullable<AuthoredKeyResult["checkpoints"]>[number];

/** Checks the courses of key results: in order, within their time, of measures that have values on the way. */
export function checkCheckpoints(
  { file, data }: ObjectiveDocument,
  objective: Period | undefined,
): readonly Finding[] {
  return (data.keyResults ?? []).flatMap((keyResult, index) => {
    if (keyResult.sameAs !== undefined) return [];
    const own = objective && toPeriod(keyResult, data, objective);
    return checkCourse(file, keyResult, ["keyResults", index], own);
  });
}

/** Checks the course of one thing that is measured, of whatever framework, within its own time. */
export function checkCourse(
  file: string,
  authored: AuthoredMeasure,
  place: KeyPath,
  own: Period | undefined,
): readonly Finding[] {
  const { checkpoints = [] } = authored;
  if (checkpoints.length === 0) return [];
  const { measure } = parseMeasure(authored);
  const path = [...place, "checkpoints"];
  if (!hasCourse(measure)) return [toPointless(file, path)];
  return checkpoints.flatMap((checkpoint, at) => {
    const message =
      findDisorder(checkpoints[at - 1], checkpoint) ??
      (own && findOutside(checkpoint, own, measure));
    if (message === undefined) return [];
    const hint = own
      ? `Put the checkpoints in the order of their dates, between ${own.start} and ${own.end}.`
      : "Put the checkpoints in the order of their dates.";
    const anchor = atValue(...path, at, "date");
    return [toFinding("checkpoint-out-of-order", file, message, { anchor, hint })];
  });
}

function toPointless(file: string, path: KeyPath): Finding {
  const message =
    "`checkpoints` need a measure in numbers, and here there is none to hold them against.";
  const hint = "Add `from` and `to`, or take the checkpoints out; steps have a `due` each.";
  return toFinding("invalid-value", file, message, { anchor: atKey(...path), hint });
}

function toPeriod(
  { start, due }: AuthoredKeyResult,
  data: ObjectiveDocument["data"],
  objective: Period,
): Period {
  const [from, to] = [start ?? data.start, due ?? data.end];
  return {
    start: from === undefined ? objective.start : parseDate(from),
    end: to === undefined ? objective.end : parseDue(to),
  };
}

function findDisorder(last: Checkpoint | undefined, { date }: Checkpoint): string | undefined {
  if (!last || last.date < date) return undefined;
  return last.date === date
    ? `There is a checkpoint of \`${date}\` already, and a course has one value a day.`
    : `The checkpoint of \`${date}\` comes after that of \`${last.date}\`, so the course runs backwards.`;
}

/** On the first and the last day the course stands at the baseline and at the target, whatever a checkpoint says. */
function findOutside(
  { date, value }: Checkpoint,
  { start, end }: Period,
  measure: Measure,
): string | undefined {
  const share = findShare(measure, value);
  if (date < start) return `The checkpoint of \`${date}\` is before the start on ${start}.`;
  if (date > end)
    return `The checkpoint of \`${date}\` is after ${end}, on which it is to be reached.`;
  if (date === end && share !== 1) {
    return `The course ends on \`${date}\` at its target, and the checkpoint of that day says ${value}.`;
  }
  if (date === start && share !== 0 && !isHeld(measure) && measure.kind !== "reach") {
    return `The course begins on \`${date}\` at its baseline, and the checkpoint of that day says ${value}.`;
  }
  return undefined;
}
