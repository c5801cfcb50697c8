import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import { isSame, sumsFile, toDigest } from "./seal.ts";
import type { SnapshotFiles } from "./snapshot.ts";

/** Whether a file of the content folder is a list of digests of a sealed quarter, or of what was laid on top of one. */
export function isSumsFile(file: string): boolean {
  return file.startsWith("snapshots/") && file.endsWith(`/${sumsFile}`);
}

/**
 * Holds the sealed quarters against an earlier state of the folder, of which `before` has the lists of digests: what
 * was sealed, amended or signed then is still the same. It sees what a folder cannot say of itself, as where a part
 * was changed together with every digest.
 */
export function checkRewritten(content: string, before: SnapshotFiles): readonly Finding[] {
  return [...before].flatMap(([file, bytes]) => {
    const path = join(content, file);
    const now = existsSync(path) ? readFileSync(path) : undefined;
    if (now && isSame(now, bytes)) return [];
    const hint = "Restore it from git; what is wrong in it is corrected by an amendment.";
    const [, cycle = "", ...inside] = file.split("/");
    const what =
      inside.length === 1
        ? `The sealed quarter \`${cycle}\``
        : `\`${inside.slice(0, -1).join("/")}\` of the sealed quarter \`${cycle}\``;
    const message = now
      ? `${what} is another one than at the base revision: its digest was \`${toDigest(bytes)}\`, and now it is \`${toDigest(now)}\`.`
      : `${what} was there at the base revision, and is gone.`;
    return [toFinding("seal-broken", file, message, { hint })];
  });
}
