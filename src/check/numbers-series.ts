import type { Document, SeriesReading } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import { parseDue } from "../model/period.ts";
import type { RuleCode } from "../model/rules.ts";

type KpiDocument = Extract<Document, { readonly kind: "kpi" }>;

/** Checks that the readings of a KPI run forward, each on a day of its own. */
export function checkReadings(document: KpiDocument, asOf: IsoDate): readonly Finding[] {
  const twofold = findTwofold(document);
  return twofold ? [twofold] : checkSeries(document.series, asOf);
}

/** The same of any series of readings. */
export function checkSeries(series: readonly SeriesReading[], asOf: IsoDate): readonly Finding[] {
  const findings: Finding[] = [];
  let last: SeriesReading | undefined;
  for (const reading of series) {
    const problem = last && findDisorder(last, reading);
    if (problem) findings.push(toReadingFinding("observation-order", reading, problem));
    last = reading;
  }
  const late = series.filter(({ date }) => parseDue(date) > asOf);
  const [first] = late;
  if (first) findings.push(toReadingFinding("observation-after-as-of", first, toLate(late, asOf)));
  return findings;
}

/** One order cannot be seen in two lists. */
function findTwofold({ data, file, series }: KpiDocument): Finding | undefined {
  const other = series.find(({ source }) => source.line !== undefined)?.source.file;
  if (other === undefined || data.series === undefined) return undefined;
  const message = `The readings stand in \`${other}\` and under \`series\`, and they are one list.`;
  const details = { anchor: atValue("series"), hint: "Move them all into one of the two." };
  return toFinding("invalid-value", file, message, details);
}

interface Words {
  readonly message: string;
  readonly hint?: string;
}

function findDisorder(last: SeriesReading, reading: SeriesReading): Words | undefined {
  const [before, date] = [parseDue(last.date), parseDue(reading.date)];
  if (date > before) return undefined;
  if (date === before) {
    return {
      message: `The reading of \`${reading.date}\` is there twice, so nobody can tell which one counts.`,
      hint: "Keep the right one of the two.",
    };
  }
  return {
    message: `The reading of \`${reading.date}\` comes after that of \`${last.date}\`, so the series runs backwards.`,
    hint: "Put the readings in the order of their dates.",
  };
}

function toLate(late: readonly SeriesReading[], asOf: IsoDate): Words {
  const date = late[0]?.date ?? "";
  const message =
    late.length === 1
      ? `The reading of \`${date}\` is later than the as-of date ${asOf}, so it counts in no number.`
      : `${late.length} readings from \`${date}\` on are later than the as-of date ${asOf}, so they count in no number.`;
  return { message, hint: "Leave it where the date is right: it counts from that day on." };
}

/** A reading of a file of its own stands on a line, one of front matter at a key. */
function toReadingFinding(
  code: RuleCode,
  { date, source }: SeriesReading,
  { message, hint }: Words,
): Finding {
  const { file, path, line } = source;
  const anchor = path && atValue(...path, "date");
  const finding = toFinding(code, file, message, { anchor, hint });
  if (line === undefined) return finding;
  const place = { line, column: 1, endLine: line, endColumn: 1 + date.length };
  return { ...finding, place };
}
