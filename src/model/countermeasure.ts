import type { Countermeasure, HoshinTarget } from "./framework/hoshin.ts";

/**
 * The countermeasure that answers for a missed month: one of that month, or an earlier one that was still being
 * worked on in it.
 *
 *   of March, due in May:    answers for March, April and May
 *   of March, no due date:   answers for March alone
 *   of March, dropped:       answers for March alone, as the reason was said then
 */
export function findCountermeasure(
  { countermeasures }: HoshinTarget,
  month: string,
): Countermeasure | undefined {
  return (
    countermeasures.find((each) => each.month === month) ??
    countermeasures.findLast(
      (each) =>
        each.month < month &&
        each.status !== "dropped" &&
        each.due !== undefined &&
        each.due.slice(0, 7) >= month,
    )
  );
}

/** Whether a countermeasure is past its day and neither done nor dropped. */
export function isLate({ status, due }: Countermeasure, asOf: string): boolean {
  return status === "open" && due !== undefined && due < asOf;
}
