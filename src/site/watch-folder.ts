import { existsSync, readdirSync, statSync, watch, type FSWatcher } from "node:fs";
import { join } from "node:path";

/** Milliseconds without a change before something is done: editors write a file in several steps. */
const pause = 100;

/**
 * Calls `act` whenever something below a folder has changed; ends when watching or `act` fails, or by `signal`. From
 * then on nothing is watched: a process that has nothing else to do ends too.
 *
 * Each folder is watched by itself: Node's recursive watching loses a file once an editor has saved it by putting a
 * new one in its place.
 */
export function watchFolder(folder: string, act: () => void, signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const watched = new Map<string, { readonly inode: number; readonly watcher: FSWatcher }>();
    let timer: NodeJS.Timeout | undefined;
    const fail = (error: unknown): void => {
      clearTimeout(timer);
      for (const { watcher } of watched.values()) watcher.close();
      watched.clear();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    const follow = (): void => {
      const inodes = existsSync(folder) ? readFolders(folder) : new Map<string, number>();
      for (const [path, { inode, watcher }] of watched) {
        if (inodes.get(path) === inode) continue;
        watcher.close();
        watched.delete(path);
      }
      for (const [path, inode] of inodes) {
        if (watched.has(path)) continue;
        const watcher = watch(path, onChange);
        watcher.on("error", path === folder ? fail : onChange);
        watched.set(path, { inode, watcher });
      }
    };
    const attempt = (...steps: readonly (() => void)[]): void => {
      try {
        for (const step of steps) step();
      } catch (error) {
        fail(error);
      }
    };
    const onChange = (): void => {
      clearTimeout(timer);
      timer = setTimeout(attempt, pause, follow, act);
    };
    signal?.addEventListener("abort", () => {
      fail(signal.reason);
    });
    attempt(follow);
  });
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
