import { isReserved } from "../check/portal-page.ts";
import type { CycleEntry } from "../exchange/cycle-text.ts";
import {
  findCycleBefore,
  findMonths,
  findNextLabel,
  getNextPeriod,
  toShape,
} from "../model/next-cycle.ts";
import { idSegment, isDeviceName } from "../model/id.ts";
import type { IsoDate, Period } from "../model/period.ts";
import { addDays, daysBetween, isInside, isIsoDate, parseDate } from "../model/period.ts";
import type { Cycle, Plan } from "../model/plan.ts";
import type { AuthoredPortal } from "../model/schema/portal.ts";
import { toVisible } from "../report/width.ts";
import { UsageError } from "./command.ts";

/** What the command line says of the cycle that is to be opened. */
export type CycleDates = Readonly<
  Partial<Record<"from" | "label" | "start" | "end" | "publish-by", string>>
>;

/** The cycle that is to be opened, and the one that it follows. */
export interface NextCycle {
  readonly from: Cycle;
  readonly entry: CycleEntry;
  readonly period: Period;
  /** It stands in `portal.yaml` already. */
  readonly isKnown: boolean;
  /** What was taken as given, for people to look at. */
  readonly remarks: readonly string[];
}

/** Settles name and dates of the next cycle: as given, else as `portal.yaml` has it, else by the rhythm of those before. */
export function toNextCycle(
  plan: Plan,
  portal: AuthoredPortal,
  id: string,
  dates: CycleDates,
): NextCycle {
  if (isReserved(`/${id}/`)) {
    throw new UsageError(
      `\`/${id}/\` is the address of a page of the portal's own, so no cycle can be called \`${id}\`. Name it after its period: \`2026-q4\`.`,
    );
  }
  const known = portal.cycles.find((each) => each.id === id);
  const rows = plan.cycles.map((cycle) => ({
    ...cycle,
    id: cycle.cycle,
    label: cycle.title.plain,
    node: cycle,
  }));
  if (!known) refuseName(id);
  const start = parseGiven("start", dates.start) ?? (known && parseDate(known.start));
  const named = dates.from === undefined ? undefined : rows.find((row) => row.id === dates.from);
  if (dates.from !== undefined && !named) {
    throw new UsageError(`\`--from\`: \`portal.yaml\` has no cycle \`${dates.from}\`.`);
  }
  const last = named ?? findCycleBefore(rows, id, start);
  if (!last) {
    const others = rows.filter((row) => row.id !== id).map((row) => row.id);
    const there = known ? `\`${id}\` is there already, in \`portal.yaml\`. ` : "";
    throw new UsageError(
      `${there}No cycle comes before \`${id}\`, by its name. Say which with \`--from\`: ${others.join(", ")}.`,
    );
  }
  const before = findCycleBefore(rows, last.id, last.period.start);
  const period = toPeriod(known, dates, getNextPeriod(last.period, before?.period));
  if (period.start <= last.period.start) {
    throw new UsageError(
      `\`${id}\` would begin on ${period.start}, which is not after ${last.label} begins.`,
    );
  }
  const overlap = period.start <= last.period.end ? [`It begins before ${last.label} ends.`] : [];
  if (known) {
    const { label, state = "planning" } = known;
    const entry = { id, label, start: known.start, end: known.end, state };
    return { from: last.node, entry, period, isKnown: true, remarks: overlap };
  }
  const authored = portal.cycles.find((each) => each.id === last.id);
  const label = dates.label ?? findNextLabel(last, id);
  const parent = findParent(plan, last.node, period);
  const publishBy = parseGiven("publish-by", dates["publish-by"]) ?? toPublishBy(last, period);
  const { checkInEvery } = authored ?? {};
  const entry: CycleEntry = {
    id,
    label: label ?? id,
    ...(parent !== undefined && { parent }),
    ...period,
    state: "planning",
    ...(publishBy !== undefined && { publishBy }),
    ...(checkInEvery !== undefined && { checkInEvery }),
  };
  const remarks = [
    ...overlap,
    ...(label === undefined
      ? [`Nothing says what people call it, so it is called \`${id}\`: \`--label\` says better.`]
      : []),
    ...(parent === undefined && last.node.parent !== undefined
      ? [
          `No longer cycle holds it, as ${last.node.parent} holds ${last.label}: add that to \`portal.yaml\`, and name it as \`parent\`.`,
        ]
      : []),
  ];
  return { from: last.node, entry, period, isKnown: false, remarks };
}

/** The id of a cycle is the name of a folder, and a part of addresses. */
function refuseName(id: string): void {
  if (idSegment.test(id) && !isDeviceName(id)) return;
  const plain = id
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_-]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");
  const nearest = isDeviceName(plain) ? `${plain}-cycle` : plain;
  throw new UsageError(
    `\`${toVisible(id)}\` is no id of a cycle, which is the name of a folder: small letters, digits, \`-\` and \`_\`. Write for example \`${nearest === "" ? "2026-q4" : nearest}\`.`,
  );
}

function toPeriod(
  known: { readonly start: string; readonly end: string } | undefined,
  { end, start }: CycleDates,
  next: Period,
): Period {
  if (known) {
    if (start === undefined && end === undefined) {
      return { start: parseDate(known.start), end: parseDate(known.end) };
    }
    throw new UsageError(
      "The cycle stands in `portal.yaml` already, with its dates: change them there.",
    );
  }
  const from = parseGiven("start", start) ?? next.start;
  const months = findMonths(next);
  const isMoved = from !== next.start && months === undefined;
  const usual = isMoved ? addDays(from, daysBetween(next.start, next.end)) : next.end;
  const to = parseGiven("end", end) ?? usual;
  if (to >= from) return { start: from, end: to };
  throw new UsageError(
    `The cycle would end on ${to}, before it begins on ${from}: give \`--end\`.`,
  );
}

function parseGiven(option: string, text: string | undefined): IsoDate | undefined {
  if (text === undefined || isIsoDate(text)) return text;
  throw new UsageError(`\`--${option} ${text}\` is no date such as 2026-10-01.`);
}

/** As many days after its first day as that of the cycle before. */
function toPublishBy(
  { node, period: last }: { readonly node: Cycle; readonly period: Period },
  period: Period,
): IsoDate | undefined {
  if (node.publishBy === undefined) return undefined;
  return addDays(period.start, daysBetween(last.start, node.publishBy));
}

/** The longer cycle that it lies in: that of the one before, or the next of its row. */
function findParent({ cycles }: Plan, { parent }: Cycle, period: Period): string | undefined {
  if (parent === undefined) return undefined;
  const row = cycles.filter(({ cycle }) => toShape(cycle) === toShape(parent));
  return row.find((cycle) => isInside(period, cycle.period))?.cycle;
}
