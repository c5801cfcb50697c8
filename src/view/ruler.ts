import { firstOfMonth, nextMonth } from "../graph/axis.ts";
import { onceFor } from "../model/once.ts";
import { contains, countWeeks, daysBetween, type IsoDate } from "../model/period.ts";
import type { Cycle } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { RulerView } from "./part.ts";
import { toTickText } from "./tick.ts";

/** Where in a cycle the as-of date is. Made once for all pages of a context. */
export const viewRuler = onceFor(toRuler);

function toRuler({ plan, format, seal }: ViewContext, cycle: Cycle): RulerView {
  const { start, end } = cycle.period;
  const days = daysBetween(start, end) + 1;
  const weeks = countWeeks(cycle.period);
  const toPercent = (date: IsoDate): number => {
    return Math.round((daysBetween(start, date) / days) * 1000) / 10;
  };
  const toLabel = toTickText(format.locale, cycle.period);
  const isSealed = seal !== undefined;
  const isRunning = contains(cycle.period, plan.asOf) && !isSealed;
  const day = daysBetween(start, plan.asOf) + 1;
  return {
    label: cycle.title.plain,
    url: cycle.url,
    days,
    months: toMonths(start, end).map((date) => ({ label: toLabel(date), at: toPercent(date) })),
    ...(isRunning ? { today: Math.round((day / days) * 1000) / 10 } : {}),
    ...(isRunning && days > 14
      ? { week: `Week ${Math.min(weeks, Math.ceil(day / 7))} of ${weeks}` }
      : {}),
    date: isSealed ? format.date(plan.asOf) : toDateText(cycle, plan.asOf, format.weekday),
    closed: cycle.state === "closed" || end < plan.asOf || isSealed,
    ...(isSealed ? { sealed: true } : {}),
  };
}

function toDateText(
  { period, state }: Cycle,
  asOf: IsoDate,
  weekday: (date: IsoDate) => string,
): string {
  if (asOf < period.start) return `Begins ${weekday(period.start)}`;
  if (asOf > period.end) return `Ended ${weekday(period.end)}`;
  return state === "closed" ? `Closed, ${weekday(asOf)}` : weekday(asOf);
}

/** The months that begin in a period (the first may have begun before), thinned out where there are many. */
function toMonths(start: IsoDate, end: IsoDate): readonly IsoDate[] {
  const firsts = [start];
  for (let date = nextMonth(start); date <= end; date = nextMonth(date)) firsts.push(date);
  if (firsts.length > 24)
    return firsts.filter((date) => date === firstOfMonth(date) && date.slice(5, 7) === "01");
  const step = Math.ceil(firsts.length / 6);
  return firsts.filter((_, index) => index % step === 0);
}
