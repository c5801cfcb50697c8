import { layoutCourseChart } from "../graph/course-chart.ts";
import type { CourseChart, CourseInput, CourseLevel } from "../graph/course.ts";
import type { NodeId } from "../model/id.ts";
import { contains, isIsoDate, type IsoDate } from "../model/period.ts";
import type { KeyResult, Objective, Observation } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toBand, toExpectedCourse, toTargets } from "./course-measure.ts";
import { viewDay } from "./day.ts";
import { listObjectiveEvents, type PlanEvent } from "./event.ts";
import type { EventView } from "./objective-history.ts";
import type { Glyph } from "./part.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { toTickText } from "./tick.ts";
import { getCounted, toUnit, viewValue } from "./value.ts";

/** The course of one key result: a drawing, the sentence that says the same, and the figures in a table. */
export interface CourseView {
  /** Absent where there is nothing that a line could show: milestones, texts, no figures at all. */
  readonly chart: CourseChart | undefined;
  readonly glyph: Glyph;
  /** Of the key result: plain text. */
  readonly title: string;
  readonly sentence: string;
  /** `8 check-ins, last 25 Aug`. */
  readonly readings: string;
  /** `expected today 56%`. */
  readonly expected: string | undefined;
  /** Newest first. */
  readonly rows: readonly CourseRow[];
  /** When the promise itself was changed, newest first: the marks of the drawing in words. */
  readonly changes: readonly EventView[];
}

/** One reading, as the table twin shows it. */
export interface CourseRow {
  readonly date: IsoDate;
  readonly day: string;
  readonly value: string;
  readonly by: string | undefined;
  readonly note: string | undefined;
  readonly place: PlaceView;
}

/** Views the course of a key result; `glyph` is that of its status. */
export function viewCourse(context: ViewContext, shown: KeyResult, glyph: Glyph): CourseView {
  const keyResult = getCounted(context, shown);
  const assessment = context.assessment.keyResults.get(keyResult.id);
  const say = toSay(context, keyResult);
  const promised = listPromised(context, keyResult);
  const input = toInput(context, keyResult, say, promised);
  const hasLine = input.expected.length > 0 || input.actual.length > 1 || input.band !== undefined;
  const expected = assessment?.expectedValue;
  const last = keyResult.observations.at(-1);
  return {
    chart: hasLine ? layoutCourseChart(input) : undefined,
    glyph,
    title: shown.title.plain,
    sentence: toSentence(
      context,
      keyResult,
      input,
      expected === undefined ? undefined : say(expected),
    ),
    readings: toReadings(
      keyResult.observations.length,
      last && viewDay(context, last.date, keyResult),
    ),
    expected:
      input.today === undefined || expected === undefined
        ? undefined
        : `expected today ${say(expected)}`,
    rows: keyResult.observations.map((reading) => toRow(context, reading, say)).reverse(),
    changes: promised.map(({ view }) => view()),
  };
}

type Say = (value: Observation["value"]) => string;

function toSay({ format, plan }: ViewContext, keyResult: KeyResult): Say {
  const { unit, decimals } = toUnit(keyResult, plan);
  return (value) => {
    if (typeof value === "number") return format.value(value, unit, decimals);
    if (typeof value === "string") return isIsoDate(value) ? `done ${format.date(value)}` : value;
    if (value === null) return "not measured";
    return value ? "done" : "not done";
  };
}

function toInput(
  context: ViewContext,
  keyResult: KeyResult,
  say: Say,
  promised: readonly PlanEvent[],
): CourseInput {
  const { asOf } = context.plan;
  const { period, measure } = keyResult;
  const expected = toExpectedCourse(keyResult);
  const actual = keyResult.observations
    .filter((reading) => reading.date >= period.start)
    .map(({ date, value }) => ({ date, value: typeof value === "number" ? value : null }));
  const today = contains(period, asOf) ? asOf : asOf < period.start ? period.start : undefined;
  const known = actual.findLast((point) => point.value !== null);
  const baseline = measure.kind === "reach" ? undefined : expected[0];
  return {
    ...period,
    today,
    actual,
    expected,
    baseline: baseline && { value: baseline.value, text: say(baseline.value) },
    band: toBand(measure),
    targets: toTargets(measure).map(({ value, name }) => ({
      value,
      text: name === undefined ? say(value) : `${name} ${say(value)}`,
    })),
    projection: today === undefined ? undefined : toProjection(context, keyResult, say),
    nowText: known && say(known.value),
    changed: toChanged(context, keyResult, say, promised),
    tickText: toTickText(context.format.locale, period),
  };
}

/** What a person expects counts before what a line through the readings says; both are named for what they are. */
function toProjection(
  context: ViewContext,
  keyResult: KeyResult,
  say: Say,
): CourseLevel | undefined {
  const said = keyResult.forecasts.at(-1);
  if (said !== undefined) return { value: said.value, text: `forecast ${say(said.value)}` };
  const trend = context.assessment.keyResults.get(keyResult.id)?.forecast;
  return trend === undefined
    ? undefined
    : { value: trend.value, text: `trend ${say(trend.value)}` };
}

const promises: Readonly<Record<string, string>> = {
  from: "baseline",
  to: "target",
  atLeast: "floor",
  atMost: "ceiling",
  between: "band",
  target: "target",
  due: "due date",
};

function toChanged(
  context: ViewContext,
  keyResult: KeyResult,
  say: Say,
  promised: readonly PlanEvent[],
): CourseInput["changed"] {
  const objective = getObjective(context, keyResult.objective);
  const written = objective.changes
    .filter(({ date, item }) => item === keyResult.item && contains(keyResult.period, date))
    .flatMap(({ date, key, was }) => {
      const promise = promises[key];
      if (promise === undefined) return [];
      const text = was === undefined ? "changed" : `was ${toWas(context, was, say)}`;
      return [{ date, text: `${promise} ${text}` }];
    });
  const told = promised
    .filter(({ date, isTold }) => isTold && contains(keyResult.period, date))
    .map(({ date, view }) => {
      const { name, was } = view();
      // `Target eased` of a target that was 65% is `target was 65%` here, where its turn is seen.
      const [, noun = name, turn = ""] = /^(.*) (\S+)$/.exec(name) ?? [];
      return { date, text: `${noun.toLowerCase()} ${was === undefined ? turn : `was ${was}`}` };
    });
  return [...written, ...told].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** What happened to the promise of a key result. */
function listPromised(context: ViewContext, { id, objective }: KeyResult): readonly PlanEvent[] {
  return listObjectiveEvents(context, getObjective(context, objective)).filter(
    ({ kind, node }) => kind === "promises" && node.id === id,
  );
}

/** What stood there before, in the measure's unit or as a day; as written where it is neither. */
function toWas({ format }: ViewContext, was: string, say: Say): string {
  if (isIsoDate(was)) return format.day(was);
  return was.trim() === "" || Number.isNaN(Number(was)) ? was : say(Number(was));
}

function getObjective(context: ViewContext, id: NodeId): Objective {
  const node = context.plan.nodes.get(id);
  if (node?.kind !== "objective") throw new Error(`no objective: ${id}`);
  return node;
}

function toSentence(
  context: ViewContext,
  keyResult: KeyResult,
  input: CourseInput,
  expected: string | undefined,
): string {
  const { format } = context;
  const parts: string[] = [];
  if (input.baseline !== undefined) {
    parts.push(`from ${input.baseline.text} on ${format.date(keyResult.period.start)}`);
  }
  parts.push(toNowText(context, keyResult, input));
  if (input.targets.length > 0) {
    const targets = input.targets.map((target) => target.text).join(", ");
    parts.push(`target ${targets} on ${format.date(keyResult.period.end)}`);
  }
  if (input.today !== undefined && expected !== undefined) parts.push(`expected today ${expected}`);
  if (input.projection !== undefined) parts.push(input.projection.text);
  return `${keyResult.title.plain}: ${parts.join(", ")}`;
}

/** Where it stands in words, also of what no line can be drawn of. */
function toNowText(context: ViewContext, keyResult: KeyResult, { nowText }: CourseInput): string {
  if (nowText !== undefined) return `now ${nowText}`;
  const { kind } = keyResult.measure;
  const isWord = kind === "milestone" || kind === "steps" || kind === "ordinal";
  const { now } = viewValue(context, keyResult);
  return isWord && now !== "No data"
    ? `now ${now.replace(/^./u, (first) => first.toLowerCase())}`
    : "no reading yet";
}

function toReadings(count: number, last: string | undefined): string {
  if (last === undefined) return "No reading yet";
  return count === 1 ? `1 reading, ${last}` : `${count} readings, last ${last}`;
}

function toRow(context: ViewContext, reading: Observation, say: Say): CourseRow {
  const by = reading.by === undefined ? undefined : context.plan.nodes.get(reading.by);
  return {
    date: reading.date,
    day: context.format.date(reading.date),
    value: say(reading.value),
    by: by?.title.plain,
    note: reading.note,
    place: toPlace(context, reading.source),
  };
}
