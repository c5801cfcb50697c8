import { readFileSync } from "node:fs";
import { join } from "node:path";
import { appendEntry } from "../exchange/check-in-text.ts";
import { UnwritableError } from "../exchange/yaml-edit.ts";
import { draftKinds } from "../exchange/draft/kinds.ts";
import type { Draft, DraftKind } from "../exchange/draft/draft.ts";
import { DraftError } from "../exchange/draft/draft.ts";
import { findNearest } from "../model/nearest.ts";
import type { PlanGraph } from "../model/plan.ts";
import { askDraft } from "./ask-draft.ts";
import { checkContent } from "./check-content.ts";
import { CallError, parseAsOf, parseContent, UsageError } from "./command.ts";
import { finishInterrupted, toRelative } from "./cycle-command.ts";
import type { Written } from "./new-option.ts";
import { fillAnswers, parseWritten, renderKindHelp, toAnswers } from "./new-option.ts";
import type { ExitStatus } from "./run-command.ts";
import { saveChecked, sayRemarks } from "./save-draft.ts";
import { askWhole } from "./terminal.ts";
import type { PlannedFile } from "./write-together.ts";

/** Runs `npm run new -- KIND`: asks on a terminal, or takes options; what it writes passes the check. */
export async function runNew(argv: readonly string[]): Promise<ExitStatus> {
  const [name, ...rest] = argv;
  if (name === undefined || name === "--help" || name === "-h") {
    console.log(renderKinds());
    return 0;
  }
  const kind = getKind(name);
  const written = parseWritten(kind, rest);
  if (!written) {
    console.log(renderKindHelp(kind));
    return 0;
  }
  const content = parseContent(findLast(written, "content"));
  finishInterrupted(content);
  const asOf = parseAsOf(findLast(written, "as-of"), content, new Date());
  const before = checkContent(content, { asOf, audience: "internal" });
  const { graph } = before;
  if (!graph) {
    throw new UsageError(
      "`portal.yaml` cannot be read, so nothing can be begun: `npm run check` says why.",
    );
  }
  const draft = await toDraft(kind, written, graph);
  const files = toFiles(draft, content);
  const remarks = saveChecked(before, { what: `new ${kind.name}`, content, asOf, files });
  if (!remarks) {
    console.error("Nothing was written, as it would not pass the check.");
    return 1;
  }
  for (const { file } of files) console.log(toRelative(content, file));
  for (const line of draft.next) console.error(`Next: ${line}`);
  sayRemarks(remarks);
  return 0;
}

function renderKinds(): string {
  const width = Math.max(...draftKinds.map(({ name }) => name.length));
  return [
    "npm run new -- KIND [options]",
    "",
    "Begins something new: asks on a terminal, or takes options. What it writes passes the check, and no file that is",
    "there is ever overwritten.",
    "",
    ...draftKinds.map(({ name, purpose }) => `  ${name.padEnd(width)}  ${purpose}`),
    "",
    "npm run new -- KIND --help lists the options of a kind.",
  ].join("\n");
}

function getKind(name: string): DraftKind {
  if (name.startsWith("-")) {
    throw new CallError("Say first what is to be begun: `npm run new -- objective --title …`.");
  }
  const kind = draftKinds.find((each) => each.name === name);
  if (kind) return kind;
  const names = draftKinds.map((each) => each.name);
  const nearest = findNearest(name, names);
  const hint =
    nearest === undefined ? `It is one of ${names.join(", ")}.` : `Did you mean \`${nearest}\`?`;
  throw new CallError(`\`new\` knows no kind \`${name}\`. ${hint}`);
}

function findLast(written: Written, name: string): string | undefined {
  return written.get(name)?.at(-1);
}

async function toDraft(kind: DraftKind, written: Written, graph: PlanGraph): Promise<Draft> {
  const given = toAnswers(kind, written, graph);
  const answers = process.stdin.isTTY
    ? await askWhole((asker) => askDraft(kind, given, graph, asker))
    : given;
  try {
    return kind.draft(fillAnswers(kind, answers, graph), graph);
  } catch (error) {
    if (error instanceof DraftError) throw new UsageError(error.message);
    throw error;
  }
}

/** The whole text of every file that is to be written, and what it was made from. */
function toFiles({ files, entry }: Draft, content: string): readonly PlannedFile[] {
  const fresh = files.map(({ file, text }) => ({ file, text }));
  if (!entry) return fresh;
  const { file, key, data } = entry;
  const was = readFileSync(join(content, file), "utf8");
  try {
    return [...fresh, { file, text: appendEntry(was, key, data), was }];
  } catch (error) {
    if (error instanceof UnwritableError) throw new UsageError(error.message);
    throw error;
  }
}
