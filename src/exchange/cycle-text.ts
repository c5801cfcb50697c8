import type { YAMLMap } from "yaml";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Insertion } from "./yaml-edit.ts";
import {
  changeAt,
  core,
  getColumn,
  getEnd,
  insert,
  toLineEnd,
  toNextLine,
  UnwritableError,
} from "./yaml-edit.ts";
import type { Keys } from "./yaml-merge.ts";
import { mergeYaml, replaceScalar, toBlock, toFlow } from "./yaml-merge.ts";

/** A cycle as `portal.yaml` writes it; keys stand in this order. */
export interface CycleEntry {
  readonly id: string;
  readonly label: string;
  readonly parent?: string;
  readonly start: string;
  readonly end: string;
  readonly state: "planning" | "active" | "review" | "closed";
  readonly publishBy?: string;
  readonly checkInEvery?: string;
}

const order = [
  ...(["id", "label", "parent", "start", "end", "state"] as const),
  ...(["publishBy", "checkInEvery"] as const),
];

/** Sets where a cycle stands in its life, in the text of `portal.yaml`; all else stays as it is. */
export function setCycleState(text: string, id: string, state: CycleEntry["state"]): string {
  const { items } = findCycles(text);
  const at = findIndex(items, id);
  const cycle = items[at];
  const stated = isMap(cycle) ? cycle.get("state") : undefined;
  if (stated === state) return text;
  if (stated === undefined) return mergeYaml(text, ["cycles", at], { state });
  return replaceScalar(text, ["cycles", at, "state"], state);
}

/** Adds a cycle behind another one, in the manner in which that one is written. */
export function addCycle(text: string, entry: CycleEntry, behind: string): string {
  const { items, isFlow } = findCycles(text);
  const at = findIndex(items, behind);
  const item = items[at];
  if (!isMap(item)) throw new UnwritableError(`\`${behind}\` is no cycle of its own.`);
  const keys = Object.fromEntries(
    order.flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]])),
  );
  const insertion = isFlow ? toFlowInsertion(item, keys) : toBlockInsertion(text, item, keys);
  return insert(text, [insertion], (data) =>
    changeAt(data, ["cycles"], (cycles) =>
      Array.isArray(cycles) ? cycles.toSpliced(at + 1, 0, keys) : cycles,
    ),
  );
}

function toFlowInsertion(item: YAMLMap, keys: Keys): Insertion {
  const at = getEnd(item);
  return { at, until: at, text: `, ${toFlow(keys)}` };
}

function toBlockInsertion(text: string, item: YAMLMap, keys: Keys): Insertion {
  const start = item.range?.[0] ?? 0;
  const dash = text.lastIndexOf("-", start - 1);
  const margin = " ".repeat(getColumn(text, dash));
  const space = text.slice(dash + 1, start);
  const at = toNextLine(text, getEnd(item));
  const eol = toLineEnd(text);
  const open = at > 0 && text[at - 1] !== "\n" ? eol : "";
  const own =
    item.flow === true
      ? `${toFlow(keys)}${eol}`
      : toBlock(keys, getColumn(text, start), eol).trimStart();
  return { at, until: at, text: `${open}${margin}-${space}${own}` };
}

function findCycles(text: string): {
  readonly items: readonly unknown[];
  readonly isFlow: boolean;
} {
  const cycles: unknown = parseDocument(text, core).get("cycles", true);
  if (!isSeq(cycles)) throw new UnwritableError("`cycles` of `portal.yaml` is no list of its own.");
  return { items: cycles.items, isFlow: cycles.flow === true };
}

function findIndex(items: readonly unknown[], id: string): number {
  const at = items.findIndex((item) => {
    const found: unknown = isMap(item) ? item.get("id", true) : undefined;
    return isScalar(found) && String(found.value) === id;
  });
  if (at < 0) throw new UnwritableError(`\`portal.yaml\` has no cycle \`${id}\`.`);
  return at;
}
