import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPlan } from "../check/check-plan.ts";
import type { CarriedObjective, CarryOver, EndedObjective } from "../exchange/carry-over.ts";
import { carryObjective } from "../exchange/carry-over.ts";
import { UnwritableError } from "../exchange/yaml-edit.ts";
import { addCycle } from "../exchange/cycle-text.ts";
import type { Assessment } from "../model/assessment.ts";
import { isGivenUp } from "../model/closing.ts";
import { isContinued, isDecided } from "../model/closing-missing.ts";
import { toTeamNode } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import type { Objective, PlanGraph, Team } from "../model/plan.ts";
import type { AuthoredObjective } from "../model/schema/objective.ts";
import { readContent } from "../read/content.ts";
import { parseInline } from "../read/inline.ts";
import { toFormat } from "../view/format.ts";
import { statusWords } from "../view/status.ts";
import { UsageError } from "./command.ts";
import type { NextCycle } from "./next-cycle.ts";
import type { PlannedFile } from "./write-together.ts";

/** A cycle as it would be opened. */
export interface Opening {
  readonly carried: readonly CarriedObjective[];
  /** Of which nobody decided anything. */
  readonly undecided: readonly Objective[];
  /** What is not carried over, and why. */
  readonly left: readonly { readonly objective: Objective; readonly why: string }[];
  /** Teams that live then and to which nothing is carried over. */
  readonly idle: readonly Team[];
  readonly files: ReadonlyMap<string, PlannedFile>;
}

export interface OpeningOptions {
  readonly content: string;
  readonly asOf: IsoDate;
  readonly next: NextCycle;
  /** Ids that are carried over, or not, whatever was decided. */
  readonly carry: readonly string[];
  readonly leave: readonly string[];
}

/** Makes the files that opening a cycle leads to, in memory; nothing is written. */
export function toOpening(options: OpeningOptions): Opening {
  const { asOf, content, next } = options;
  const { set } = readContent(content);
  if (!set) throw new Error("no portal.yaml behind a check");
  const { graph, assessment } = checkPlan(set, { asOf, parseInline, audience: "internal" });
  const own = graph.objectives.filter(({ cycle }) => cycle === next.from.cycle);
  checkNames([...options.carry, ...options.leave], own, next);
  const chosen = own.map((objective) => ({ objective, choice: choose(graph, objective, options) }));
  const going = chosen.flatMap(({ objective, choice }) => (choice === "carry" ? [objective] : []));
  const data = new Map(
    set.documents.flatMap((each) =>
      each.kind === "objective" ? [[each.id as string, each.data] as const] : [],
    ),
  );
  const taken = new Set(graph.nodes.keys() as Iterable<string>);
  const ended = new Map<string, EndedObjective>();
  for (const objective of going) {
    const authored = data.get(objective.id);
    if (!authored) throw new Error(`no document: ${objective.id}`);
    const each = toEnded(objective, authored, { ...options, graph, assessment, taken });
    taken.add(each.to);
    ended.set(objective.id, each);
  }
  const over: CarryOver = {
    graph,
    from: next.from,
    cycle: { id: next.entry.id, period: next.period },
    carried: ended,
  };
  const carried = [...ended.values()].map((each) => carryObjective(each, over));
  return {
    carried,
    undecided: chosen.flatMap(({ objective, choice }) =>
      choice === "undecided" ? [objective] : [],
    ),
    left: chosen.flatMap(({ objective, choice }) =>
      choice === "carry" || choice === "undecided" ? [] : [{ objective, why: choice }],
    ),
    idle: listIdle(graph, next, carried),
    files: toFiles(options, carried),
  };
}

function checkNames(ids: readonly string[], own: readonly Objective[], { from }: NextCycle): void {
  const known = new Set(own.map(({ id }) => id as string));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new UsageError(`${from.title.plain} has no objective \`${unknown}\`.`);
}

/** Whether an objective goes on: `carry`, `undecided`, or why it does not. */
function choose(graph: PlanGraph, objective: Objective, { carry, leave }: OpeningOptions): string {
  const { id, outcome, state } = objective;
  if (isContinued(graph, objective)) return "something goes on with it already";
  if (leave.includes(id)) return "left out by choice";
  if (carry.includes(id)) return "carry";
  const result = outcome?.result;
  if (result !== undefined && isGivenUp(result)) return result;
  if (outcome?.supersededBy !== undefined) return "superseded";
  switch (outcome?.decision) {
    case "keep":
    case "modify":
      return "carry";
    case "defer":
      return "put off";
    case "abandon":
      return "given up";
    case "done":
      return "done";
    case undefined:
      if (state === "draft" || state === "proposed") return "never agreed";
      return isDecided(graph, objective) ? "nobody recorded how it ended" : "undecided";
  }
}

interface EndContext extends OpeningOptions {
  readonly graph: PlanGraph;
  readonly assessment: Assessment;
  /** Ids that are not free. */
  readonly taken: ReadonlySet<string>;
}

function toEnded(
  objective: Objective,
  authored: AuthoredObjective,
  context: EndContext,
): EndedObjective {
  const { assessment, graph, next } = context;
  const team = findHeir(graph, objective, next);
  const found = assessment.objectives.get(objective.id);
  const format = toFormat(graph.portal.locale);
  const score = found?.score ?? found?.progress;
  const word = found === undefined ? "" : statusWords[found.status.name].word.toLowerCase();
  const end = [word, ...(score === undefined ? [] : [format.value(score.value, "", 2)])].join(", ");
  const items = new Map((authored.keyResults ?? []).map((each) => [each.id, each]));
  return {
    objective,
    authored,
    keyResults: objective.keyResults.flatMap((keyResult) => {
      const own = items.get(keyResult.item);
      if (!own) return [];
      const kpi = keyResult.kpi === undefined ? undefined : graph.nodes.get(keyResult.kpi);
      const isSecret =
        keyResult.valueState !== "known" || (kpi?.kind === "kpi" && kpi.confidential);
      const value = assessment.keyResults.get(keyResult.id)?.latest?.value;
      const last = isSecret || value === null || value === undefined ? {} : { last: value };
      return [{ authored: own, keyResult, ...last }];
    }),
    ending: `${next.from.title.plain}: ${end}`,
    to: toFree(toPlace(objective, next, team), context.taken, context.content),
    ...(team !== undefined && { team: team.team }),
  };
}

/** The nearest team above that lives in the new cycle, where its own is closed by then. */
function findHeir(
  { nodes }: PlanGraph,
  { teams }: Objective,
  { period }: NextCycle,
): Team | undefined {
  const isAlive = ({ validTo }: Team): boolean => validTo === undefined || validTo >= period.start;
  let team = teams[0];
  const seen = new Set<string>();
  for (let isFirst = true; team !== undefined && !seen.has(team); isFirst = false) {
    seen.add(team);
    const node = nodes.get(toTeamNode(team));
    if (node?.kind !== "team") return undefined;
    if (isAlive(node)) return isFirst ? undefined : node;
    team = node.parent;
  }
  return undefined;
}

/** The same place in the folder of the new cycle; in that of another team where its own is closed. */
function toPlace(
  { source, teams }: Objective,
  { entry, from }: NextCycle,
  heir: Team | undefined,
): string {
  const segments = source.file.replace(/\.mdx?$/, "").split("/");
  const name = segments.at(-1) ?? "objective";
  const at = segments.indexOf(from.cycle);
  const team = heir?.team ?? teams[0];
  if (heir !== undefined || at < 0)
    return [entry.id, ...(team === undefined ? [] : [team]), name].join("/");
  return segments.toSpliced(at, 1, entry.id).join("/");
}

function toFree(place: string, taken: ReadonlySet<string>, content: string): string {
  const isTaken = (id: string): boolean =>
    taken.has(id) || [".md", ".mdx"].some((ending) => existsSync(join(content, `${id}${ending}`)));
  let free = place;
  for (let number = 2; isTaken(free); number += 1) free = `${place}-${number}`;
  return free;
}

function listIdle(
  graph: PlanGraph,
  { entry, from, period }: NextCycle,
  carried: readonly CarriedObjective[],
): readonly Team[] {
  const planned = graph.objectives.filter(
    ({ cycle }) => cycle === from.cycle || cycle === entry.id,
  );
  const before = new Set(
    planned.filter(({ cycle }) => cycle === from.cycle).flatMap(({ teams }) => teams),
  );
  const now = new Set([
    ...planned.filter(({ cycle }) => cycle !== from.cycle).flatMap(({ teams }) => teams),
    ...carried.flatMap(({ objective }) => objective.teams),
  ]);
  return graph.teams.filter(
    ({ team, validTo }) =>
      before.has(team) && !now.has(team) && (validTo === undefined || validTo >= period.start),
  );
}

function toFiles(
  { content, next }: OpeningOptions,
  carried: readonly CarriedObjective[],
): ReadonlyMap<string, PlannedFile> {
  const files = new Map<string, PlannedFile>();
  if (!next.isKnown) {
    const was = readFileSync(join(content, "portal.yaml"), "utf8");
    try {
      files.set("portal.yaml", {
        file: "portal.yaml",
        text: addCycle(was, next.entry, next.from.cycle),
        was,
      });
    } catch (error) {
      if (error instanceof UnwritableError)
        throw new UsageError(`\`portal.yaml\`: ${error.message}`);
      throw error;
    }
  }
  for (const { id, text } of carried) files.set(`${id}.md`, { file: `${id}.md`, text });
  return files;
}
