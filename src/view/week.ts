import type { IsoDate } from "../model/period.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import type { Outlook } from "../model/status.ts";
import type { ViewContext } from "./context.ts";
import type { PersonView, RefView } from "./part.ts";
import { addDays } from "../model/period.ts";
import { viewConfidence } from "./confidence.ts";
import { viewChange } from "./objective-history.ts";
import { viewPerson } from "./person.ts";
import { toReference } from "./reference.ts";
import { toFirstSentence } from "./sentence.ts";

/** What changed in the seven days up to the as-of date. */
export interface WeekView {
  /** `41 check-ins, 6 changed promises`. */
  readonly count: string;
  readonly items: readonly WeekItemView[];
  /** What is said where nothing changed. */
  readonly empty: string;
}

export interface WeekItemView {
  readonly type: "weakened" | "change" | "confidence" | "outlook" | "note";
  readonly title: string;
  readonly of: RefView;
  readonly was?: string;
  readonly now?: string;
  readonly text?: string;
  readonly by?: PersonView;
  readonly day: string;
  readonly date: IsoDate;
}

const mostItems = 7;
/** So that a week in which all confidence fell tells of something else, too. */
const mostOfType = 3;

/** What matters most when not all can be shown. */
const order: readonly WeekItemView["type"][] = [
  "weakened",
  "change",
  "confidence",
  "outlook",
  "note",
];

/** Views what changed in a week, among objectives. */
export function viewWeek(context: ViewContext, objectives: readonly Objective[]): WeekView {
  const { plan, format } = context;
  const since = addDays(plan.asOf, -6);
  const isRecent = ({ date }: { readonly date: IsoDate }): boolean => date >= since;
  const checkIns = objectives.flatMap((objective) => objective.checkIns.filter(isRecent)).length;
  const changes = objectives.flatMap((objective) => objective.changes.filter(isRecent)).length;
  const items = objectives.flatMap((objective) => [
    ...toChanges(context, objective, isRecent),
    ...objective.keyResults.flatMap((node) => toConfidence(context, objective, node, isRecent)),
    ...toOutlook(context, objective, isRecent),
    ...toNote(context, objective, isRecent),
  ]);
  const sorted = toFirstOfEach(items).toSorted(
    (a, b) => order.indexOf(a.type) - order.indexOf(b.type),
  );
  const shown = sorted
    .filter(
      (item, index) => index - sorted.findIndex(({ type }) => type === item.type) < mostOfType,
    )
    .slice(0, mostItems)
    .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return {
    count: [
      ...(checkIns > 0 ? [checkIns === 1 ? "1 check-in" : `${checkIns} check-ins`] : []),
      ...(changes > 0 ? [changes === 1 ? "1 changed promise" : `${changes} changed promises`] : []),
    ].join(", "),
    items: shown,
    empty: `Nothing was reported or changed from ${format.day(since)} to ${format.day(plan.asOf)}.`,
  };
}

/** One note for an objective is enough, and none where something else already tells of it. */
function toFirstOfEach(items: readonly WeekItemView[]): readonly WeekItemView[] {
  const told = new Set(items.filter(({ type }) => type !== "note").map(({ of }) => toPage(of)));
  return items.filter((item) => item.type !== "note" || !told.has(toPage(item.of)));
}

function toPage({ url }: RefView): string {
  return url.split("#")[0] ?? url;
}

type IsRecent = (dated: { readonly date: IsoDate }) => boolean;

function toChanges(
  context: ViewContext,
  objective: Objective,
  isRecent: IsRecent,
): readonly WeekItemView[] {
  return objective.changes.filter(isRecent).map((change): WeekItemView => {
    const event = viewChange(context, objective, change);
    const node = objective.keyResults.find(({ item }) => item === change.item) ?? objective;
    return {
      type: event.type === "weakened" ? "weakened" : "change",
      title: event.name,
      of: toReference(context, node),
      ...(event.was === undefined ? {} : { was: event.was }),
      ...(event.now === undefined ? {} : { now: event.now }),
      text: change.reason,
      ...(change.approvedBy === undefined ? {} : { by: viewPerson(context, change.approvedBy) }),
      day: event.day,
      date: change.date,
    };
  });
}

/** The least change in confidence that is worth a line: two notches of ten. */
const notable = 0.2;

function toConfidence(
  context: ViewContext,
  objective: Objective,
  keyResult: KeyResult,
  isRecent: IsRecent,
): readonly WeekItemView[] {
  const last = keyResult.confidences.at(-1);
  const before = keyResult.confidences.at(-2);
  if (last === undefined || before === undefined || !isRecent(last)) return [];
  if (Math.abs(last.value - before.value) < notable - 1e-9) return [];
  const view = viewConfidence(context, { now: last.value, was: before.value });
  const by = objective.checkIns.find(({ date }) => date === last.date)?.by;
  return [
    {
      type: "confidence",
      title: last.value < before.value ? "Confidence fell" : "Confidence rose",
      of: toReference(context, keyResult),
      ...(view?.was === undefined ? {} : { was: view.was, now: view.now }),
      ...(by === undefined ? {} : { by: viewPerson(context, by) }),
      day: context.format.day(last.date),
      date: last.date,
    },
  ];
}

const outlooks: Readonly<Record<Outlook, string>> = {
  "on-track": "on track",
  "at-risk": "at risk",
  "off-track": "off track",
};

function toOutlook(
  context: ViewContext,
  objective: Objective,
  isRecent: IsRecent,
): readonly WeekItemView[] {
  const told = objective.checkIns.filter(({ outlook }) => outlook !== undefined);
  const last = told.at(-1);
  const before = told.at(-2);
  if (last?.outlook === undefined || before?.outlook === undefined) return [];
  if (last.outlook === before.outlook || !isRecent(last)) return [];
  return [
    {
      type: "outlook",
      title: "Outlook changed",
      of: toReference(context, objective),
      was: outlooks[before.outlook],
      now: outlooks[last.outlook],
      ...(last.by === undefined ? {} : { by: viewPerson(context, last.by) }),
      day: context.format.day(last.date),
      date: last.date,
    },
  ];
}

function toNote(
  context: ViewContext,
  objective: Objective,
  isRecent: IsRecent,
): readonly WeekItemView[] {
  const last = objective.checkIns.findLast((checkIn) => checkIn.note !== undefined);
  if (last?.note === undefined || !isRecent(last)) return [];
  return [
    {
      type: "note",
      title: "Checked in",
      of: toReference(context, objective),
      text: toFirstSentence(last.note, context.format.locale),
      ...(last.by === undefined ? {} : { by: viewPerson(context, last.by) }),
      day: context.format.day(last.date),
      date: last.date,
    },
  ];
}
