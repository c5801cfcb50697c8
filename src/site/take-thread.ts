import { parentPort, workerData } from "node:worker_threads";
import { takeOver, type Taking } from "./take-many.ts";

/** A thread of its own that takes files over, and answers with what became of them. */

// Given by `takeInThread`.
parentPort?.postMessage(takeOver(workerData as Taking));
