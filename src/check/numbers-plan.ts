import { isMeasured } from "../model/assess-plan-item.ts";
import type { Document } from "../model/document.ts";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { FrameworkPlan } from "../model/framework/framework-plan.ts";
import { listPlanItems } from "../model/framework/framework-plan.ts";
import type { IsoDate, Period } from "../model/period.ts";
import { contains, parseDue } from "../model/period.ts";
import type { AuthoredMeasure } from "../model/schema/measure.ts";
import type { AuthoredAction } from "../model/schema/ogsm.ts";
import { checkReports } from "./numbers-check-in.ts";
import { checkCourse } from "./numbers-checkpoint.ts";
import { checkDone, checkSpan, checkSteps, checkStepsDone } from "./numbers-date.ts";
import { checkMeasure } from "./numbers-measure.ts";
import { checkName } from "./numbers-outcome.ts";
import { checkAllZero, checkNegative, toLinkWeights, toWeights } from "./numbers-weight.ts";

/** A plan whose items are measured as key results are. */
type MeasuredDocument = Extract<Document, { readonly kind: "ogsm" | "gost" | "mbo" }>;

/** Something measured, as it was written, with its place. */
interface MeasuredItem {
  readonly id: string;
  readonly authored: AuthoredMeasure & {
    readonly due?: string | undefined;
    readonly supports?: Parameters<typeof toLinkWeights>[0];
  };
  readonly path: KeyPath;
  /** What it is averaged with; absent where the weight is a share that has a rule of its own. */
  readonly group?: string;
}

/** Checks the numbers and dates of a plan: measures, weights, reports, courses, and what is due outside of its time. */
export function checkPlanNumbers(
  document: MeasuredDocument,
  plan: FrameworkPlan | undefined,
  asOf: IsoDate,
  scale: 1 | 10,
  unread: ReadonlySet<string>,
): readonly Finding[] {
  const { file, data } = document;
  const items = listMeasured(document);
  const linked = plan === undefined ? [] : listPlanItems(plan).filter(isMeasured);
  const names = { items: items.map(({ id }) => id), whole: "plan", part: "measured item" };
  const reporting = {
    file,
    checkIns: data.checkIns ?? [],
    measures: new Map(linked.map(({ item, measure }) => [item, measure])),
    isKnown: (item: string) => names.items.includes(item),
    checkName: (item: string, path: KeyPath, what: string) =>
      checkName(document, unread, { ...names, item }, path, what),
  };
  return [
    ...linked.flatMap(checkMeasure),
    ...checkWeights(file, items),
    ...checkReports(reporting, asOf, scale),
    ...("start" in data ? checkSpan(file, data.start, data.end, ["end"]) : []),
    ...items.flatMap((item) => checkItemDates(file, item, linked, asOf)),
    ...(plan === undefined ? [] : checkDues(document, items, plan)),
  ];
}

function listMeasured({ kind, data }: MeasuredDocument): readonly MeasuredItem[] {
  switch (kind) {
    case "ogsm":
      return [
        ...(data.goals ?? []).map((authored, index) => ({
          id: authored.id,
          authored,
          path: ["goals", index],
          group: "goals",
        })),
        ...(data.strategies ?? []).flatMap(({ measures = [] }, at) =>
          measures.map((authored, index) => ({
            id: authored.id,
            authored,
            path: ["strategies", at, "measures", index],
            group: authored.aspirational ? "aspirational measures" : "measures with a hard target",
          })),
        ),
      ];
    case "gost":
    case "mbo":
      return (data.objectives ?? []).map((authored, index) => ({
        id: authored.id,
        authored,
        path: ["objectives", index],
      }));
  }
}

function checkWeights(file: string, items: readonly MeasuredItem[]): readonly Finding[] {
  const own = items
    .filter(({ group }) => group !== undefined)
    .map(({ authored, path, group }) => ({
      weight: authored.weight ?? 1,
      path: [...path, "weight"],
      group,
    }));
  const steps = items.map(({ authored, path }) =>
    toWeights(authored.steps ?? [], [...path, "steps"]),
  );
  const links = items.flatMap(({ authored, path }) =>
    toLinkWeights(authored.supports, [...path, "supports"]),
  );
  return [
    ...[...own, ...steps.flat(), ...links].flatMap((weight) => checkNegative(file, weight)),
    ...[...Map.groupBy(own, ({ group }) => group)].flatMap(([group, list]) =>
      checkAllZero(file, list, group ?? "items"),
    ),
    ...steps.flatMap((list) => checkAllZero(file, list, "steps")),
  ];
}

function checkItemDates(
  file: string,
  { id, authored, path }: MeasuredItem,
  linked: readonly { readonly item: string; readonly period: Period }[],
  asOf: IsoDate,
): readonly Finding[] {
  const period = linked.find(({ item }) => item === id)?.period;
  const steps = [...path, "steps"];
  return [
    ...checkCourse(file, authored, path, period),
    ...checkSteps(file, authored.steps ?? [], steps),
    ...checkDone(file, authored.done, asOf, [...path, "done"]),
    ...checkStepsDone(file, authored.steps ?? [], asOf, steps),
  ];
}

/** What is due outside of the time of its plan, and work that ends before it begins. */
function checkDues(
  document: MeasuredDocument,
  items: readonly MeasuredItem[],
  { period }: FrameworkPlan,
): readonly Finding[] {
  const { file } = document;
  const work = listWork(document);
  const dues = [
    ...items.map(({ authored: { due }, path }) => ({ due, path })),
    ...work.map(({ due, path }) => ({ due, path })),
  ];
  return [
    ...work.flatMap(({ start, due, path }) => checkSpan(file, start, due, [...path, "due"])),
    ...dues.flatMap(({ due, path }) => {
      if (due === undefined || contains(period, parseDue(due))) return [];
      const message = `\`${due}\` is outside the time of its plan, ${period.start} to ${period.end}.`;
      const hint = "Write a date inside it, or let the plan end later.";
      const anchor = atValue(...path, "due");
      return [toFinding("due-outside-cycle", file, message, { anchor, hint })];
    }),
  ];
}

interface AuthoredWork {
  readonly start?: string | undefined;
  readonly due?: string | undefined;
  readonly path: KeyPath;
}

/** Work of its own with its parts; what shows work that is written elsewhere has the dates of that. */
function listWork(document: MeasuredDocument): readonly AuthoredWork[] {
  const toWork = (actions: readonly AuthoredAction[], path: KeyPath): readonly AuthoredWork[] =>
    actions.flatMap(({ start, due, actions: parts = [] }, index) => [
      { start, due, path: [...path, index] },
      ...toWork(parts, [...path, index, "actions"]),
    ]);
  switch (document.kind) {
    case "ogsm":
      return (document.data.strategies ?? []).flatMap(({ actions = [] }, index) =>
        toWork(actions, ["strategies", index, "actions"]),
      );
    case "gost":
      return (document.data.tactics ?? []).map(({ start, due }, index) => ({
        start,
        due,
        path: ["tactics", index],
      }));
    case "mbo":
      return [];
  }
}
