import { createHash } from "node:crypto";
import { renderCanonical } from "./canonical.ts";
import type { SnapshotFiles } from "./snapshot.ts";

/** The file with a digest of each part, in the form that `sha256sum -c` reads. */
export const sumsFile = "SHA256SUMS";
/** The file with the digest of that one. */
export const sealFile = "seal.json";

/** Adds the digests of all files, and the one over all of them. */
export function sealFiles(files: SnapshotFiles, cycle: string): SnapshotFiles {
  const summed = addSums(files);
  const sums = summed.get(sumsFile) ?? new Uint8Array();
  return sortFiles(new Map([...summed, [sealFile, renderSeal(cycle, toDigest(sums))]]));
}

/** Adds the digests of all files. */
export function addSums(files: SnapshotFiles): SnapshotFiles {
  return sortFiles(new Map([...files, [sumsFile, renderSums(files)]]));
}

/** One line for each file, sorted: the digest, two spaces, the path. */
export function renderSums(files: SnapshotFiles): Uint8Array {
  const lines = [...sortFiles(files)].map(([file, bytes]) => `${toDigest(bytes)}  ${file}\n`);
  return toBytes(lines.join(""));
}

/** The digests by path; undefined where a text is anything else than `renderSums` writes. */
export function parseSums(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const sums = new Map<string, string>();
  const text = new TextDecoder().decode(bytes);
  for (const line of text.split("\n").slice(0, -1)) {
    const [, digest, file] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
    if (digest === undefined || file === undefined) return undefined;
    sums.set(file, digest);
  }
  const again = [...sums].map(([file, digest]) => `${digest}  ${file}\n`).join("");
  return isSame(toBytes(again), bytes) ? sums : undefined;
}

/** The file that says what the seal is. */
export function renderSeal(cycle: string, seal: string): Uint8Array {
  return toBytes(`${renderCanonical({ cycle, seal })}\n`);
}

/** The cycle and the seal that such a file says; undefined where it is anything else than `renderSeal` writes. */
export function parseSeal(
  bytes: Uint8Array,
): { readonly cycle: string; readonly seal: string } | undefined {
  const text = new TextDecoder().decode(bytes);
  const [, cycle, seal] = /^\{"cycle":"([^"\\]*)","seal":"([0-9a-f]{64})"\}\n$/.exec(text) ?? [];
  if (cycle === undefined || seal === undefined) return undefined;
  return isSame(renderSeal(cycle, seal), bytes) ? { cycle, seal } : undefined;
}

/** The SHA-256 of some bytes, of a text those of UTF-8, in 64 hexadecimal digits. */
export function toDigest(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Whether two files are one, byte for byte. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function sortFiles(files: SnapshotFiles): SnapshotFiles {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
