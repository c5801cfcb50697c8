import { isRecord } from "../model/record.ts";
import type { SnapshotData } from "./snapshot-part.ts";
import { formatVersion, SnapshotError } from "./snapshot.ts";

/** Makes data of one version into that of the next. */
export type Upgrader = (data: SnapshotData) => SnapshotData;

/**
 * The upgraders, the first being that of version 1: one for every version but the present one. When the format
 * changes, `formatVersion` goes up by one, an upgrader is added here, and a sample that the code before wrote is
 * stored as `test/history/sealed-<version>`; a test holds the three against each other.
 */
export const upgraders: readonly Upgrader[] = [];

/** Makes data of any version that is known into that of the present one. Throws a `SnapshotError` of a later one. */
export function upgradeSnapshot(
  data: SnapshotData,
  known: readonly Upgrader[] = upgraders,
): SnapshotData {
  const version = findVersion(data);
  if (version > known.length + 1) {
    throw new SnapshotError(
      `It was sealed in version ${version} of the format, and this Plumbline reads them up to ${formatVersion}.`,
      { part: "snapshot.json" },
    );
  }
  return known.slice(version - 1).reduce((older, upgrade) => upgrade(older), data);
}

function findVersion(data: SnapshotData): number {
  const facts = data["snapshot.json"];
  const version = isRecord(facts) ? facts["version"] : undefined;
  if (typeof version === "number" && Number.isInteger(version) && version >= 1) return version;
  const message = "`snapshot.json` does not say which version of the format it is.";
  throw new SnapshotError(message, { part: "snapshot.json" });
}
