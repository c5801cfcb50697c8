import { isDeepStrictEqual } from "node:util";
import { compareText } from "../model/text-order.ts";
import type { ChangeValue } from "./change.ts";

/** A difference between two lists of reports: a report given, changed or taken away. */
export interface ReportChange {
  readonly type: "checked-in" | "changed";
  readonly date: string;
  readonly by?: string;
  readonly was?: ChangeValue;
  readonly now?: ChangeValue;
  /** Which of the later reports it is; absent for one that is gone. */
  readonly at?: number;
}

type Report = Readonly<Record<string, unknown>>;

/**
 * Compares check-ins or readings, whose order means nothing. One with the date and the author of another that is gone
 * is that one, changed; a reading where there was none yet, `value: null`, is a new one.
 */
export function compareReports(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly ReportChange[] {
  // Lists of reports hold records, as the schemas say.
  const gone = [...before] as Report[];
  const come: { readonly report: Report; readonly at: number }[] = [];
  for (const [at, each] of after.entries()) {
    const report = each as Report;
    const same = gone.findIndex((other) => isDeepStrictEqual(other, report));
    if (same >= 0) gone.splice(same, 1);
    else come.push({ report, at });
  }
  const changes = come.map(({ report, at }): ReportChange => {
    const old = gone.findIndex((other) => isSame(other, report));
    const [was] = old >= 0 ? gone.splice(old, 1) : [];
    const isNew = was === undefined || (was["value"] === null && report["value"] !== null);
    const type = isNew ? "checked-in" : "changed";
    return {
      type,
      ...toWho(report),
      ...(was && toShort("was", was)),
      ...toShort("now", report),
      at,
    };
  });
  const taken = gone.map((report): ReportChange => {
    return { type: "changed", ...toWho(report), ...toShort("was", report) };
  });
  return [...changes, ...taken].sort(
    (a, b) => compareText(a.date, b.date) || compareText(a.by ?? "", b.by ?? ""),
  );
}

function isSame(a: Report, b: Report): boolean {
  return a["date"] === b["date"] && a["by"] === b["by"];
}

function toWho(report: Report): { readonly date: string; readonly by?: string } {
  const by = report["by"];
  return { date: String(report["date"]), ...(typeof by === "string" && { by }) };
}

/** A report in a few words: `51` of a reading, `at-risk, kr1 51, kr2 63` of a check-in. */
function toShort<Key extends "was" | "now">(
  key: Key,
  report: Report,
): Partial<Record<Key, ChangeValue>> {
  const { value, outlook, values } = report;
  const record = (text: ChangeValue): Partial<Record<Key, ChangeValue>> =>
    // One key, and the one asked for.
    ({ [key]: text }) as Partial<Record<Key, ChangeValue>>;
  if (typeof value === "number") return record(value);
  const parts = [
    ...(typeof outlook === "string" ? [outlook] : []),
    ...Object.entries(values ?? {}).map(([item, each]) => `${item} ${String(each)}`),
  ];
  return parts.length === 0 ? {} : record(parts.join(", "));
}
