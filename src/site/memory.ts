import { setFlagsFromString } from "node:v8";

/**
 * Keeps the heap near what is in use: left alone, the engine lets garbage pile up to several times that before it
 * looks, as there is memory. Costs about a tenth of the time, and halves what a build of a small plan holds.
 */
export function limitMemory(): void {
  setFlagsFromString("--heap-growing-percent=60");
  setFlagsFromString("--max-semi-space-size=8");
}
