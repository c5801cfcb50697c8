import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { SnapshotFiles } from "../history/snapshot.ts";
import { isRunning } from "./running-process.ts";

/** What an interrupted command leaves beside the sealed quarters; nothing reads it. */
const unfinished = ".unfinished-";

/**
 * Puts files into a folder that is not there yet, all of them or none: they are written beside the sealed quarters,
 * and the folder gets its name once the disk has everything. `finish` may add to it before that.
 */
export function writeSnapshotFolder(
  content: string,
  folder: string,
  files: SnapshotFiles,
  finish: (folder: string) => void = () => undefined,
): void {
  const root = join(content, "snapshots");
  mkdirSync(root, { recursive: true });
  keepBytes(root);
  const temporary = join(root, `${unfinished}${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  try {
    mkdirSync(temporary);
    for (const [file, bytes] of files) writeFile(join(temporary, file), bytes);
    finish(temporary);
    const target = join(root, folder);
    mkdirSync(dirname(target), { recursive: true });
    syncFolder(temporary);
    if (existsSync(target)) throw new Error(`folder exists: ${target}`);
    renameSync(temporary, target);
    syncFolder(dirname(target));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Takes away what commands that were interrupted left; what a running one writes stays. */
export function removeUnfinished(content: string): void {
  const root = join(content, "snapshots");
  if (!existsSync(root)) return;
  for (const name of readdirSync(root).filter((each) => each.startsWith(unfinished))) {
    if (!isRunning(Number(name.slice(unfinished.length)))) {
      rmSync(join(root, name), { recursive: true, force: true });
    }
  }
}

/** Git may give text other line ends on other machines, and a seal is one of bytes. */
function keepBytes(root: string): void {
  const file = join(root, ".gitattributes");
  if (!existsSync(file)) writeFileSync(file, "* -text\n");
}

function writeFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, "wx");
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a folder holds is safe on the disk only once the folder itself is. */
function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
