import type { FSWatcher } from "node:fs";
import { readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

/** Milliseconds without a change before something is done: editors write a file in several steps. */
const pause = 100;
/** Milliseconds until a folder that is not there is looked for again. */
const wait = 300;

export interface Watching {
  /** Called once whenever the folder is found not to be there; when it is back, it has changed. */
  readonly onAway: () => void;
  readonly signal?: AbortSignal;
}

/**
 * Calls `act` whenever something below a folder has changed; ends when watching or `act` fails, or by `signal`. From
 * then on nothing is watched: a process that has nothing else to do ends too. A folder that is away for a while, as
 * when a branch is switched, is waited for.
 *
 * Each folder is watched by itself: Node's recursive watching loses a file once an editor has saved it by putting a
 * new one in its place.
 */
export function watchFolder(
  folder: string,
  act: () => void,
  { onAway, signal }: Watching,
): Promise<never> {
  return new Promise((_, reject) => {
    const watched = new Map<string, { readonly inode: number; readonly watcher: FSWatcher }>();
    let timer: NodeJS.Timeout | undefined;
    let isAway = false;
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      unwatch();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const unwatch = (): void => {
      for (const { watcher } of watched.values()) watcher.close();
      watched.clear();
    };
    const follow = (): void => {
      const inodes = readFolders(folder);
      for (const [path, { inode, watcher }] of watched) {
        if (inodes.get(path) === inode) continue;
        watcher.close();
        watched.delete(path);
      }
      for (const [path, inode] of inodes) {
        if (watched.has(path)) continue;
        const watcher = watch(path, onChange);
        watcher.on("error", (error) => {
          if (path === folder && isThere(folder)) fail(error);
          else onChange();
        });
        watched.set(path, { inode, watcher });
      }
    };
    const attempt = (...steps: readonly (() => void)[]): void => {
      try {
        if (isThere(folder)) {
          for (const step of steps) step();
          isAway = false;
          return;
        }
        unwatch();
        if (!isAway) onAway();
        isAway = true;
      } catch (error) {
        // It, or a part of it, may have gone in the midst of a step.
        if (isThere(folder) && !isMissing(error, folder)) {
          fail(error);
          return;
        }
      }
      attemptIn(wait);
    };
    const attemptIn = (milliseconds: number): void => {
      clearTimeout(timer);
      timer = setTimeout(attempt, milliseconds, follow, act);
    };
    const onChange = (): void => {
      attemptIn(pause);
    };
    signal?.addEventListener("abort", () => {
      fail(signal.reason);
    });
    attempt(follow);
  });
}

/** What a folder that is away is said to be. */
export function sayAway(folder: string): string {
  return `The folder \`${folder}\` is not there any more.`;
}

function isThere(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether an error says of a path below a folder, or of itself, that there is nothing. */
function isMissing(error: unknown, folder: string): boolean {
  if (!(error instanceof Error) || !("code" in error) || !("path" in error)) return false;
  return error.code === "ENOENT" && String(error.path).startsWith(folder);
}

/** A folder and all below it, each with what tells it from another that takes its place. */
function readFolders(folder: string): Map<string, number> {
  const inodes = new Map([[folder, statSync(folder).ino]]);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const [path, inode] of readFolders(join(folder, entry.name))) inodes.set(path, inode);
  }
  return inodes;
}
