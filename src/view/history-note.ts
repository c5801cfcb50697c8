import type { HistoryGap } from "../history/history.ts";
import type { ViewContext } from "./context.ts";
import { toIsoDay } from "./told-change.ts";

const gaps: Readonly<Record<Exclude<HistoryGap, "shallow">, string>> = {
  "no-git":
    "Git is not installed where this was built, so only what the files themselves tell is here.",
  "no-repository":
    "The plans lie in no git repository, so only what the files themselves tell is here.",
  "no-commit":
    "Nothing is committed in the repository of the plans so far, so only what the files themselves tell is here.",
  partial:
    "The clone that this was built from does not hold the earlier files, so only what the files themselves tell is here.",
};

/** What the history does not hold, and why: shown where it is, so that nobody takes a part for the whole. */
export function toHistoryNotes(context: ViewContext): readonly string[] {
  const { history, format, plan } = context;
  if (history === undefined) return [];
  const { gap, since, isEdited, revisions } = history;
  const unreadable = revisions.reduce((sum, each) => sum + each.unreadable.length, 0);
  const notes: string[] = [];
  if (gap === "shallow") {
    const day =
      since === undefined ? "with its first commit" : `on ${format.date(toIsoDay(plan, since))}`;
    notes.push(`History begins ${day}, as the clone that this was built from is shallow.`);
  } else if (gap !== undefined) notes.push(gaps[gap]);
  const first = revisions.at(-1);
  if (first && gap === undefined && toIsoDay(plan, first.time) > plan.asOf) {
    const day = format.date(toIsoDay(plan, first.time));
    notes.push(`The repository's own history begins on ${day}, after the day that is shown here.`);
  }
  if (isEdited)
    notes.push("The plans hold edits that are not committed; git tells nothing of them.");
  if (unreadable > 0 && plan.portal.audience !== "public") {
    const times = unreadable === 1 ? "Once a file" : `${unreadable} times a file`;
    notes.push(`${times} could not be read as it was committed; what mended it is told instead.`);
  }
  return notes;
}
