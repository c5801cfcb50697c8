import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A digest of some files of a content folder and of whatever else a build is made from. */
export function readInputDigest(
  content: string,
  files: readonly string[],
  inputs: readonly (string | undefined)[],
): string {
  const hash = createHash("sha256").update(JSON.stringify(inputs));
  for (const file of files) {
    hash.update(`\n${file}\n`).update(readFile(join(content, file)));
  }
  return hash.digest("base64url");
}

/** A file that cannot be read has a finding of its own; here it is only another input. */
function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.from("unreadable");
  }
}
