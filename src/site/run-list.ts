import { listSnapshots, readSnapshot } from "../history/read-snapshot.ts";
import { SnapshotError } from "../history/snapshot.ts";
import type { ExitStatus } from "./run-command.ts";
import { toTimes } from "./run-verify.ts";

/** Lists the sealed quarters, one a line: cycle, as-of date, seal, commit, how much there is in it. */
export function runList(content: string): ExitStatus {
  const all = listSnapshots(content);
  if (all.length === 0) console.log("There is no sealed quarter.");
  const rows = all.map(({ cycle, folder }) => [cycle, ...describe(folder)]);
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  for (const row of rows) {
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
  return 0;
}

function describe(folder: string): readonly string[] {
  try {
    const { facts, seal, sealed, amendments } = readSnapshot(folder);
    const documents = sealed.documents.length;
    const { asOf, commit } = facts;
    const amended = amendments.length === 0 ? "" : `, amended ${toTimes(amendments.length)}`;
    return [
      `as of ${asOf}`,
      `seal ${seal.slice(0, 16)}`,
      commit === undefined ? "no commit" : `commit ${commit.slice(0, 12)}`,
      `${documents} ${documents === 1 ? "document" : "documents"}${amended}`,
    ];
  } catch (error) {
    if (error instanceof SnapshotError) return [error.message];
    throw error;
  }
}
