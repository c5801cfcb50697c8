import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SnapshotFiles } from "./snapshot.ts";

/** What lies below a folder, and what is there without being a file. */
export interface SealedFolder {
  /** By path with forward slashes, sorted. */
  readonly files: SnapshotFiles;
  /** Links, devices, and files that may not be read. */
  readonly others: readonly string[];
}

/** Reads every file below a folder, whatever its name; links are not followed. Throws where there is no such folder. */
export function readSealedFolder(root: string): SealedFolder {
  const files = new Map<string, Uint8Array>();
  const others: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(file);
      else {
        const bytes = entry.isFile() ? tryRead(join(root, file)) : undefined;
        if (bytes) files.set(file, bytes);
        else others.push(file);
      }
    }
  };
  visit("");
  return {
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
    others: others.sort(),
  };
}

function tryRead(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
