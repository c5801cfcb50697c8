import type { IsoDate } from "../model/period.ts";
import { toDay, toExtent, toScale } from "./axis.ts";
import type { CoursePoint } from "./course.ts";
import { toLinePath } from "./line-path.ts";

/** What a spark is drawn from: a series, and where there is one the expected course. */
export interface SparkInput {
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly actual: readonly CoursePoint[];
  readonly expected: readonly { readonly date: IsoDate; readonly value: number }[];
}

/** A chart as small as a word: no axis, no text; the figures stand beside it. */
export interface Spark {
  readonly width: number;
  readonly height: number;
  readonly expected?: string;
  readonly actual?: string;
  readonly last?: { readonly x: number; readonly y: number };
}

/** Draws a spark into a box of `width` × `height`, with room for the dot at its end. */
export function layoutSpark(
  input: SparkInput,
  { width, height }: { readonly width: number; readonly height: number },
): Spark {
  const known = input.actual.filter((point) => point.value !== null);
  const values = [...known.map((point) => point.value ?? 0), ...input.expected.map(toValue)];
  const days = Math.max(1, toDay(input.start, input.end));
  const x = toScale([0, days], [3, width - 4]);
  const y = toScale(toExtent(values), [height - 4, 4]);
  const at = (date: IsoDate): number => x(Math.min(days, Math.max(0, toDay(input.start, date))));
  const draw = (points: readonly CoursePoint[]): string | undefined =>
    toLinePath(
      points.map(({ date, value }) => (value === null ? undefined : { x: at(date), y: y(value) })),
    );
  const expected = input.expected.length < 2 ? undefined : draw(input.expected);
  const actual = known.length < 2 ? undefined : draw(input.actual);
  const last = known.at(-1);
  return {
    width,
    height,
    ...(expected === undefined ? {} : { expected }),
    ...(actual === undefined ? {} : { actual }),
    ...(last === undefined ? {} : { last: { x: at(last.date), y: y(last.value ?? 0) } }),
  };
}

function toValue(point: { readonly value: number }): number {
  return point.value;
}
