import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckInEntry } from "../exchange/check-in-text.ts";
import { appendCheckIn } from "../exchange/check-in-text.ts";
import { UnwritableError } from "../exchange/yaml-edit.ts";
import { toFlow } from "../exchange/yaml-merge.ts";
import type { NodeId } from "../model/id.ts";
import { toAuthoredActor } from "../model/id.ts";
import { findNearest } from "../model/nearest.ts";
import { isIsoDate } from "../model/period.ts";
import type { Objective, Plan } from "../model/plan.ts";
import { askCheckIn } from "./ask-check-in.ts";
import type { CleanContent } from "./check-content.ts";
import { checkContent } from "./check-content.ts";
import { parseConfidence, parseForecast, parseOutlook, parseValues } from "./check-in-option.ts";
import { toLine } from "./closing-words.ts";
import {
  CallError,
  commonOptions,
  parseAsOf,
  parseContent,
  parseOptions,
  putOperandsFirst,
  renderHelp,
  UsageError,
} from "./command.ts";
import { finishInterrupted, toRelative } from "./cycle-command.ts";
import type { ExitStatus } from "./run-command.ts";
import { saveChecked, sayRemarks } from "./save-draft.ts";
import { askWhole } from "./terminal.ts";

const checkInOptions = {
  ...commonOptions,
  date: { value: "DATE", text: "the day of the report (default: the as-of date)" },
  by: { value: "WHO", text: "who reports: a person, role:… or team:… (default: the first owner)" },
  values: {
    value: "LIST",
    text: "values by key result: kr1=51,kr2=63; true, false, a date or a word too",
  },
  confidence: { value: "LIST", text: "one number for all, or kr1=3,kr2=6, as portal.yaml counts" },
  forecast: { value: "LIST", text: "where it will end: kr1=58" },
  outlook: { value: "WORD", text: "on-track, at-risk or off-track" },
  note: { value: "TEXT", text: "what changed, what is blocked, what is next" },
};

type Options = Partial<Record<keyof typeof checkInOptions, string>>;

/** Runs `npm run check-in -- ID`: asks on a terminal, or takes options; the file is as before where it would not pass. */
export async function runCheckIn(argv: readonly string[]): Promise<ExitStatus> {
  const sorted = putOperandsFirst(checkInOptions, argv);
  const [id, ...rest] = sorted;
  const options = parseOptions(checkInOptions, id?.startsWith("-") === true ? sorted : rest);
  if (!options) {
    console.log(renderHelp("check-in -- ID", "Adds a check-in to an objective.", checkInOptions));
    return 0;
  }
  const content = parseContent(options.content);
  const asOf = parseAsOf(options["as-of"], content, new Date());
  finishInterrupted(content);
  const checked = checkContent(content, { asOf, audience: "internal" });
  const { clean } = checked;
  if (!clean) {
    throw new UsageError(
      "The plans have errors, so nothing is added to them: run `npm run check`.",
    );
  }
  const objective = getObjective(clean.plan, id);
  const entry = await toEntry(clean, objective, { date: asOf, ...options });
  const { file } = objective.source;
  const was = readFileSync(join(content, file), "utf8");
  const text = toText(was, entry);
  const path = toRelative(content, file);
  // What comes with the day itself is none of the report's doing.
  const day = entry.date > asOf ? parseAsOf(entry.date, content, new Date()) : asOf;
  const before = day === asOf ? checked : checkContent(content, { asOf: day });
  const remarks = saveChecked(before, {
    what: `check-in ${objective.id}`,
    content,
    asOf: day,
    files: [{ file, text, was }],
  });
  if (!remarks) {
    console.error(
      `Nothing was added to ${path}, as it would not pass the check. ${sayEntry(entry)}`,
    );
    return 1;
  }
  console.log(path);
  sayRemarks([...listLate(objective, entry.date, asOf), ...remarks]);
  return 0;
}

/** What a report of a day that is still to come, or that its promise has not, comes to. */
function listLate(
  { id, period }: Objective,
  date: string,
  asOf: string,
): readonly { readonly message: string }[] {
  const ahead = `The check-in of \`${date}\` is later than the as-of date ${asOf}, so it counts in no number before that day.`;
  const after = `The check-in of \`${date}\` comes after the last day of \`${id}\`, ${period.end}.`;
  return [
    ...(date > asOf ? [{ message: ahead }] : []),
    ...(date > period.end ? [{ message: after }] : []),
  ];
}

function toText(before: string, entry: CheckInEntry): string {
  try {
    return appendCheckIn(before, entry);
  } catch (error) {
    if (error instanceof UnwritableError) {
      throw new UsageError(`${error.message} ${sayEntry(entry)}`);
    }
    throw error;
  }
}

/** The report that is not in the file, so that nobody has to think of its answers again. */
function sayEntry(entry: CheckInEntry): string {
  return `It would have been this entry of \`checkIns\`:\n  - ${toLine(toFlow(entry))}`;
}

/** The objective of an id, of an old one, or of a code such as ENG-1 in the running cycle. */
function getObjective(plan: Plan, id: string | undefined): Objective {
  if (id === undefined || id.startsWith("-")) {
    throw new CallError("Say which objective: `npm run check-in -- 2026-q3/team/name`.");
  }
  const name = id
    .normalize("NFC")
    .replace(/^content\//, "")
    .replace(/\.mdx?$/, "");
  const now = plan.aliases.get(name) ?? name;
  const found =
    plan.objectives.find((each) => each.id === now) ??
    plan.objectives.find(({ code, cycle }) => code === id && cycle === plan.currentCycle);
  if (found) return found;
  throw new UsageError(sayUnknown(plan, id, name));
}

/** What somebody may have meant by an id that is none of an objective. */
function sayUnknown(plan: Plan, id: string, name: string): string {
  // What is typed may be any id, or none.
  const node = plan.nodes.get(name as NodeId);
  if (node?.kind === "key-result") {
    return `\`${node.item}\` is reported on with its objective: \`npm run check-in -- ${node.objective} --values ${node.item}=…\`.`;
  }
  if (node?.kind === "kpi") {
    return `\`${name}\` is a KPI: its readings stand in its file, or in a file of its name that ends in \`.csv\`.`;
  }
  const last = name.split("/").at(-1) ?? name;
  const current = plan.objectives.filter(({ cycle }) => cycle === plan.currentCycle);
  const alike = current.filter((each) => each.id.includes(last)).slice(0, 3);
  const nearest = findNearest(
    name,
    current.map((each) => each.id as string),
  );
  const ids = alike.length > 0 ? alike.map((each) => each.id as string) : [nearest];
  const meant = ids.filter((each) => each !== undefined).map((each) => `\`${each}\``);
  const hint = meant.length === 0 ? "" : ` There is ${meant.join(", ")}.`;
  return `No objective has the id \`${id}\`.${hint}`;
}

async function toEntry(
  clean: CleanContent,
  objective: Objective,
  options: Options & { readonly date: string },
): Promise<CheckInEntry> {
  const { date } = options;
  if (!isIsoDate(date)) throw new UsageError(`\`--date ${date}\` is no date such as 2026-08-27.`);
  if (objective.state === "closed") {
    throw new UsageError(
      `\`${objective.id}\` is closed, so nothing is reported on it any more. What goes on has an objective in a later cycle.`,
    );
  }
  const cycle = clean.plan.cycles.find((each) => each.cycle === objective.cycle);
  if (cycle?.state === "closed") {
    throw new UsageError(
      `${cycle.title.plain} is closed, so nothing is reported on \`${objective.id}\` any more. What was wrong in a sealed quarter is corrected by \`npm run snapshot -- amend\`.`,
    );
  }
  const last = objective.checkIns.at(-1);
  if (last && date <= last.date) {
    throw new UsageError(
      `The last check-in of \`${objective.id}\` is of ${last.date}, and the next one is of a later day.`,
    );
  }
  const [owner] = objective.owners;
  const by = options.by ?? (owner && toAuthoredActor(owner));
  const given = {
    ...toDefined("outlook", options.outlook, parseOutlook),
    ...toDefined("confidence", options.confidence, (text) => parseConfidence(text, objective)),
    ...toDefined("values", options.values, (text) => parseValues(text, objective)),
    ...toDefined("forecast", options.forecast, (text) => parseForecast(text, objective)),
    ...toDefined("note", options.note, (text) => text),
  };
  const said = Object.keys(given).length > 0 ? given : await ask(clean, objective);
  return { date, ...(by === undefined ? {} : { by }), ...said };
}

async function ask(clean: CleanContent, objective: Objective): ReturnType<typeof askCheckIn> {
  if (process.stdin.isTTY) return askWhole((asker) => askCheckIn(clean, objective, asker));
  throw new CallError(
    "There is nothing to add: give `--values`, `--outlook`, `--note` or another.",
  );
}

function toDefined<Key extends string, Value>(
  key: Key,
  text: string | undefined,
  parse: (text: string) => Value,
): { readonly [K in Key]?: Value } {
  // The key is the one that the type names.
  return text === undefined ? {} : ({ [key]: parse(text) } as { [K in Key]: Value });
}
