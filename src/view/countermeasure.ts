import { findCountermeasure, isLate } from "../model/countermeasure.ts";
import type { Countermeasure, HoshinTarget } from "../model/framework/hoshin.ts";
import type { TargetMonth } from "../model/hoshin-month.ts";
import { parseDate } from "../model/period.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph, PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";

/** What is done about a month that was missed. */
export interface CountermeasureView {
  readonly month: string;
  /** Safe HTML, as the other texts. */
  readonly problem: string;
  readonly cause?: string;
  readonly action?: string;
  readonly owner?: PersonView;
  readonly due?: string;
  readonly state: { readonly glyph: Glyph; readonly word: string };
  /** The missed months that it answers for, its own included: `June 2026, July 2026`. */
  readonly answers: string;
}

/** Views what is done about the months that a target missed. */
export function viewCountermeasures(
  context: ViewContext,
  target: HoshinTarget,
  months: readonly TargetMonth[],
): readonly CountermeasureView[] {
  return target.countermeasures.map((each) => toCountermeasure(context, target, months, each));
}

/** What is to be said beside the countermeasures of a target. */
export function toRemark(
  { format }: ViewContext,
  target: HoshinTarget,
  months: readonly TargetMonth[],
): { readonly remark?: string } {
  const missed = months.filter(({ verdict }) => verdict === "missed");
  if (missed.length === 0 && target.countermeasures.length === 0) {
    return { remark: "No month was missed, so no countermeasure was needed." };
  }
  // A month that has ended without one is an error, and is never published.
  const open = missed.find(({ month }) => findCountermeasure(target, month) === undefined);
  if (open === undefined) return {};
  const name = format.month(parseDate(`${open.month}-01`));
  return { remark: `${name} is behind its plan so far; nobody has written a countermeasure yet.` };
}

function toCountermeasure(
  context: ViewContext,
  target: HoshinTarget,
  months: readonly TargetMonth[],
  countermeasure: Countermeasure,
): CountermeasureView {
  const { format } = context;
  const { month, problem, cause, action, owner, due } = countermeasure;
  const answered = months.filter(
    (each) =>
      each.verdict === "missed" && findCountermeasure(target, each.month) === countermeasure,
  );
  const name = (each: string): string => format.month(parseDate(`${each}-01`));
  return {
    month: name(month),
    problem: problem.html,
    ...(cause === undefined ? {} : { cause: cause.html }),
    ...(action === undefined ? {} : { action: action.html }),
    ...(owner === undefined ? {} : { owner: viewPerson(context, owner) }),
    ...(due === undefined ? {} : { due: format.date(due) }),
    state: toState(countermeasure, context.plan.asOf),
    answers: answered.map((each) => name(each.month)).join(", "),
  };
}

function toState(countermeasure: Countermeasure, asOf: string): CountermeasureView["state"] {
  if (isLate(countermeasure, asOf)) return { glyph: "off", word: "Open, past its day" };
  switch (countermeasure.status) {
    case "open":
      return { glyph: "on", word: "Open" };
    case "done":
      return { glyph: "met", word: "Done" };
    case "dropped":
      return { glyph: "dropped", word: "Dropped" };
  }
}
