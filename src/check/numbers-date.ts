import type { Document, DocumentSet } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { IsoDate, Period } from "../model/period.ts";
import { contains, parseDue } from "../model/period.ts";
import type { Objective } from "../model/plan.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";

type DocumentOf<Kind> = Extract<Document, { readonly kind: Kind }>;

/** Checks the dates of an objective: in order, and inside the time that it has. */
export function checkDates(
  { file, data }: DocumentOf<"objective">,
  objective: Objective | undefined,
): readonly Finding[] {
  const keyResults = data.keyResults ?? [];
  const initiatives = data.initiatives ?? [];
  return [
    ...checkSpan(file, data.start, data.end, ["end"]),
    ...keyResults.flatMap((keyResult, index) => {
      const path = ["keyResults", index];
      return [
        ...checkSpan(file, keyResult.start, keyResult.due, [...path, "due"]),
        ...checkCheckpoints(file, keyResult, path),
        ...checkSteps(file, keyResult.steps ?? [], [...path, "steps"]),
      ];
    }),
    ...initiatives.flatMap(({ start, due }, index) =>
      checkSpan(file, start, due, ["initiatives", index, "due"]),
    ),
    ...(objective ? checkDues(file, data, objective.period) : []),
  ];
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

function checkSpan(
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
  return [toFinding("observation-after-as-of", file, message, { anchor: atValue("date") })];
}

function checkCheckpoints(
  file: string,
  { checkpoints = [] }: AuthoredKeyResult,
  path: KeyPath,
): readonly Finding[] {
  return checkpoints.flatMap(({ date }, index) => {
    const last = checkpoints[index - 1];
    if (!last || last.date < date) return [];
    const message =
      last.date === date
        ? `There is a checkpoint of \`${date}\` already, and a course has one value a day.`
        : `The checkpoint of \`${date}\` comes after that of \`${last.date}\`, so the course runs backwards.`;
    const hint = "Put the checkpoints in the order of their dates.";
    const anchor = atValue(...path, "checkpoints", index, "date");
    return [toFinding("checkpoint-out-of-order", file, message, { anchor, hint })];
  });
}

/** Milestones that add up are reached one after the other; those without a date stand anywhere. */
function checkSteps(
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
