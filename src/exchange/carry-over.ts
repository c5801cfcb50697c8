import { Document, isMap, isScalar, visit } from "yaml";
import type { CycleId, NodeId } from "../model/id.ts";
import { parseReference } from "../model/id.ts";
import type { Period } from "../model/period.ts";
import { parseDue } from "../model/period.ts";
import type { Cycle, Objective, PlanGraph } from "../model/plan.ts";
import type { AuthoredObjective } from "../model/schema/objective.ts";
import type { CarriedKeyResult, EndedKeyResult } from "./carry-key-result.ts";
import { carryKeyResult, isKeyResultCarried } from "./carry-key-result.ts";
import type { DraftFile } from "./okr-draft.ts";
import { toPlainMarkdown, toLink } from "./retrospective.ts";

/** An objective that goes on, with everything that is known of how it ended. */
export interface EndedObjective {
  readonly objective: Objective;
  readonly authored: AuthoredObjective;
  readonly keyResults: readonly EndedKeyResult[];
  /** As in `Q3 2026: partly, 0.54`. */
  readonly ending: string;
  /** Where it goes: the id of the new document. */
  readonly to: string;
  /** A team instead of its own, which is closed by then. */
  readonly team?: string;
}

/** The cycle into which objectives are carried over, and all that go with them. */
export interface CarryOver {
  readonly graph: PlanGraph;
  readonly from: Cycle;
  readonly cycle: { readonly id: string; readonly period: Period };
  /** Everything that is carried over, by its id. */
  readonly carried: ReadonlyMap<string, EndedObjective>;
}

/** An objective that was drafted, and what somebody has to do before it is published. */
export interface CarriedObjective extends DraftFile {
  readonly objective: Objective;
  readonly toDo: readonly string[];
}

/** Drafts the objective that goes on with one: its words and people, its targets from the last values, its provenance. */
export function carryObjective(ended: EndedObjective, over: CarryOver): CarriedObjective {
  const { authored, objective, to } = ended;
  const keyResults = ended.keyResults
    .filter((each) => isCarried(each, ended, over))
    .map((each) => carryOne(each, over));
  const kept = new Set(keyResults.map(({ keys }) => String(keys["id"])));
  const parents = toParents(authored.supports, over);
  const asks = authored.dependsOn?.filter(
    ({ state }) => state !== "delivered" && state !== "refused",
  );
  const isModified = objective.outcome?.decision === "modify";
  const keys = {
    kind: "objective",
    ...toWords(authored),
    ...(ended.team === undefined ? toTeams(authored) : {}),
    ...toPeople(authored),
    ...toSense(authored),
    supports: parents.kept.length > 0 ? parents.kept : undefined,
    carriedOverFrom: objective.id,
    dependsOn: toAsks(asks, over),
    notDoing: authored.notDoing,
    keyResults: keyResults.length > 0 ? keyResults.map((each) => each.keys) : undefined,
    initiatives: toInitiatives(authored.initiatives, kept, over),
    ignore: authored.ignore,
  };
  const toDo = [
    ...(isModified
      ? ["It was decided to modify it: reword it, or say what is done in another way."]
      : []),
    ...(parents.lost.length > 0
      ? [
          `It supported ${parents.lost.join(", ")}, which is not carried over: say what it supports now.`,
        ]
      : []),
    ...(ended.team === undefined ? [] : ["Its team is closed by then: say whose it is now."]),
    ...keyResults.flatMap((each) =>
      each.toDo === undefined ? [] : [`${String(each.keys["id"])}: ${each.toDo}`],
    ),
  ];
  return { id: to, objective, toDo, text: toText(keys, keyResults, toDo, ended) };
}

function isCarried(each: EndedKeyResult, ended: EndedObjective, over: CarryOver): boolean {
  if (!isKeyResultCarried(each, ended.objective)) return false;
  return (
    each.keyResult.sameAs === undefined || toReference(each.keyResult.sameAs, over) !== undefined
  );
}

function carryOne(each: EndedKeyResult, over: CarryOver): CarriedKeyResult {
  const { keyResult } = each;
  const sameAs = keyResult.sameAs === undefined ? undefined : toReference(keyResult.sameAs, over);
  const carried = carryKeyResult(each, {
    before: keyResult.objective,
    period: over.cycle.period,
    ...(sameAs !== undefined && { sameAs }),
  });
  const supports = toParents(each.authored.supports, over).kept;
  return supports.length === 0 || sameAs !== undefined
    ? carried
    : { ...carried, keys: { ...carried.keys, supports } };
}

/** A reference as it is in the new cycle; undefined where what it names ended with the old one. */
function toReference(reference: string, over: CarryOver): string | undefined {
  const { document, item } = parseReference(reference);
  const id = over.graph.aliases.get(document) ?? document;
  const target = over.graph.nodes.get(id as NodeId);
  if (target?.kind !== "objective") return reference;
  if (target.cycle !== over.from.cycle) {
    return isAlive(target.cycle, over) ? reference : undefined;
  }
  const carried = over.carried.get(target.id);
  if (!carried) return undefined;
  if (item === undefined) return carried.to;
  const own = carried.keyResults.find(({ keyResult }) => keyResult.item === item);
  return own && isKeyResultCarried(own, target) ? `${carried.to}#${item}` : carried.to;
}

/** Whether the cycle of a parent still runs when the new one begins. */
function isAlive(cycle: CycleId, { cycle: { period }, graph }: CarryOver): boolean {
  const found = graph.cycles.find((each) => each.cycle === cycle);
  return found !== undefined && found.period.end >= period.start;
}

type Supports = AuthoredObjective["supports"];

function toParents(
  supports: Supports,
  over: CarryOver,
): { readonly kept: readonly unknown[]; readonly lost: readonly string[] } {
  const kept: unknown[] = [];
  const lost: string[] = [];
  const seen = new Set<string>();
  for (const each of supports ?? []) {
    const reference = typeof each === "string" ? each : each.to;
    // One of its own key results is named as it was.
    const to = reference.startsWith("#") ? undefined : toReference(reference, over);
    if (to === undefined) lost.push(`\`${reference}\``);
    else if (!seen.has(to)) kept.push(typeof each === "string" ? to : { ...each, to });
    if (to !== undefined) seen.add(to);
  }
  return { kept, lost };
}

function toAsks(asks: AuthoredObjective["dependsOn"], over: CarryOver): unknown {
  const open = (asks ?? []).flatMap(({ by, need, size, to }) => {
    const target = toReference(to, over);
    const later = by !== undefined && parseDue(by) >= over.cycle.period.start ? { by } : {};
    return target === undefined ? [] : [{ to: target, need, ...later, ...(size && { size }) }];
  });
  return open.length === 0 ? undefined : open;
}

function toInitiatives(
  initiatives: AuthoredObjective["initiatives"],
  kept: ReadonlySet<string>,
  { cycle: { period } }: CarryOver,
): unknown {
  const open = (initiatives ?? []).filter(
    ({ status }) => status !== "done" && status !== "dropped",
  );
  const carried = open.map(({ due, implements: aims, ...initiative }) => {
    const later = due !== undefined && parseDue(due) >= period.start ? { due } : {};
    const own = [aims ?? []].flat().filter((aim) => aim.startsWith("#") && kept.has(aim.slice(1)));
    const [first] = own;
    const done = first === undefined ? {} : { implements: own.length === 1 ? first : own };
    return { ...initiative, ...done, ...later };
  });
  return carried.length === 0 ? undefined : carried;
}

function toWords({ code, shortTitle, summary, title }: AuthoredObjective): object {
  return { title, shortTitle, code, summary };
}

function toTeams({ team, teams }: AuthoredObjective): object {
  return { team, teams };
}

function toPeople({ contributors, owner, owners }: AuthoredObjective): object {
  return { owner, owners, contributors };
}

function toSense(authored: AuthoredObjective): object {
  const { ambition, audience, orientation, priority, recovers, rollUp, standaloneReason, tags } =
    authored;
  const progress = rollUp === "manual" ? 0 : undefined;
  return {
    ambition,
    orientation,
    audience,
    priority,
    standaloneReason,
    recovers,
    rollUp,
    progress,
    tags,
  };
}

function toText(
  keys: Readonly<Record<string, unknown>>,
  keyResults: readonly CarriedKeyResult[],
  toDo: readonly string[],
  { ending, objective }: EndedObjective,
): string {
  const said = Object.entries(keys).filter(([, value]) => value !== undefined);
  const document = new Document(
    Object.fromEntries(said.map(([key, value]) => [key, dropAbsent(value)])),
  );
  if (toDo.length > 0)
    document.commentBefore = ["To do before it is published:", ...toDo].map(toComment).join("\n");
  for (const [index, each] of keyResults.entries()) {
    const node: unknown = document.getIn(["keyResults", index], true);
    if (each.toDo !== undefined && isMap(node)) node.comment = toComment(each.toDo);
  }
  visit(document, {
    Seq: (_, list) => {
      if (list.items.every(isScalar)) list.flow = true;
    },
  });
  const frontMatter = document.toString({ lineWidth: 100, flowCollectionPadding: false });
  const { learned, reason } = objective.outcome ?? {};
  const body = [
    `Carried over from ${toLink(objective)}, which ended ${toPlainMarkdown(ending)}.`,
    ...(reason ? [toPlainMarkdown(reason)] : []),
    ...(learned ? [`What was learnt: ${toPlainMarkdown(learned)}`] : []),
  ].join("\n\n");
  return `---\n${frontMatter}---\n\n${body}\n`;
}

function dropAbsent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropAbsent);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, dropAbsent(each)]));
}

function toComment(text: string): string {
  return ` ${text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")}`;
}
