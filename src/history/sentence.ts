import { toCount } from "../model/count.ts";
import type { ChangeType, ToldChange } from "./change.ts";

/** What each type is called where it is told of a key. */
const words: Readonly<Record<ChangeType, string>> = {
  added: "Added",
  removed: "Removed",
  moved: "Moved",
  "carried-over": "Carried over",
  retargeted: "Target changed",
  redated: "Date changed",
  reowned: "Handed over",
  reparented: "Supports something else",
  reweighted: "Weighted anew",
  closed: "Closed",
  scored: "Scored",
  "checked-in": "Checked in",
  reworded: "Reworded",
  changed: "Changed",
};

/** What a change is made of, for any form of report; values are the author's own text. */
export interface ChangeWords {
  readonly what: string;
  /** The key as it is written, where it says more. */
  readonly key?: string;
  readonly was?: string;
  readonly now?: string;
  readonly more: readonly string[];
  /** What git knows of it. */
  readonly record?: string;
}

/** A change in words: `Target made easier` of `to`, from 65 to 50. */
export function toChangeWords(change: ToldChange): ChangeWords {
  const { type, key, was, now, by, date } = change;
  const values = {
    ...(was !== undefined && { was: toText(was) }),
    ...(now !== undefined && { now: toText(now) }),
  };
  const isReport = key === "checkIns" || key === "series";
  const who = [
    ...(date === undefined ? [] : [`${isReport ? "for " : ""}${date}`]),
    ...(by === undefined ? [] : [`by ${by}`]),
  ];
  const isRewritten = isReport && type === "changed";
  const report =
    now === undefined ? "An earlier report was taken out" : "An earlier report was rewritten";
  const what = isRewritten ? report : change.eased ? toEased(change) : words[type];
  const isSaid = key === undefined || isReport || key === "outcome" || key === "body";
  return {
    what,
    ...(!isSaid && { key }),
    ...values,
    ...toRecord(change, isReport ? [] : who),
    more: isReport ? who : [],
  };
}

/** Who brought it, when, and in which commit: `2026-07-17 by hamish-odell in d0177ae`. */
function toRecord({ commit }: ToldChange, who: readonly string[]): { readonly record?: string } {
  const parts = [...who, ...(commit === undefined ? [] : [`in ${commit.slice(0, 7)}`])];
  return parts.length === 0 ? {} : { record: parts.join(" ") };
}

/** `12 changes in 5 plans, 2 of them make a promise easier`. */
export function toHeadline(changes: readonly ToldChange[]): string {
  if (changes.length === 0) return "No plan changes";
  const plans = new Set(changes.map(({ document }) => document)).size;
  const eased = changes.filter((change) => change.eased).length;
  const easier = `, ${eased} of them ${eased === 1 ? "makes" : "make"} a promise easier`;
  return `${toCount(changes.length, "change")} in ${toCount(plans, "plan")}${eased === 0 ? "" : easier}`;
}

function toEased({ type, key, id, document }: ToldChange): string {
  if (type === "redated") return "Date moved out";
  if (type === "removed") return id === document ? "Deleted while it ran" : "Taken out";
  switch (key) {
    case "cycle":
      return "Put off to another cycle";
    case "state":
      return "Taken back";
    case "ambition":
      return "Ambition lowered";
    case "checkInEvery":
      return "Reports asked more rarely";
    default:
      return "Target made easier";
  }
}

function toText(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}
