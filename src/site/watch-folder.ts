import { watch } from "node:fs";

/** Milliseconds without a change before something is done: editors write a file in several steps. */
const pause = 100;

/** Calls `act` whenever something below a folder has changed; ends only when watching fails. */
export function watchFolder(folder: string, act: () => void): Promise<never> {
  return new Promise((_, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const watcher = watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        try {
          act();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      }, pause);
    });
    watcher.on("error", reject);
  });
}
