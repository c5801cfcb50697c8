import { createHash } from "node:crypto";
import { renderCanonical } from "./canonical.ts";
import type { SnapshotFiles } from "./snapshot.ts";

/** The file with a digest of each part, in the form that `sha256sum -c` reads. */
export const sumsFile = "SHA256SUMS";
/** The file with the digest of that one. */
export const sealFile = "seal.json";

/** Adds the digests of all files, and the one over all of them. */
export function sealFiles(files: SnapshotFiles, cycle: string): SnapshotFiles {
  const sums = renderSums(files);
  const seal = `${renderCanonical({ cycle, seal: toDigest(sums) })}\n`;
  return sortFiles(new Map([...files, [sumsFile, sums], [sealFile, toBytes(seal)]]));
}

/** One line for each file, sorted: the digest, two spaces, the path. */
export function renderSums(files: SnapshotFiles): Uint8Array {
  const lines = [...sortFiles(files)].map(([file, bytes]) => `${toDigest(bytes)}  ${file}\n`);
  return toBytes(lines.join(""));
}

/** The SHA-256 of some bytes in 64 hexadecimal digits. */
export function toDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function sortFiles(files: SnapshotFiles): SnapshotFiles {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
