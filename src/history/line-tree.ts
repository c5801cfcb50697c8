import type { Source } from "../model/document.ts";
import type { KeyPath } from "../model/finding.ts";

/**
 * The lines of a value and of all that is in it. A number where everything stands on that line; else the line of the
 * value, that of its key where it is another one, and what is in it.
 */
export type LineTree =
  | number
  | {
      readonly at: number;
      readonly key?: number;
      readonly in?: Readonly<Record<string, LineTree>> | readonly LineTree[];
    };

/** Finds the line of a key or of a value in a file; undefined where the file has none. */
export type FindLine = (file: string, path: KeyPath, on: "key" | "value") => number | undefined;

/** The lines by file. */
export type LineTrees = ReadonlyMap<string, LineTree>;

/** Joins the lines of a value with those of what is in it, in as few words as they need. */
export function toLineTree(
  at: number,
  key: number,
  inside: Readonly<Record<string, LineTree>> | readonly LineTree[] | undefined,
): LineTree {
  const below = inside === undefined ? [] : Object.values(inside);
  const isFlat = below.every((tree) => tree === at);
  if (isFlat && key === at) return at;
  return { at, ...(key !== at && { key }), ...(!isFlat && inside && { in: inside }) };
}

/** The line of a value; of one that is not there that of the nearest key above it, as in the file itself. */
export function findSealedLine(trees: LineTrees, { file, path, line }: Source): number | undefined {
  if (line !== undefined || path === undefined) return line;
  let tree = trees.get(file);
  for (const segment of path) {
    if (tree === undefined || typeof tree === "number") return tree;
    const next = findBelow(tree.in, segment);
    if (next === undefined) return tree.in === undefined ? tree.at : (tree.key ?? tree.at);
    tree = next;
  }
  return typeof tree === "object" ? tree.at : tree;
}

function findBelow(
  inside: Readonly<Record<string, LineTree>> | readonly LineTree[] | undefined,
  segment: string | number,
): LineTree | undefined {
  if (inside === undefined) return undefined;
  // Lists have numbers and mappings have names; asking one for the other finds nothing.
  return Object.hasOwn(inside, segment)
    ? (inside as Readonly<Record<string | number, LineTree>>)[segment]
    : undefined;
}
