import type { Document } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import { adviseNumberKey } from "../model/likely-number.ts";
import type { Measure } from "../model/measure.ts";
import type { IsoDate } from "../model/period.ts";
import type { Objective } from "../model/plan.ts";
import type { AuthoredCheckIn } from "../model/schema/objective.ts";
import { checkDone } from "./numbers-date.ts";
import { checkItem } from "./numbers-outcome.ts";
import { findValueProblem } from "./reported-value.ts";

type ObjectiveDocument = Extract<Document, { readonly kind: "objective" }>;

/** What check-ins report on: the measured items of a document, by their ids. */
export interface Reporting {
  readonly file: string;
  readonly checkIns: readonly AuthoredCheckIn[];
  readonly measures: ReadonlyMap<string, Measure>;
  /** Whether it may be reported of here: nearly all that is reported is, and then there is nothing to say. */
  readonly isKnown: (item: string) => boolean;
  /** Says that a report, at the path of its key, names what is not there or is reported elsewhere. */
  readonly checkName: (item: string, path: KeyPath, what: string) => readonly Finding[];
}

/** Checks what check-ins report: in order, of key results that exist, with values that their measures take. */
export function checkCheckIns(
  document: ObjectiveDocument,
  objective: Objective | undefined,
  asOf: IsoDate,
  scale: 1 | 10,
  unread: ReadonlySet<string>,
): readonly Finding[] {
  const { file, data } = document;
  if (data.checkIns === undefined) return none;
  const shown = data.keyResults?.filter(({ sameAs }) => sameAs !== undefined) ?? none;
  const measures = new Map<string, Measure>();
  for (const { item, measure } of objective?.keyResults ?? none) {
    if (!shown.some(({ id }) => id === item)) measures.set(item, measure);
  }
  const reporting: Reporting = {
    file,
    checkIns: data.checkIns,
    measures,
    isKnown: (item) => measures.has(item),
    checkName: (item, path, what) => {
      const lost = findShown(document, item, path);
      return lost ? [lost] : checkItem(document, unread, item, path, what);
    },
  };
  return checkReports(reporting, asOf, scale);
}

/** The same of the reports on whatever is measured. */
export function checkReports(
  reporting: Reporting,
  asOf: IsoDate,
  scale: 1 | 10,
): readonly Finding[] {
  const { file, checkIns } = reporting;
  if (checkIns.length === 0) return none;
  const findings = [...checkOrder(file, checkIns), ...checkLate(file, checkIns, asOf)];
  for (const [index, checkIn] of checkIns.entries()) {
    findings.push(
      ...checkItems(reporting, checkIn, index),
      ...checkValues(reporting, checkIn, index, asOf),
      ...checkConfidence(file, checkIn, index, scale),
    );
  }
  return findings;
}

const none: readonly never[] = [];

/** Two people may report on one day, as long as they do not report the same. */
function checkOrder(file: string, checkIns: readonly AuthoredCheckIn[]): readonly Finding[] {
  return checkIns.flatMap((checkIn, index) => {
    const last = checkIns[index - 1];
    if (!last || last.date < checkIn.date) return [];
    const anchor = atValue("checkIns", index, "date");
    if (last.date > checkIn.date) {
      const message = `The check-in of \`${checkIn.date}\` comes after that of \`${last.date}\`, so they run backwards.`;
      const hint = "Put the check-ins in the order of their dates, the newest last.";
      return [toFinding("observation-order", file, message, { anchor, hint })];
    }
    if (!isSame(last, checkIn)) return [];
    const message = `There is a check-in of \`${checkIn.date}\` already, so nobody can tell which one counts.`;
    const hint = "Join the two, or correct the date.";
    return [toFinding("observation-order", file, message, { anchor, hint })];
  });
}

function isSame(a: AuthoredCheckIn, b: AuthoredCheckIn): boolean {
  if (a.by === b.by) return true;
  return Object.keys(b.values ?? {}).some((item) => Object.hasOwn(a.values ?? {}, item));
}

function checkLate(
  file: string,
  checkIns: readonly AuthoredCheckIn[],
  asOf: IsoDate,
): readonly Finding[] {
  const first = checkIns.findIndex(({ date }) => date > asOf);
  const date = checkIns[first]?.date;
  if (date === undefined) return [];
  const count = checkIns.filter((checkIn) => checkIn.date > asOf).length;
  const message =
    count === 1
      ? `The check-in of \`${date}\` is later than the as-of date ${asOf}, so it counts in no number.`
      : `${count} check-ins from \`${date}\` on are later than the as-of date ${asOf}, so they count in no number.`;
  return [
    toFinding("observation-after-as-of", file, message, {
      anchor: atValue("checkIns", first, "date"),
      hint: "Leave it where the date is right: it counts from that day on.",
    }),
  ];
}

function checkItems(
  { isKnown, checkName }: Reporting,
  { values, confidence, forecast }: AuthoredCheckIn,
  index: number,
): readonly Finding[] {
  const of = (key: string, items: Readonly<Record<string, unknown>> | undefined) => {
    const unknown = items === undefined ? none : Object.keys(items).filter((id) => !isKnown(id));
    return unknown.flatMap((item) => {
      const hint = adviseNumberKey(item, items ?? {});
      const found = checkName(item, ["checkIns", index, key, item], `\`${key}\` reports on`);
      return hint === undefined ? found : found.map((finding) => ({ ...finding, hint }));
    });
  };
  const ofConfidence = typeof confidence === "number" ? undefined : confidence;
  return [...of("values", values), ...of("forecast", forecast), ...of("confidence", ofConfidence)];
}

/** What is reported of a key result that shows another one counts nowhere. */
function findShown(
  { file, data }: ObjectiveDocument,
  item: string,
  path: KeyPath,
): Finding | undefined {
  const shown = data.keyResults?.find(({ id }) => id === item)?.sameAs;
  if (shown === undefined) return undefined;
  const message = `\`${item}\` shows \`${shown}\` with what is reported there, so this would be lost.`;
  const details = { anchor: atValue(...path), hint: "Report it there." };
  return toFinding("value-for-unknown-key-result", file, message, details);
}

function checkValues(
  { file, measures }: Reporting,
  { values }: AuthoredCheckIn,
  index: number,
  asOf: IsoDate,
): readonly Finding[] {
  if (values === undefined) return none;
  return Object.keys(values).flatMap((item) => {
    const measure = measures.get(item);
    const value = values[item] ?? null;
    const problem = measure && findValueProblem(measure, value);
    if (!problem) {
      if (measure?.kind !== "milestone" || typeof value !== "string") return [];
      return checkDone(file, value, asOf, ["checkIns", index, "values", item]);
    }
    const anchor = atValue("checkIns", index, "values", item);
    return [toFinding(problem.code, file, problem.message, { anchor, hint: problem.hint })];
  });
}

function checkConfidence(
  file: string,
  { confidence }: AuthoredCheckIn,
  index: number,
  scale: 1 | 10,
): readonly Finding[] {
  if (confidence === undefined) return none;
  const path: KeyPath = ["checkIns", index, "confidence"];
  const given: readonly (readonly [number | null, KeyPath])[] =
    typeof confidence === "object"
      ? Object.entries(confidence).map(([item, value]) => [value, [...path, item]])
      : [[confidence, path]];
  return given.flatMap(([value, place]) => {
    if (value === null || (value >= 0 && value <= scale)) return [];
    const message = `The confidence is ${value}, and here it runs from 0 to ${scale}.`;
    const hint =
      scale === 1 && value > 1 && value <= 10
        ? `Write \`${value / 10}\`, or set \`confidenceScale: 10\` in \`portal.yaml\`.`
        : `Write a number from 0 to ${scale}.`;
    return [toFinding("invalid-value", file, message, { anchor: atValue(...place), hint })];
  });
}
