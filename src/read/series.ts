import type { SeriesReading } from "../model/document.ts";
import { joinOr } from "../model/enumeration.ts";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import { findLikelyNumber } from "../model/likely-number.ts";
import { findNearest } from "../model/nearest.ts";
import type { RuleCode } from "../model/rules.ts";
import { due } from "../model/schema/text.ts";
import { findControl, sayControl } from "./control.ts";
import type { Cell } from "./csv.ts";
import { parseCsv } from "./csv.ts";
import { findLikelyDate, findLikelyMonth } from "./likely-value.ts";
import { checkMagnitude, checkYear } from "./range.ts";
import { quote } from "./wording.ts";

export interface SeriesResult {
  readonly series: readonly SeriesReading[];
  readonly findings: readonly Finding[];
}

const columns = ["date", "value", "note", "by"];
const numeral = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Parses the readings beside a KPI: `date,value,note,by`, of which the last two may be left out. */
export function parseSeries(file: string, text: string): SeriesResult {
  const { rows, unclosed } = parseCsv(text);
  const findings: Finding[] = [];
  const report = (
    code: RuleCode,
    cell: Pick<Cell, "start" | "end">,
    message: string,
    hint: string,
  ): void => {
    const anchor = { type: "span", start: cell.start, end: cell.end } as const;
    findings.push(toFinding(code, file, message, { anchor, hint }));
  };
  if (unclosed !== undefined) {
    const message = "A quote is opened here and never closed.";
    report(
      "wrong-type",
      { start: unclosed, end: unclosed + 1 },
      message,
      "Close it, or double it.",
    );
  }
  const [header, ...lines] = rows;
  if (!header) {
    const message = "The file is empty, and a line of column names is expected.";
    report("missing-key", { start: 0, end: 0 }, message, "Begin it with `date,value,note,by`.");
    return { series: [], findings };
  }
  const separator = header.length === 1 ? /[;\t]/.exec(header[0]?.text ?? "")?.[0] : undefined;
  if (separator !== undefined) {
    const by = separator === ";" ? "semicolons" : "tabs";
    const message = `The columns are separated by ${by}, and commas are expected.`;
    const place = { start: 0, end: header[0]?.end ?? 0 };
    report("missing-key", place, message, "Save it with commas, and write decimals with a point.");
    return { series: [], findings };
  }
  const names = header.map((cell) => cell.text.toLowerCase());
  for (const [at, cell] of header.entries()) {
    const name = names[at] ?? "";
    if (names.indexOf(name) < at) {
      const message = `The column ${quote(cell.text)} is there twice, so nobody can tell which one counts.`;
      report("unknown-key", cell, message, "Remove one of the two.");
      continue;
    }
    if (columns.includes(name)) continue;
    const nearest = findNearest(
      name,
      columns.filter((each) => !names.includes(each)),
    );
    const hint =
      nearest === undefined
        ? `Use ${joinOr(columns.map(quote))}.`
        : `Did you mean ${quote(nearest)}?`;
    report("unknown-key", cell, `${quote(cell.text)} is not a column of a series.`, hint);
  }
  for (const name of ["date", "value"].filter((each) => !names.includes(each))) {
    const end = header.at(-1)?.end ?? 0;
    const message = `A series needs the column \`${name}\`, and there is none.`;
    report("missing-key", { start: 0, end }, message, "Begin the file with `date,value,note,by`.");
  }
  if (findings.length > 0) return { series: [], findings };

  const series: SeriesReading[] = [];
  const valueAt = names.indexOf("value");
  for (const row of lines) {
    const split = findSplitNumber(text, row[valueAt], row[valueAt + 1]);
    if (split) {
      const message = `\`value\` is ${quote(split.value.text)}, and behind the comma stands ${quote(split.rest.text)} as a cell of its own.`;
      const hint = `If they are one number, write ${joinOr(split.numbers.map(quote))}; a note says more than a number, or stands in double quotes.`;
      report("wrong-type", { start: split.value.start, end: split.rest.end }, message, hint);
      continue;
    }
    const extra = row[names.length];
    if (extra) {
      const message = `This line has ${row.length} cells, and there are ${names.length} columns.`;
      report("wrong-type", extra, message, "Put text that holds a comma in double quotes.");
      continue;
    }
    const cells = new Map(names.map((name, at) => [name, row[at]]));
    const date = cells.get("date");
    const value = cells.get("value");
    if (!date) continue;
    const isDate = due.safeParse(date.text).success;
    const isNumber = !value || value.text === "" || numeral.test(value.text);
    if (!isDate) {
      const message = `\`date\` is ${quote(date.text)}, which is no date.`;
      const likely = findLikelyDate(date.text) ?? findLikelyMonth(date.text);
      const hint =
        likely === undefined
          ? "Write it as YYYY-MM-DD, or YYYY-MM for the last day of a month."
          : `Did you mean \`${likely}\`?`;
      report("invalid-value", date, message, hint);
    }
    if (!isNumber) {
      const message = `\`value\` is the text ${quote(value.text)}, and a number is expected.`;
      const numbers = findLikelyNumber(value.text)?.numbers.map(quote) ?? ["the bare number"];
      report("wrong-type", value, message, `Write ${joinOr(numbers)}, or leave it empty.`);
    }
    if (!isDate || !isNumber) continue;
    const year = checkYear(date.text);
    if (year !== undefined) report("invalid-value", date, year, "Write the year of the reading.");
    const size = value && checkMagnitude(Number(value.text));
    if (value && size !== undefined) {
      report("invalid-value", value, size, "Choose a larger or a smaller unit.");
    }
    const cell = cells.get("note");
    const control = cell && findControl(cell.text);
    if (cell && control) {
      const { message, hint } = sayControl("`note`", control);
      report("invalid-value", cell, message, hint);
    }
    const note = cell?.text ?? "";
    const by = cells.get("by")?.text ?? "";
    series.push({
      date: date.text,
      value: !value || value.text === "" ? null : Number(value.text),
      ...(note === "" ? {} : { note }),
      ...(by === "" ? {} : { by }),
      source: { file, line: date.line },
    });
  }
  return { series, findings };
}

/** A number that a comma before its decimals, or between its thousands, made into two cells; a quoted one is whole. */
function findSplitNumber(
  text: string,
  value: Cell | undefined,
  rest: Cell | undefined,
): { value: Cell; rest: Cell; numbers: readonly string[] } | undefined {
  if (!value || !rest || !/^[+-]?\d+$/.test(value.text) || !/^\d+$/.test(rest.text))
    return undefined;
  if (text.slice(value.start, rest.end).includes('"')) return undefined;
  const numbers = findLikelyNumber(`${value.text.replace("+", "")},${rest.text}`)?.numbers;
  return numbers === undefined ? undefined : { value, rest, numbers };
}
