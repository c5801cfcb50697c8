import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readFolder } from "../read/folder.ts";

/** A digest of all files of a content folder and of whatever else a build is made from, and how many files there are. */
export function readInputDigest(
  content: string,
  inputs: readonly (string | undefined)[],
): { readonly inputDigest: string; readonly files: number } {
  const hash = createHash("sha256").update(JSON.stringify(inputs));
  const { files } = readFolder(content);
  for (const file of files) {
    hash.update(`\n${file}\n`).update(readFile(join(content, file)));
  }
  return { inputDigest: hash.digest("base64url"), files: files.length };
}

/** A file that cannot be read has a finding of its own; here it is only another input. */
function readFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.from("unreadable");
  }
}
