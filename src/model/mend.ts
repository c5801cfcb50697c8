import type { KeyPath } from "./finding.ts";

/** How data that can be used differs from what the author wrote; every difference has a finding of its own. */
export interface Mend {
  readonly leftOut: readonly LeftOut[];
  readonly renamed: readonly Renamed[];
}

/** A value that is missing from the data, as it was wrong and nothing smaller could be left out. */
export interface LeftOut {
  /** Where the author wrote it. */
  readonly path: KeyPath;
  readonly value: unknown;
}

/** A key that was taken for another one. */
export interface Renamed {
  /** Where the author wrote it. */
  readonly path: KeyPath;
  readonly to: string;
}

/** What can be asked of a mend; all paths but those to be translated are the author's. */
export interface MendIndex {
  /**
   * The path at which the author wrote what stands at a path of the mended data:
   *
   *     keyResults.1.to   where the first entry was left out      keyResults.2.to
   *     keyResults.0.to   where `too` was taken for `to`          keyResults.0.too
   */
  readonly toAuthored: (path: KeyPath) => KeyPath;
  readonly isLeftOut: (path: KeyPath) => boolean;
  /** Whether something was left out of a list or a mapping itself. */
  readonly hasLost: (path: KeyPath) => boolean;
  readonly isRenamed: (path: KeyPath) => boolean;
}

/** Prepares what is asked of a mend: a file may have as many faults as it has words. */
export function indexMend({ leftOut, renamed }: Mend): MendIndex {
  const gone = new Set(leftOut.map(({ path }) => toKey(path)));
  const lists = new Map<string, number[]>();
  for (const { path } of leftOut) {
    const list = toKey(path.slice(0, -1));
    const indexes = lists.get(list);
    if (indexes) indexes.push(Number(path.at(-1)));
    else lists.set(list, [Number(path.at(-1))]);
  }
  for (const indexes of lists.values()) indexes.sort((a, b) => a - b);
  const written = new Map(renamed.map(({ path, to }) => [toKey([...path.slice(0, -1), to]), path]));
  const names = new Set(renamed.map(({ path }) => toKey(path)));
  const toAuthored = (path: KeyPath): KeyPath =>
    path.reduce<KeyPath>((parent, segment) => {
      if (typeof segment === "string") {
        return written.get(toKey([...parent, segment])) ?? [...parent, segment];
      }
      return [...parent, segment + countBefore(lists.get(toKey(parent)) ?? [], segment)];
    }, []);
  return {
    toAuthored: gone.size + names.size === 0 ? (path) => path : toAuthored,
    isLeftOut: (path) => gone.has(toKey(path)),
    hasLost: (path) => lists.has(toKey(path)),
    isRenamed: (path) => names.has(toKey(path)),
  };
}

function toKey(path: KeyPath): string {
  return JSON.stringify(path);
}

/** How many entries were left out before the one that is now at an index; `gone` are their own indexes, in order. */
function countBefore(gone: readonly number[], index: number): number {
  let [low, high] = [0, gone.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    // So many entries that stayed lie before it.
    if ((gone[middle] ?? 0) - middle <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}
