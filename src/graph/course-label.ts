import type { IsoDate } from "../model/period.ts";
import { roundTenth } from "./axis.ts";
import { courseSize, type CourseFrame, type CourseInput } from "./course.ts";
import {
  findFreeLabel,
  lineHeight,
  spread,
  toFittingText,
  toLabelBox,
  toTextWidth,
  type Box,
  type Label,
} from "./label.ts";

const widestMargin = 96;

/** The space that the texts at the two sides of the drawing need. */
export function toMargins(input: CourseInput): { readonly left: number; readonly right: number } {
  const fit = (texts: readonly string[]): number =>
    Math.min(widestMargin, Math.max(36, ...texts.map((text) => toTextWidth(text) + 10)));
  return {
    left: roundTenth(fit(input.baseline === undefined ? [] : [input.baseline.text])),
    right: roundTenth(fit(toLevels(input).flatMap((level) => toLines(level.text)))),
  };
}

/** Labels the newest value, the levels at the sides and the changes; what finds no free place is left to the table. */
export function layoutCourseLabels(
  input: CourseInput,
  frame: CourseFrame,
  last: { readonly x: number; readonly y: number } | undefined,
): readonly Label[] {
  const labels: Label[] = [...baselineLabel(input, frame), ...levelLabels(input, frame)];
  const inside: Box = { x: 0, y: 0, width: courseSize.width, height: courseSize.height - 16 };
  const add = (candidates: readonly Label[]): void => {
    const free = findFreeLabel(candidates, labels.map(toLabelBox), inside);
    if (free !== undefined) labels.push(free);
  };
  if (last !== undefined && input.nowText !== undefined) {
    add(aroundMark(frame, last, input.nowText));
  }
  for (const { date, text } of input.changed) add(besideChange(frame, date, text));
  return labels;
}

function toLevels(input: CourseInput): CourseInput["targets"] {
  return input.projection === undefined ? input.targets : [...input.targets, input.projection];
}

function baselineLabel(input: CourseInput, frame: CourseFrame): readonly Label[] {
  if (input.baseline === undefined) return [];
  return [
    {
      x: roundTenth(frame.left - 6),
      y: roundTenth(frame.y(input.baseline.value) + 4),
      anchor: "end",
      text: toFittingText(input.baseline.text, frame.left - 8),
      tone: "plain",
    },
  ];
}

function levelLabels(input: CourseInput, frame: CourseFrame): readonly Label[] {
  const lines = toLevels(input).flatMap((level) =>
    toLines(level.text).map((text) => ({ text, level })),
  );
  // Wanted at one height, the lines of a level stay together.
  const wanted = lines.map(({ level }) => frame.y(level.value) + 4);
  const places = spread(wanted, lineHeight + 1, frame.top, frame.bottom + 4);
  return lines.map(({ text, level }, index) => ({
    x: roundTenth(frame.right + 6),
    y: places[index] ?? frame.top,
    anchor: "start",
    text: toFittingText(text, courseSize.width - frame.right - 8),
    tone: level === input.projection ? "plain" : "ink",
  }));
}

/**
 * What the widest margin has no room for in one line becomes two; a number and its unit are held together by their space:
 *
 *     trend 58%                      trend 58%
 *     forecast 1,250 passengers      forecast · 1,250 passengers
 */
function toLines(text: string): readonly string[] {
  const width = widestMargin - 8;
  if (toTextWidth(text) <= width) return [text];
  const words = text.split(" ");
  const most = words.findLastIndex(
    (_, index) => index > 0 && toTextWidth(words.slice(0, index).join(" ")) <= width,
  );
  if (most < 1) return [text];
  return [words.slice(0, most).join(" "), words.slice(most).join(" ")];
}

/** Below the mark where the value is lower on the drawing than what is expected, else above: clear of the ink line. */
function aroundMark(
  frame: CourseFrame,
  last: { readonly x: number; readonly y: number },
  text: string,
): readonly Label[] {
  const label = (dx: number, dy: number, anchor: Label["anchor"]): Label => ({
    x: roundTenth(last.x + dx),
    y: roundTenth(last.y + dy),
    anchor,
    text,
    tone: "strong",
  });
  const under = [label(10, 15, "start"), label(0, 19, "middle"), label(-9, 15, "end")];
  const over = [label(10, -8, "start"), label(0, -10, "middle"), label(-9, -8, "end")];
  const isBelow = frame.now === undefined || last.y >= frame.y(frame.now);
  return isBelow ? [...under, ...over] : [...over, ...under];
}

function besideChange(frame: CourseFrame, date: IsoDate, text: string): readonly Label[] {
  const at = frame.x(date);
  const label = (dx: number, y: number, anchor: Label["anchor"]): Label => ({
    x: roundTenth(at + dx),
    y,
    anchor,
    text,
    tone: "plain",
  });
  return [
    label(4, 11, "start"),
    label(-4, 11, "end"),
    label(4, frame.bottom, "start"),
    label(-4, frame.bottom, "end"),
  ];
}
