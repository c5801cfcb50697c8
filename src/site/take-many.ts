import { lstatSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { toProcessFile } from "./own-code.ts";
import { isAsLeft, takeFile, type Written } from "./take-file.ts";

/** What is to be taken over from one folder into another. */
export interface Taking {
  readonly from: string;
  readonly to: string;
  readonly files: readonly (readonly [name: string, left: Written | undefined])[];
  /** Folders below `from` of which these are all files that there should be. */
  readonly folders: readonly string[];
}

/** What became of it. */
export interface Taken {
  /** Files that are not as they were left. */
  readonly missed: readonly string[];
  /** Folders in which all is as it was left, and there is nothing else: to be moved when the output is published. */
  readonly whole: readonly string[];
}

/** The folder at the top of an output in which a file lies; nothing for one that lies there itself. */
export function toTopFolder(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf("/")));
}

/** Takes over what is to be taken. */
export function takeOver(taking: Taking): Taken {
  const groups = Map.groupBy(taking.files, ([name]) => toTopFolder(name));
  // As folders are made by now.
  const { mode } = statSync(taking.to);
  const whole = taking.folders.filter((folder) =>
    isWhole(join(taking.from, folder), groups.get(folder) ?? [], mode),
  );
  for (const folder of whole) groups.delete(folder);
  const missed = [...groups.values()]
    .flat()
    .filter(([name, left]) => !takeFile(name, left, taking))
    .map(([name]) => name);
  return { missed, whole };
}

/** Takes over in a thread of its own; rejects where `signal` ends it. */
export async function takeInThread(taking: Taking, signal: AbortSignal): Promise<Taken> {
  signal.throwIfAborted();
  const worker = new Worker(toProcessFile("take-thread"), { workerData: taking });
  const end = (): void => void worker.terminate();
  signal.addEventListener("abort", end);
  // Before the folder that it writes into is removed.
  process.prependListener("exit", end);
  const taken = new Promise<Taken>((resolve, reject) => {
    // Sent by the thread alone.
    worker.on("message", (message: Taken) => {
      resolve(message);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      reject(new Error(`thread that takes files over ended: ${code}`));
    });
  });
  try {
    return await taken;
  } finally {
    signal.removeEventListener("abort", end);
    process.off("exit", end);
  }
}

/**
 * Whether all files of a folder are as they were left, and nothing else is in it: no file, no link, no folder that
 * another process would have made otherwise. What cannot be looked at is not known to be so.
 */
function isWhole(folder: string, files: Taking["files"], mode: number): boolean {
  try {
    if (!files.every(([name, left]) => isAsLeft(join(folder, "..", name), left))) return false;
    const folders = new Set(files.flatMap(([name]) => [...listFolders(name)]));
    // All of them are there, so as many as there should be are no others.
    return countEntries(folder, mode) === files.length + folders.size;
  } catch {
    return false;
  }
}

/** How many files and folders there are, the folder itself among them; NaN where there is anything else. */
function countEntries(folder: string, mode: number): number {
  if (lstatSync(folder).mode !== mode) return Number.NaN;
  const entries = readdirSync(folder, { withFileTypes: true });
  // Where all is asked for at once, links are followed, in circles too.
  return entries.reduce((count, entry) => {
    if (entry.isDirectory()) return count + countEntries(join(folder, entry.name), mode);
    return entry.isFile() ? count + 1 : Number.NaN;
  }, 1);
}

/** The folders on the way to a file. */
function* listFolders(name: string): Iterable<string> {
  for (let end = name.lastIndexOf("/"); end > 0; end = name.lastIndexOf("/", end - 1)) {
    yield name.slice(0, end);
  }
}
