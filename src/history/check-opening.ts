import { snapshotSchema } from "../model/schema/snapshot.ts";
import type { SealProblem } from "./check-seal.ts";
import { sealFile } from "./seal.ts";
import { parsePart } from "./snapshot-part.ts";
import type { SnapshotFiles } from "./snapshot.ts";
import { documentParts, SnapshotError } from "./snapshot.ts";
import { upgradeSnapshot } from "./upgrade-snapshot.ts";

/** Parts that hold a list in every quarter, be it an empty one. */
const lists = [...Object.keys(documentParts), "findings.json", "results.json", "places.json"];

/**
 * What keeps a sealed quarter from being opened though every digest fits. Parts are parsed and `snapshot.json` is held
 * against its schema, which costs some milliseconds a quarter; the documents are not held against theirs, which would
 * cost ten times as much of every check: `snapshot verify` and the build do that.
 */
export function checkOpening(files: SnapshotFiles): readonly SealProblem[] {
  const problems: SealProblem[] = [];
  const data: Record<string, unknown> = {};
  for (const [file, bytes] of files) {
    if (!/^[^/]+\.json$/.test(file) || file === sealFile) continue;
    try {
      data[file] = JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      problems.push(toClosed(file, `\`${file}\` is no JSON.`));
    }
  }
  if (problems.length > 0) return problems;
  try {
    const upgraded = upgradeSnapshot(data);
    parsePart(snapshotSchema, upgraded["snapshot.json"], "snapshot.json");
    return lists
      .filter((part) => !Array.isArray(upgraded[part]))
      .map((part) => toClosed(part, `\`${part}\` holds no list.`));
  } catch (error) {
    if (error instanceof SnapshotError) return [toClosed("snapshot.json", error.message)];
    throw error;
  }
}

function toClosed(file: string, reason: string): SealProblem {
  const message = `The sealed quarter cannot be opened, though its digests fit: ${reason}`;
  return { code: "seal-broken", file, message, hint: "Restore the sealed quarter from git." };
}
