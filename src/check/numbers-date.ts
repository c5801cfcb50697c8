import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { IsoDate, Period } from "../model/period.ts";
import { contains, parseDue } from "../model/period.ts";
import type { Objective } from "../model/plan.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";
import { checkCheckpoints } from "./numbers-checkpoint.ts";

type DocumentOf<Kind> = Extract<Document, { readonly kind: Kind }>;

/** Checks the dates of an objective: in order, and inside the time that it has. */
export function checkDates(
  document: DocumentOf<"objective">,
  objective: Objective | undefined,
  asOf: IsoDate,
): readonly Finding[] {
  const { file, data } = document;
  const keyResults = data.keyResults ?? [];
  const initiatives = data.initiatives ?? [];
  // Most plans have no dates but those of their cycle.
  if (![data, ...keyResults, ...initiatives].some(hasDates)) return [];
  return [
    ...checkSpan(file, data.start, data.end, ["end"]),
    ...checkOwnTime(file, data, objective),
    ...checkCheckpoints(document, objective?.period),
    ...keyResults.flatMap((keyResult, index) => {
      const path = ["keyResults", index];
      return [
        ...checkSpan(file, keyResult.start, keyResult.due, [...path, "due"]),
        ...checkStart(file, keyResult, objective, path),
        ...checkSteps(file, keyResult.steps ?? [], [...path, "steps"]),
        ...checkDone(file, keyResult.done, asOf, [...path, "done"]),
        ...checkStepsDone(file, keyResult.steps ?? [], asOf, [...path, "steps"]),
      ];
    }),
    ...initiatives.flatMap(({ start, due }, index) =>
      checkSpan(file, start, due, ["initiatives", index, "due"]),
    ),
    ...(objective ? checkDues(file, data, objective.period) : []),
  ];
}

/** Whether something has any date of its own. */
function hasDates(item: {
  readonly [K in "start" | "end" | "due" | "done" | "steps" | "checkpoints"]?: unknown;
}): boolean {
  const { start, end, due, done, steps, checkpoints } = item;
  return (
    (start ?? end ?? due ?? done) !== undefined || steps !== undefined || checkpoints !== undefined
  );
}

/** Checks the dates of a document without a cycle. */
export function checkOwnDates(
  document: DocumentOf<"team" | "theme" | "initiative" | "page">,
  asOf: IsoDate,
): readonly Finding[] {
  const { file } = document;
  switch (document.kind) {
    case "team":
      return checkSpan(file, document.data.validFrom, document.data.validTo, ["validTo"]);
    case "theme":
      return checkSpan(file, document.data.start, document.data.end, ["end"]);
    case "initiative":
      return [
        ...checkSpan(file, document.data.start, document.data.due, ["due"]),
        ...checkSteps(file, document.data.steps ?? [], ["steps"]),
        ...checkStepsDone(file, document.data.steps ?? [], asOf, ["steps"]),
      ];
    case "page":
      return checkPageDate(file, document.data.date, asOf);
  }
}

/** Checks that nobody left before they came. */
export function checkPeopleDates({ people }: DocumentSet): readonly Finding[] {
  return (people.people ?? []).flatMap(({ validFrom, validTo }, index) =>
    checkSpan("people.yaml", validFrom, validTo, ["people", index, "validTo"]),
  );
}

/** Says where something ends before it starts. */
export function checkSpan(
  file: string,
  start: string | undefined,
  end: string | undefined,
  path: KeyPath,
): readonly Finding[] {
  if (start === undefined || end === undefined || parseDue(end) >= parseDue(start)) return [];
  const message = `\`${end}\` is before \`${start}\`, on which it starts.`;
  const hint = `Write a date from \`${start}\` on.`;
  return [toFinding("invalid-value", file, message, { anchor: atValue(...path), hint })];
}

function checkPageDate(file: string, date: string | undefined, asOf: IsoDate): readonly Finding[] {
  if (date === undefined || date <= asOf) return [];
  const message = `The page is dated \`${date}\`, later than the as-of date ${asOf}, so it is not shown.`;
  const hint = "Leave it where the date is right: it is shown from that day on.";
  return [toFinding("observation-after-as-of", file, message, { anchor: atValue("date"), hint })];
}

/** One date of its own must leave time in the cycle; where it does not, it would be passed over. */
function checkOwnTime(
  file: string,
  { start, end }: DocumentOf<"objective">["data"],
  objective: Objective | undefined,
): readonly Finding[] {
  if (!objective || (start === undefined) === (end === undefined)) return [];
  const { period } = objective;
  if (start !== undefined && start > period.end) {
    const message = `\`${start}\` is after ${period.end}, on which its cycle ends.`;
    const hint = "Write a date inside the cycle, or add the `end` that it has instead.";
    return [toFinding("invalid-value", file, message, { anchor: atValue("start"), hint })];
  }
  if (end !== undefined && end < period.start) {
    const message = `\`${end}\` is before ${period.start}, on which its cycle starts.`;
    const hint = "Write a date inside the cycle, or add the `start` that it has instead.";
    return [toFinding("invalid-value", file, message, { anchor: atValue("end"), hint })];
  }
  return [];
}

/** A key result that starts after the objective's end would have no time at all. */
function checkStart(
  file: string,
  { due, start }: AuthoredKeyResult,
  objective: Objective | undefined,
  path: KeyPath,
): readonly Finding[] {
  if (!objective || start === undefined || due !== undefined) return [];
  if (start <= objective.period.end) return [];
  const message = `\`${start}\` is after ${objective.period.end}, on which its objective ends.`;
  const hint = "Write an earlier date, or add the `due` that it has instead.";
  return [toFinding("invalid-value", file, message, { anchor: atValue(...path, "start"), hint })];
}

/** Milestones that add up are reached one after the other; those without a date stand anywhere. */
export function checkSteps(
  file: string,
  steps: readonly { readonly due?: string | undefined }[],
  path: KeyPath,
): readonly Finding[] {
  let last: string | undefined;
  return steps.flatMap(({ due }, index) => {
    const before = last;
    last = due ?? last;
    if (due === undefined || before === undefined || parseDue(before) <= parseDue(due)) return [];
    const message = `This milestone is due on \`${due}\`, before the one above it, \`${before}\`.`;
    const hint = "Put the milestones in the order of their dates.";
    const anchor = atValue(...path, index, "due");
    return [toFinding("milestone-out-of-order", file, message, { anchor, hint })];
  });
}

/** The same of every milestone of a list. */
export function checkStepsDone(
  file: string,
  steps: readonly { readonly done?: boolean | string | undefined }[],
  asOf: IsoDate,
  path: KeyPath,
): readonly Finding[] {
  return steps.flatMap(({ done }, index) => checkDone(file, done, asOf, [...path, index, "done"]));
}

/** What is done on a later day is open until then, which surprises whoever meant the day on which it is due. */
export function checkDone(
  file: string,
  done: boolean | string | undefined,
  asOf: IsoDate,
  path: KeyPath,
): readonly Finding[] {
  if (typeof done !== "string" || done <= asOf) return [];
  const message = `\`${done}\` is later than the as-of date ${asOf}, so it counts as not done yet.`;
  const hint = "Write `due` for the day by which it is to be done.";
  return [toFinding("observation-after-as-of", file, message, { anchor: atValue(...path), hint })];
}

/** Dates by which something is due, against the objective's own period or its cycle's. */
function checkDues(
  file: string,
  { keyResults, initiatives, start, end }: DocumentOf<"objective">["data"],
  period: Period,
): readonly Finding[] {
  const dues: { readonly due: string; readonly path: KeyPath }[] = [];
  const add = (due: string | undefined, ...path: KeyPath): void => {
    if (due !== undefined && !contains(period, parseDue(due))) dues.push({ due, path });
  };
  keyResults?.forEach(({ due, steps }, index) => {
    add(due, "keyResults", index, "due");
    steps?.forEach((step, at) => {
      add(step.due, "keyResults", index, "steps", at, "due");
    });
  });
  initiatives?.forEach(({ due }, index) => {
    add(due, "initiatives", index, "due");
  });
  const whose = start === undefined && end === undefined ? "its cycle" : "the objective's own time";
  return dues.map(({ due, path }) => {
    const message = `\`${due}\` is outside ${whose}, ${period.start} to ${period.end}.`;
    const hint = "Write a date inside it, or give the objective its own `start` and `end`.";
    return toFinding("due-outside-cycle", file, message, { anchor: atValue(...path), hint });
  });
}
