import { parentPort, workerData } from "node:worker_threads";
import type { Written } from "./take-file.ts";
import { takeFile } from "./take-file.ts";

/** What a thread that takes files over is given. */
export interface Taking {
  readonly from: string;
  readonly to: string;
  readonly files: readonly (readonly [name: string, left: Written | undefined])[];
}

/** A thread of its own that takes files over, and answers with the names of those that it could not. */

// Given by `takeFiles`.
const taking = workerData as Taking;
const missed = taking.files.filter(([name, left]) => !takeFile(name, left, taking));
parentPort?.postMessage(missed.map(([name]) => name));
