import { isDeepStrictEqual } from "node:util";
import { compareText } from "../model/text-order.ts";
import type { PlanChange, PlanDiff, PlanState } from "./change.ts";
import { changeTypes } from "./change.ts";
import { freePlanned } from "./check-cycles.ts";
import { compareEntries } from "./compare-entry.ts";
import { describeDeleted } from "./deleted.ts";
import { findEffects } from "./effect.ts";
import type { Entry, Whole } from "./entry.ts";
import { listWholes } from "./entry.ts";
import { markLoosened } from "./loosened.ts";
import { listAliases, toMoved, toNamings } from "./naming.ts";
import type { Pairing } from "./pairing.ts";
import { pairItems, pairWholes } from "./pairing.ts";
import { addReasons } from "./reason.ts";
import { markTakenBack } from "./taken-back.ts";

/** What is another plan between two states, and what that does to what nobody touched. Sorted by document and item. */
export function diffPlans(before: PlanState, after: PlanState): PlanDiff {
  const wholes = [listWholes(before, after), listWholes(after, before)] as const;
  const { changes, moves } = diffWholes(...wholes, (found) =>
    toNamings(listAliases(before.set.documents), listAliases(after.set.documents), found),
  );
  const effects = findEffects(before, after, changes, moves);
  const told = freePlanned(describeDeleted(changes, before), before);
  return { changes: markTakenBack(told, before, after, moves), effects, moves };
}

/** What is another one among things: those of two whole plans, or only those in files that a commit touched. */
export function diffWholes(
  before: ReadonlyMap<string, Whole>,
  after: ReadonlyMap<string, Whole>,
  toNames: (moves: ReadonlyMap<string, string>) => ReturnType<typeof toNamings>,
  hints: ReadonlyMap<string, string> = new Map(),
): Pick<PlanDiff, "changes" | "moves"> {
  const pairing = pairWholes(before, after, hints);
  const moves = new Map(pairing.moves);
  const paired = pairing.pairs
    .filter((pair) => !isSame(pair))
    .map((pair) => {
      const items = pairItems(pair.before.items, pair.after.items, (id) => toMoved(id, moves));
      for (const { before: was, after: now } of items.pairs) {
        if (toMoved(was.id, moves) !== now.id) moves.set(was.id, now.id);
      }
      return { ...pair, items };
    });
  const namings = toNames(moves);
  const changes = paired.flatMap(({ before: was, after: now, items }) => {
    const entries = [{ before: was.root, after: now.root }, ...items.pairs];
    const own = entries.flatMap((pair) => {
      // An item of a document that moved has moved with it, and that is said once.
      const isMoved = pair.before.id !== pair.after.id;
      const isTold = isMoved && toName(pair.before) !== toName(pair.after);
      const compared = compareEntries({ ...pair, isMoved, ...namings });
      return isTold ? [toMove(pair.before, pair.after), ...compared] : compared;
    });
    const added = items.added.map((entry) => toWholeChange("added", entry));
    const removed = items.removed.map((entry) => ({
      ...toWholeChange("removed", entry),
      ...{ file: now.root.file, document: now.root.id, path: entry.path.slice(0, -1) },
    }));
    const pair = { before: was, after: now, earlier: before, later: after };
    return addReasons(markLoosened([...own, ...added, ...removed], pair), was, now);
  });
  return { changes: [...changes, ...toWholeChanges(pairing)].sort(byPlace), moves };
}

/** The same file, read once for both states, need not be looked into. */
function isSame({ before, after }: { readonly before: Whole; readonly after: Whole }): boolean {
  const { document } = before;
  return document !== undefined && document === after.document;
}

/** The part of an id that only this thing has: of an item the item, of a document all of it. */
function toName({ id, document }: Entry): string {
  return id === document ? id : id.slice(document.length);
}

function toMove(before: Entry, after: Entry): PlanChange {
  return { ...toWholeChange("moved", after), was: before.id, now: after.id };
}

function toWholeChanges({ added, removed }: Pairing): readonly PlanChange[] {
  return [
    ...added.map(({ root }) => {
      const { carriedOverFrom } = root.data;
      if (typeof carriedOverFrom !== "string") return toWholeChange("added", root);
      return { ...toWholeChange("carried-over", root), was: carriedOverFrom };
    }),
    ...removed.map(({ root }) => toWholeChange("removed", root)),
  ];
}

function toWholeChange(type: PlanChange["type"], entry: Entry): PlanChange {
  const { id, title, document, file, path } = entry;
  return { type, id, title, document, file, path };
}

function byPlace(a: PlanChange, b: PlanChange): number {
  return (
    compareText(a.document, b.document) ||
    compareText(a.id, b.id) ||
    changeTypes.indexOf(a.type) - changeTypes.indexOf(b.type) ||
    compareText(a.key ?? "", b.key ?? "") ||
    compareText(a.date ?? "", b.date ?? "") ||
    (isDeepStrictEqual(a, b) ? 0 : compareText(JSON.stringify(a), JSON.stringify(b)))
  );
}
