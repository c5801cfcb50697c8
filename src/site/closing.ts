import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPlan } from "../check/check-plan.ts";
import type { Answers } from "../exchange/close-answers.ts";
import { joinOutcomes } from "../exchange/close-answers.ts";
import { UnwritableError } from "../exchange/yaml-edit.ts";
import { setCycleState } from "../exchange/cycle-text.ts";
import { closeState, writeOutcome } from "../exchange/outcome-text.ts";
import type { Assessment } from "../model/assessment.ts";
import type { Missing } from "../model/closing-missing.ts";
import { listMissing } from "../model/closing-missing.ts";
import type { IsoDate } from "../model/period.ts";
import type { Audience, Cycle, Objective, PlanGraph } from "../model/plan.ts";
import type { AuthoredOutcome } from "../model/schema/objective.ts";
import { readContent } from "../read/content.ts";
import { parseInline } from "../read/inline.ts";
import { UsageError } from "./command.ts";
import type { PlannedFile } from "./write-together.ts";

/** A cycle as it would be, were it closed now. */
export interface Closing {
  readonly cycle: Cycle;
  readonly state: "closed" | "review";
  readonly graph: PlanGraph;
  readonly assessment: Assessment;
  /** The same plans as a public edition shows them. */
  readonly shown: PlanGraph;
  readonly items: readonly ClosingItem[];
  /** Objectives that are not closed with it, and why. */
  readonly left: readonly { readonly objective: Objective; readonly why: string }[];
  /** Answers that are not written yet: without what is still missing, an outcome of them is an error. */
  readonly waiting: Answers;
  /** What is written, by file. */
  readonly files: ReadonlyMap<string, PlannedFile>;
}

/** An objective that closes, and what is still to be said of it. */
export interface ClosingItem {
  readonly objective: Objective;
  readonly missing: readonly Missing[];
}

export interface ClosingOptions {
  readonly content: string;
  readonly asOf: IsoDate;
  readonly cycle: Cycle;
  readonly answers: Answers;
  /** `review` where the cycle is not to be closed yet. */
  readonly state: "closed" | "review";
}

/** Makes the state that closing leads to, in memory: the same arithmetic and the same rules as ever, and nothing is written. */
export function toClosing(options: ClosingOptions): Closing {
  const { asOf, content, cycle, state } = options;
  const files = new Map<string, PlannedFile>();
  const change = (file: string, by: (text: string) => string): void => {
    const was = files.get(file)?.was ?? readFileSync(join(content, file), "utf8");
    const text = refuseIn(file, () => by(files.get(file)?.text ?? was));
    if (text === was) files.delete(file);
    else files.set(file, { file, text, was });
  };
  change("portal.yaml", (text) => setCycleState(text, cycle.cycle, "closed"));
  const own = link(options, files).graph.objectives.filter((each) => each.cycle === cycle.cycle);
  const left = own.flatMap((objective) => {
    const why = findReasonToStay(objective, asOf);
    return why === undefined ? [] : [{ objective, why }];
  });
  const stays = new Set(left.map(({ objective }) => objective.id));
  const closing = own.filter(({ id }) => !stays.has(id));
  const write = (objective: Objective, more: AuthoredOutcome): void => {
    const { file } = objective.source;
    files.delete(file);
    // In a closed cycle only one that says so itself is active still.
    if (objective.state === "active") change(file, closeState);
    const outcome = { ...more, ...options.answers.get(objective.id) };
    if (Object.keys(outcome).length > 0) change(file, (text) => writeOutcome(text, outcome));
  };
  for (const objective of closing) write(objective, {});
  const closed = link(options, files);
  for (const objective of closing) {
    const result = findResult(closed, objective.id);
    if (result !== undefined) write(objective, { result });
  }
  if (state === "review")
    change("portal.yaml", (text) => setCycleState(text, cycle.cycle, "review"));
  const { graph, assessment } = closed;
  const shown = link(options, files, "public").graph;
  const ids = new Set(closing.map(({ id }) => id));
  const items = graph.objectives
    .filter(({ id }) => ids.has(id))
    .map((objective) => ({ objective, missing: listMissing(graph, assessment, objective) }));
  const waiting = new Map<string, AuthoredOutcome>();
  if (state === "review") {
    // Half an outcome is an error: an objective that still owes something is written when it does not.
    for (const { objective, missing } of items) {
      const owes = missing.includes("result") || missing.includes("reason");
      const answered = options.answers.get(objective.id);
      if (owes && answered) waiting.set(objective.id, answered);
      if (owes || (missing.length > 0 && !answered)) files.delete(objective.source.file);
    }
  }
  return { cycle, state, graph, assessment, shown, items, left, waiting, files };
}

/** The texts that are planned, as a check in memory takes them: without a byte order mark. */
export function toEdits(files: ReadonlyMap<string, PlannedFile>): ReadonlyMap<string, string> {
  return new Map([...files].map(([file, { text }]) => [file, text.replace(/^\uFEFF/, "")]));
}

/** Answers on top of answers. */
export function joinAnswers(earlier: Answers, later: Answers): Answers {
  const joined = new Map(earlier);
  for (const [id, outcome] of later) joined.set(id, joinOutcomes(joined.get(id), outcome));
  return joined;
}

/** Says of an objective why it does not close with its cycle. */
function findReasonToStay(
  { outcome, period, state }: Objective,
  asOf: IsoDate,
): string | undefined {
  if (outcome !== undefined) return undefined;
  if (period.end > asOf) return `runs on until ${period.end}`;
  if (state === "draft") return "was never more than a draft";
  return state === "proposed" ? "was proposed and never agreed" : undefined;
}

function link(
  { asOf, content }: ClosingOptions,
  files: ReadonlyMap<string, PlannedFile>,
  audience: Audience = "internal",
) {
  const { set } = readContent(content, { edits: toEdits(files) });
  if (!set) throw new Error("no portal.yaml behind an edit of it");
  return checkPlan(set, { asOf, parseInline, audience });
}

/** What its values say of how an objective ended, where nobody said it. */
function findResult(
  { graph, assessment }: { readonly graph: PlanGraph; readonly assessment: Assessment },
  id: Objective["id"],
): "achieved" | "partly" | "missed" | undefined {
  const node = graph.nodes.get(id);
  const found = assessment.objectives.get(id);
  if (node?.kind !== "objective" || node.outcome?.result !== undefined) return undefined;
  if (found?.score === undefined || found.status.basis !== "closed") return undefined;
  const { name } = found.status;
  return name === "achieved" || name === "partly" || name === "missed" ? name : undefined;
}

function refuseIn(file: string, change: () => string): string {
  try {
    return change();
  } catch (error) {
    if (error instanceof UnwritableError) throw new UsageError(`\`${file}\`: ${error.message}`);
    throw error;
  }
}
