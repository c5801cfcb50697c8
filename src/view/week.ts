import type { IsoDate } from "../model/period.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import type { Outlook } from "../model/status.ts";
import type { ViewContext } from "./context.ts";
import type { PersonView, RefView } from "./part.ts";
import { addDays } from "../model/period.ts";
import { viewConfidence } from "./confidence.ts";
import { changesUrl } from "./changes-url.ts";
import { listObjectiveEvents, type PlanEvent } from "./event.ts";
import { toReported } from "./objective-history.ts";
import { viewPerson } from "./person.ts";
import { toReference } from "./reference.ts";
import { endSentence, toFirstSentence } from "./sentence.ts";

/** What changed in the seven days up to the as-of date. */
export interface WeekView {
  /** `41 check-ins, 6 changed promises`. */
  readonly count: string;
  readonly items: readonly WeekItemView[];
  /** What is said where nothing changed. */
  readonly empty: string;
  /** Where all of it is. */
  readonly url: string;
}

export interface WeekItemView {
  readonly type: "weakened" | "change" | "confidence" | "outlook" | "note";
  readonly title: string;
  readonly joint: " on " | " ";
  readonly of: RefView;
  readonly was?: string;
  readonly now?: string;
  readonly text?: string;
  readonly by?: PersonView;
  readonly approvedBy?: PersonView;
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
  const events = new Map(
    objectives.map((each) => [each, listObjectiveEvents(context, each).filter(isRecent)]),
  );
  const edits = [...events.values()].flat().filter(({ isTold }) => isTold).length;
  const items = objectives.flatMap((objective) => [
    ...toChanges(events.get(objective) ?? [], context),
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
      ...(edits > 0 ? [edits === 1 ? "1 other edit" : `${edits} other edits`] : []),
    ].join(", "),
    items: shown,
    empty: endSentence(
      `Nothing was reported or changed from ${format.day(since)} to ${format.day(plan.asOf)}`,
    ),
    url: changesUrl,
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

/** Promises that were changed, and what else git tells that is more than another wording. */
function toChanges(events: readonly PlanEvent[], context: ViewContext): readonly WeekItemView[] {
  const isNews = ({ kind, isEased, isTold }: PlanEvent): boolean =>
    isTold ? isEased || (kind !== "words" && kind !== "check-ins") : kind === "promises";
  return events.filter(isNews).map(({ node, view }): WeekItemView => {
    const event = view();
    const [author] = event.record?.authors ?? [];
    return {
      type: event.type === "weakened" ? "weakened" : "change",
      title: event.name,
      joint: event.joint,
      of: toReference(context, node),
      ...(event.was === undefined ? {} : { was: event.was }),
      ...(event.now === undefined ? {} : { now: event.now }),
      ...(event.reason === undefined ? {} : { text: event.reason }),
      ...(author === undefined ? {} : { by: author }),
      ...(event.approvedBy === undefined ? {} : { approvedBy: event.approvedBy }),
      day: event.day,
      date: event.date,
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
      joint: " on ",
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
      joint: " on ",
      of: toReference(context, objective),
      was: outlooks[before.outlook],
      now: outlooks[last.outlook],
      ...(last.by === undefined ? {} : { by: viewPerson(context, last.by) }),
      day: context.format.day(last.date),
      date: last.date,
    },
  ];
}

/** The last that was said; where nobody said anything, what was reported. */
function toNote(
  context: ViewContext,
  objective: Objective,
  isRecent: IsRecent,
): readonly WeekItemView[] {
  const recent = objective.checkIns.filter(isRecent);
  const last = recent.findLast(({ note }) => note !== undefined) ?? recent.at(-1);
  if (last === undefined) return [];
  const reported = objective.keyResults.flatMap((node) => toReported(context, node, last));
  const values = reported.map(({ code, value }) => `${code} ${value}`).join(", ");
  const text = last.note === undefined ? values : toFirstSentence(last.note, context.format.locale);
  return [
    {
      type: "note",
      title: "Checked in",
      joint: " on ",
      of: toReference(context, objective),
      ...(text === "" ? {} : { text }),
      ...(last.by === undefined ? {} : { by: viewPerson(context, last.by) }),
      day: context.format.day(last.date),
      date: last.date,
    },
  ];
}
