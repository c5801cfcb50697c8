import type { NodeId } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import type { Change, CheckIn, KeyResult, Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewDay } from "./day.ts";
import type { BodyPart, PersonView, RefView } from "./part.ts";
import { viewMarkdown } from "./body.ts";
import { keyNames } from "./change-word.ts";
import { findCode } from "./code.ts";
import { viewPerson } from "./person.ts";
import { viewRecord, type RecordView } from "./record.ts";
import { viewReference } from "./reference.ts";
import type { ToldChange } from "./told-change.ts";
import { toUnit } from "./value.ts";

/** Something that happened, as the file tells it, or git. */
export interface EventView {
  readonly type: "check-in" | "change" | "weakened" | "edit";
  readonly date: IsoDate;
  readonly day: string;
  /** With what it is about, where that is not the page's own document. */
  readonly title: string;
  /** What happened without saying to what, and the word that joins the two: `Target raised`, ` on `. */
  readonly name: string;
  readonly joint: " on " | " ";
  /** `240 → 260`. */
  readonly was?: string;
  readonly now?: string;
  /** What a check-in reported, by key result: `ENG-1.1 51%`. */
  readonly values: readonly {
    readonly code: string;
    readonly url: string;
    readonly value: string;
  }[];
  readonly text: readonly BodyPart[];
  readonly reason?: string;
  readonly by?: PersonView;
  readonly approvedBy?: PersonView;
  /** What git knows of it. */
  readonly record?: RecordView;
}

const outlooks = {
  "on-track": "reported on track",
  "at-risk": "reported at risk",
  "off-track": "reported off track",
} as const;

/** What was reported on a day; `told` is the commit that brought it. */
export function viewCheckIn(
  context: ViewContext,
  objective: Objective,
  checkIn: CheckIn,
  told?: ToldChange,
): EventView {
  const { label, outlook } = checkIn;
  const reported = label ?? (outlook === undefined ? undefined : outlooks[outlook]);
  return {
    type: "check-in",
    date: checkIn.date,
    day: viewDay(context, checkIn.date, objective),
    title: reported === undefined ? "Checked in" : `Checked in, ${reported}`,
    name: "Checked in",
    joint: " on ",
    values: objective.keyResults.flatMap((keyResult) => toReported(context, keyResult, checkIn)),
    text: checkIn.note === undefined ? [] : viewMarkdown(context, checkIn.note, objective),
    ...(checkIn.by === undefined ? {} : { by: viewPerson(context, checkIn.by) }),
    ...(told && { record: viewRecord(context, told.revision, told.change) }),
  };
}

/** The values of a check-in, by key result. */
export function toReported(
  context: ViewContext,
  keyResult: KeyResult,
  { date, items }: CheckIn,
): EventView["values"] {
  if (!items.includes(keyResult.item)) return [];
  const reading = keyResult.observations.find((observation) => observation.date === date);
  if (reading === undefined || reading.value === null) return [];
  const { unit, decimals } = toUnit(keyResult, context.plan);
  const value =
    typeof reading.value === "number"
      ? context.format.value(reading.value, unit, decimals)
      : typeof reading.value === "boolean"
        ? reading.value
          ? "done"
          : "not done"
        : reading.value;
  return [{ code: findCode(context, keyResult) ?? keyResult.item, url: keyResult.url, value }];
}

/** A promise that was changed; `name` is what happened without saying to what: `Target raised`. */
export function viewChange(
  context: ViewContext,
  objective: Objective,
  change: Change,
  told?: ToldChange,
): EventView {
  const keyResult = objective.keyResults.find(({ item }) => item === change.item);
  const code = keyResult && (findCode(context, keyResult) ?? keyResult.title.plain);
  const name = keyNames[change.key] ?? change.key;
  const verb = keyResult === undefined ? "changed" : toVerb(keyResult, change);
  return {
    type: verb === "eased" ? "weakened" : "change",
    date: change.date,
    day: viewDay(context, change.date, objective),
    name: `${name} ${verb}`,
    title: `${name} ${verb}${code === undefined ? "" : ` on ${code}`}`,
    joint: " on ",
    ...(change.was === undefined ? {} : { was: toText(context, keyResult, change.was) }),
    ...(change.now === undefined ? {} : { now: toText(context, keyResult, change.now) }),
    values: [],
    text: [],
    reason: change.reason,
    ...(change.approvedBy === undefined
      ? {}
      : { approvedBy: viewPerson(context, change.approvedBy) }),
    ...(told && { record: viewRecord(context, told.revision, told.change) }),
  };
}

/**
 * Whether a promise was made easier: a target nearer to the baseline, a later date.
 * - from 42, to 65 → 58: eased · from 118, to 240 → 260: raised · from 96, to 36 → 48: eased
 */
function toVerb({ measure }: KeyResult, { key, was, now }: Change): string {
  if (was === undefined || now === undefined) return "changed";
  if (key === "due") return now > was ? "eased" : "brought forward";
  if (key !== "to" || measure.kind !== "change") return "changed";
  const before = Math.abs(Number(was) - measure.from);
  const after = Math.abs(Number(now) - measure.from);
  if (Number.isNaN(before + after) || before === after) return "changed";
  return after < before ? "eased" : "raised";
}

/** As the author wrote it, with the unit of the measure; a person's id becomes the name. */
function toText(context: ViewContext, keyResult: KeyResult | undefined, text: string): string {
  const person = context.plan.nodes.get(`person:${text}` as NodeId);
  if (person !== undefined) return person.title.plain;
  const number = Number(text);
  if (keyResult === undefined || text.trim() === "" || Number.isNaN(number)) return text;
  const { unit, decimals } = toUnit(keyResult, context.plan);
  return context.format.value(number, unit, decimals);
}

/** Objectives that this one came from and went on as. */
export function viewCarried(
  context: ViewContext,
  objective: Objective,
): { readonly from?: RefView; readonly to: readonly RefView[] } {
  const to = (context.plan.edgesTo.get(objective.id) ?? [])
    .filter((edge) => edge.relation === "carried-over-from")
    .map((edge) => viewReference(context, edge.from));
  if (objective.carriedOverFrom === undefined) return { to };
  return { from: viewReference(context, objective.carriedOverFrom), to };
}
