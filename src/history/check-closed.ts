import { isDeepStrictEqual } from "node:util";
import { joinAnd } from "../model/enumeration.ts";
import type { Document } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { PlanChange, PlanDiff, PlanState } from "./change.ts";
import { toEarlier } from "./naming.ts";

/** Documents of cycles that were closed, and that were edited otherwise than by an amendment. */
export function checkClosed(
  { changes, moves }: PlanDiff,
  before: PlanState,
  after: PlanState,
): readonly Finding[] {
  const closed = listClosed(before);
  const later = new Map(after.set.documents.map((document) => [document.id as string, document]));
  const earlier = new Map(
    before.set.documents.map((document) => [document.id as string, document]),
  );
  const documents = [...new Set(changes.map(({ document }) => document))];
  return documents.flatMap((id) => {
    const cycle = closed.get(toEarlier(id, moves));
    if (cycle === undefined) return [];
    const [was, now] = [earlier.get(toEarlier(id, moves)), later.get(id)];
    const own = changes.filter((each) => each.document === id && isEdit(each, was));
    const [first] = own;
    if (!first || (was && now && isAmended(was, now))) return [];
    return [toEdited(first, own, cycle, now)];
  });
}

/** The documents of closed cycles, with the cycle. */
function listClosed({ graph }: PlanState): ReadonlyMap<string, string> {
  const cycles = new Set(
    graph.cycles.filter(({ state }) => state === "closed").map((each) => each.cycle),
  );
  return new Map(
    [...graph.objectives, ...graph.pages].flatMap(({ id, cycle }) =>
      cycle !== undefined && cycles.has(cycle) ? [[id as string, cycle as string] as const] : [],
    ),
  );
}

/** A move changes nothing, a redirect helps, and an outcome that was missing is what the cycle waited for. */
function isEdit({ type, key, id, document }: PlanChange, was: Document | undefined): boolean {
  const isNew = id === document && (type === "added" || type === "carried-over");
  if (type === "moved" || isNew || key === "aliases") return false;
  const isOpen = was?.kind === "objective" && was.data.outcome === undefined;
  return !(isOpen && (type === "scored" || type === "closed"));
}

function isAmended(was: Document, now: Document): boolean {
  if (was.kind !== "objective" || now.kind !== "objective") return false;
  const earlier = was.data.changes ?? [];
  return (now.data.changes ?? []).some(
    (each) => !earlier.some((other) => isDeepStrictEqual(each, other)),
  );
}

function toEdited(
  first: PlanChange,
  changes: readonly PlanChange[],
  cycle: string,
  now: Document | undefined,
): Finding {
  const { file, path, title } = first;
  if (!now) {
    const message = `The cycle \`${cycle}\` is closed, and \`${title}\` was deleted from it.`;
    return toFinding("closed-cycle-edited", file, message, { hint: "Restore the file." });
  }
  const told = [...new Set(changes.map(toName))].map((name) => `\`${name}\``);
  const verb = told.length === 1 ? "was" : "were";
  const message = `The cycle \`${cycle}\` is closed, and ${joinAnd(told)} ${verb} edited in it.`;
  const hint =
    now.kind === "objective"
      ? "Take the edit back, or add an entry to `changes` that says why."
      : "Take the edit back, and write what is new on a page of its own.";
  const anchor = path.length === 0 ? undefined : atValue(...path);
  return toFinding("closed-cycle-edited", file, message, { anchor, hint });
}

function toName({ id, document, key, type }: PlanChange): string {
  const item = id === document ? "" : id.slice(document.length);
  return [item, key ?? type].filter((part) => part !== "").join(" ");
}
