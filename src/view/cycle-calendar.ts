import { addDays, contains, type IsoDate } from "../model/period.ts";
import type { Cycle, Objective } from "../model/plan.ts";
import { findCode } from "./code.ts";
import type { ViewContext } from "./context.ts";

/** A date that matters in a cycle. */
export interface CalendarRowView {
  readonly date: IsoDate;
  readonly day: string;
  readonly what: string;
  readonly url?: string;
  readonly title?: string;
  readonly isPast: boolean;
}

const mostRows = 40;

/**
 * Views the dates of a cycle, in order: its own, what is due on another day than its last, and what is needed by when.
 * Of very many the next ones are shown.
 */
export function viewCalendar(
  context: ViewContext,
  cycle: Cycle,
  objectives: readonly Objective[],
): { readonly rows: readonly CalendarRowView[]; readonly more: number } {
  const { plan, format } = context;
  const entries = [
    ...toOwn(context, cycle),
    ...objectives.flatMap((each) => toDates(context, each)),
  ];
  const all = entries
    .filter(({ date }) => contains(cycle.period, date) || date === cycle.publishBy)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map((entry) => ({
      ...entry,
      day: format.weekday(entry.date),
      isPast: entry.date < plan.asOf,
    }));
  const next = all.findIndex(({ isPast }) => !isPast);
  const from = all.length <= mostRows ? 0 : Math.max(0, (next < 0 ? all.length : next) - 5);
  const rows = all.slice(from, from + mostRows);
  return { rows, more: all.length - rows.length };
}

type Entry = Omit<CalendarRowView, "day" | "isPast">;

function toOwn({ plan }: ViewContext, cycle: Cycle): readonly Entry[] {
  const { start, end } = cycle.period;
  const next = findNextRound(cycle, plan.asOf);
  return [
    { date: start, what: "First day" },
    ...(cycle.publishBy === undefined
      ? []
      : [{ date: cycle.publishBy, what: "Objectives are to be published" }]),
    ...(next === undefined ? [] : [{ date: next, what: "A round of check-ins is due" }]),
    { date: end, what: "Last day" },
  ];
}

/** The end of the stretch that the as-of date lies in. */
function findNextRound({ period, rhythm }: Cycle, asOf: IsoDate): IsoDate | undefined {
  if (rhythm === undefined || !contains(period, asOf)) return undefined;
  let round = addDays(period.start, rhythm - 1);
  while (round < asOf) round = addDays(round, rhythm);
  return round < period.end ? round : undefined;
}

function toDates(context: ViewContext, objective: Objective): readonly Entry[] {
  const { keyResults, initiatives, dependencies } = objective;
  return [
    ...keyResults
      .filter(({ period, sameAs }) => period.end !== objective.period.end && sameAs === undefined)
      .map((keyResult) => ({
        date: keyResult.period.end,
        what: `Due: ${findCode(context, keyResult) ?? "key result"}`,
        url: keyResult.url,
        title: keyResult.title.plain,
      })),
    ...initiatives.flatMap(({ due, status, url, title }) =>
      due === undefined || status === "dropped"
        ? []
        : [
            {
              date: due,
              what: status === "done" ? "Work, done" : "Work due",
              url,
              title: title.plain,
            },
          ],
    ),
    ...dependencies.flatMap(({ by, need, state }) =>
      by === undefined || state === "refused"
        ? []
        : [
            {
              date: by,
              what: state === "delivered" ? "Needed by, delivered" : "Needed by",
              url: objective.url,
              title: need.plain,
            },
          ],
    ),
  ];
}
