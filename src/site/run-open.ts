import { toCount } from "../model/count.ts";
import type { IsoDate } from "../model/period.ts";
import type { Objective } from "../model/plan.ts";
import { readContent } from "../read/content.ts";
import { toFormat } from "../view/format.ts";
import { checkContent } from "./check-content.ts";
import { toEdits } from "./closing.ts";
import { toLine } from "./closing-words.ts";
import { CallError, UsageError } from "./command.ts";
import { reportEdited, saveTogether, toRelative } from "./cycle-command.ts";
import type { CycleDates, NextCycle } from "./next-cycle.ts";
import { toNextCycle } from "./next-cycle.ts";
import type { Opening } from "./opening.ts";
import { toOpening } from "./opening.ts";
import type { ExitStatus } from "./run-command.ts";

/** What `cycle open` is asked to do. */
export interface OpenOptions {
  readonly content: string;
  readonly asOf: IsoDate;
  readonly cycle: string | undefined;
  readonly carry: readonly string[];
  readonly leave: readonly string[];
  readonly dates: CycleDates;
  readonly isDryRun: boolean;
}

/** Opens a cycle: adds it to `portal.yaml`, and carries over what was decided to go on; all files or none. */
export function runOpen({
  asOf,
  carry,
  content,
  cycle,
  dates,
  isDryRun,
  leave,
}: OpenOptions): ExitStatus {
  if (cycle === undefined) throw new CallError("Say which cycle: `npm run cycle -- open 2026-q4`.");
  const { clean } = checkContent(content, { asOf, audience: "internal" });
  const { set } = readContent(content);
  if (!clean || !set)
    throw new UsageError("The plans have errors, so nothing is opened: run `npm run check`.");
  const next = toNextCycle(clean.plan, set.portal, cycle, dates);
  if (next.entry.state === "closed" || next.entry.state === "review") {
    throw new UsageError(`${next.entry.label} is over: its state is \`${next.entry.state}\`.`);
  }
  const opening = toOpening({ content, asOf, next, carry, leave });
  const { files } = opening;
  const checked = checkContent(content, { asOf, edits: toEdits(files), audience: "internal" });
  if (reportEdited(checked, content, files)) {
    console.error(`Nothing was written, as ${next.entry.label} would not pass the check.`);
    return 1;
  }
  report(opening, next, clean.plan.portal.locale);
  if (files.size === 0) console.log("Nothing is to be written: all of it is there.");
  else {
    if (!isDryRun) saveTogether(content, `cycle open ${cycle}`, [...files.values()]);
    const paths = [...files.keys()].sort().map((file) => `  ${toRelative(content, file)}`);
    const what = isDryRun ? "would be written" : "written";
    console.log(
      `${paths.length} ${paths.length === 1 ? "file" : "files"} ${what}:\n${paths.join("\n")}`,
    );
  }
  return 0;
}

function report(
  { carried, idle, left, undecided }: Opening,
  next: NextCycle,
  locale: string,
): void {
  const { entry, from, period, remarks } = next;
  const format = toFormat(locale);
  console.log(
    `${entry.label}, ${format.date(period.start)} to ${format.date(period.end)}, after ${from.title.plain}.`,
  );
  for (const remark of remarks) console.log(`- ${remark}`);
  if (from.state !== "closed") {
    console.log(
      `- ${from.title.plain} is not closed yet: its values are those of today, and more may be decided.`,
    );
  }
  for (const { id, objective, toDo } of carried) {
    console.log(`\nCarried over: ${toName(objective)}\n  as ${id}`);
    for (const each of toDo) console.log(`  To do: ${toLine(each)}`);
  }
  if (left.length > 0) {
    console.log(
      `\nNot carried over:\n${left.map(({ objective, why }) => `  ${toName(objective)}: ${why}`).join("\n")}`,
    );
  }
  if (undecided.length > 0) {
    console.log(
      `\nNobody decided what becomes of these, so they are not carried over. Decide with \`npm run cycle -- close ${from.cycle}\`, or name them with \`--carry\`:\n${undecided.map((objective) => `  ${toName(objective)}  ${objective.id}`).join("\n")}`,
    );
  }
  const toDo = carried.filter((each) => each.toDo.length > 0).length;
  const publishBy = next.isKnown ? undefined : entry.publishBy;
  const checklist = [
    ...(undecided.length > 0
      ? [`decide what becomes of ${toCount(undecided.length, "objective")}`]
      : []),
    ...(toDo > 0
      ? [
          `see to ${toCount(toDo, "objective")} with something to do; a comment at the top of each says what`,
        ]
      : []),
    ...(idle.length > 0
      ? [
          `ask ${idle.map(({ title }) => toLine(title.plain)).join(", ")}: nothing is planned there yet`,
        ]
      : []),
    `run \`npm run check\`, and agree on the plan in a pull request`,
    `publish${publishBy === undefined ? "" : ` by ${publishBy}`}: set the cycle's \`state\` to \`active\`, and \`currentCycle\` where it is named`,
  ];
  console.log(`\nBefore it begins:\n${checklist.map((each) => `- ${each}`).join("\n")}\n`);
}

function toName({ code, title }: Objective): string {
  return toLine(`${code === undefined ? "" : `${code} `}${title.plain}`);
}
