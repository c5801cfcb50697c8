import { joinAnd } from "../model/enumeration.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Correlation, Hoshin } from "../model/framework/hoshin.ts";
import type { NodeId } from "../model/id.ts";
import type { AuthoredCorrelation, AuthoredHoshin } from "../model/schema/hoshin.ts";
import { resolveActor } from "./actor.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { isLostItem, isUnread } from "./reference.ts";

type Sides = Pick<
  Hoshin,
  "inherited" | "breakthroughs" | "annual" | "priorities" | "targets" | "people"
>;

type MatrixItem = { readonly id: NodeId; readonly item: string };

/** From the lowest side of the matrix to the highest; people stand beside them all. */
const sides = ["people", "targets", "priorities", "annual", "breakthroughs"] as const;

/** Links what the marks of a matrix join; a mark between strangers is reported, and dropped. */
export function linkCorrelations(
  context: LinkContext,
  matrix: Sides & { readonly id: NodeId },
  data: AuthoredHoshin,
  place: Spot,
): readonly Correlation[] {
  const seen = new Set<string>();
  return (data.correlations ?? []).flatMap((authored, index) => {
    const spot = below(place, "correlations", index);
    const a = findEnd(context, matrix, data, authored, "a", spot);
    const b = findEnd(context, matrix, data, authored, "b", spot);
    if (a === undefined || b === undefined) return [];
    const [low, high] = rank(matrix, a) <= rank(matrix, b) ? [a, b] : [b, a];
    const key = `${low} ${high}`;
    if (rank(matrix, low) === rank(matrix, high)) {
      const message = `\`${authored.a}\` and \`${authored.b}\` stand on one side of the matrix, where no mark joins them.`;
      const hint = "Join items of two sides that meet in a corner.";
      const anchor = atValue(...spot.path);
      context.report(toFinding("invalid-value", spot.file, message, { anchor, hint }));
      return [];
    }
    if (seen.has(key)) {
      const message = `\`${authored.a}\` and \`${authored.b}\` are marked twice; the first mark counts.`;
      const anchor = atValue(...spot.path);
      const hint = "Take one of the two out.";
      context.report(toFinding("duplicate-link", spot.file, message, { anchor, hint }));
      return [];
    }
    seen.add(key);
    const { strength } = authored;
    if (matrix.people.includes(low)) linkNodes(context, "involves", high, low, spot, { strength });
    else linkNodes(context, "correlates", low, high, spot, { strength });
    return [{ a: high, b: low, strength }];
  });
}

function rank(matrix: Sides, id: NodeId): number {
  return sides.findIndex((side) => listIds(matrix, side).includes(id));
}

function listIds(matrix: Sides, side: (typeof sides)[number]): readonly NodeId[] {
  if (side === "people") return matrix.people;
  const items: readonly MatrixItem[] = matrix[side];
  const own = items.map(({ id }) => id);
  return side === "breakthroughs" ? [...own, ...matrix.inherited] : own;
}

/** The item or the person that one end of a mark names. */
function findEnd(
  context: LinkContext,
  matrix: Sides & { readonly id: NodeId },
  data: AuthoredHoshin,
  authored: AuthoredCorrelation,
  end: "a" | "b",
  spot: Spot,
): NodeId | undefined {
  const name = authored[end].replace(/^#/, "");
  const items = sides.flatMap((side): readonly MatrixItem[] =>
    side === "people" ? [] : matrix[side],
  );
  const item = items.find((each) => each.item === name);
  if (item) return item.id;
  const id = `${matrix.id}#${name}` as NodeId;
  // An item that is left out takes its marks with it, and so does one that could not be read.
  if (context.ids.entries.has(id) || isLostItem(context.ids.unread, matrix.id, name)) {
    return undefined;
  }
  const inherited = matrix.inherited.find((each) => each === name || toItemId(each) === name);
  if (inherited !== undefined) return inherited;
  if (data.people?.includes(name) === true) return resolveQuietly(context, name, spot, end);
  if (data.inherits !== undefined && mayHaveBeen(context, data.inherits.from, name, spot)) {
    return undefined;
  }
  const known = [
    ...items.map((each) => each.item),
    ...matrix.inherited.map(toItemId),
    ...(data.people ?? []),
  ];
  const hint = `It has ${joinAnd(known.map((each) => `\`${each}\``))}.`;
  const message = `Nothing in this matrix has the id \`${name}\`.`;
  const anchor = atValue(...spot.path, end);
  context.report(toFinding("unknown-reference", spot.file, message, { anchor, hint }));
  return undefined;
}

/** Whether the matrix above, or the item of it that is meant, could not be read. */
function mayHaveBeen({ ids }: LinkContext, above: string, name: string, spot: Spot): boolean {
  return isUnread(ids, above, spot.document) || isLostItem(ids.unread, above, name);
}

/** The id of an item within its document. */
function toItemId(id: NodeId): string {
  return id.slice(id.indexOf("#") + 1);
}

/** Somebody of whom `people` has been told already whether they exist. */
function resolveQuietly(
  context: LinkContext,
  name: string,
  spot: Spot,
  end: "a" | "b",
): NodeId | undefined {
  return resolveActor({ ...context, report: () => undefined }, name, spot, end);
}
