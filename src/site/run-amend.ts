import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { checkPlan } from "../check/check-plan.ts";
import { applyAmendments, findSealedValue, toAmendmentFiles } from "../history/amend.ts";
import type { Amendment } from "../history/amendment.ts";
import { checkSeal } from "../history/check-seal.ts";
import {
  listSnapshots,
  readSnapshotData,
  readSnapshot,
  toDocumentSet,
} from "../history/read-snapshot.ts";
import { sumsFile, toDigest } from "../history/seal.ts";
import { readSealedFolder } from "../history/sealed-folder.ts";
import { SnapshotError, toAmendmentFolder } from "../history/snapshot.ts";
import type { DocumentSet } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { findNearest } from "../model/nearest.ts";
import type { IsoDate } from "../model/period.ts";
import { parseInline } from "../read/inline.ts";
import { findAmendProblem, findRenaming, sayFixedId, toSentence } from "./amend-problem.ts";
import { checkContent } from "./check-content.ts";
import { UsageError } from "./command.ts";
import { refuseInterrupted } from "./cycle-command.ts";
import { removeUnfinished, writeSnapshotFolder } from "./snapshot-folder.ts";

/** What `snapshot amend` is asked for. */
export interface AmendOptions {
  readonly content: string;
  readonly cycle: string;
  readonly of: string;
  readonly path: readonly string[];
  /** Absent: there should have been nothing. */
  readonly now?: unknown;
  readonly by: string;
  readonly why: string;
  readonly date: IsoDate;
  /** No correction was made later than this. */
  readonly today: IsoDate;
}

/**
 * Lays a correction on top of a sealed quarter, and tells in which folder its record is. Throws a `UsageError` where it
 * has no place, or would not be valid.
 */
export function runAmend(options: AmendOptions): string {
  const { content, cycle, of, path, now, by, why, date } = options;
  refuseInterrupted(content);
  removeUnfinished(content);
  const found = listSnapshots(content).find((each) => each.cycle === cycle);
  if (!found) throw new UsageError(`\`${cycle}\` is not sealed, so it is still to be edited.`);
  const { folder } = found;
  const files = readSealedFolder(folder);
  const [problem] = checkSeal(files, cycle).problems;
  if (problem) {
    throw new UsageError(`The seal of ${cycle} is broken: ${problem.file}: ${problem.message}`);
  }
  const { amendments } = readSnapshot(folder);
  checkDay(date, amendments.at(-1)?.date, options.today);
  checkWho(options);
  if (path.at(-1) === "id") throw new UsageError(sayFixedId(path));
  const number = amendments.length + 1;
  const below = number === 1 ? sumsFile : `${toAmendmentFolder(number - 1)}/${sumsFile}`;
  const was = tryAmend(folder, options);
  const amendment: Amendment = {
    number,
    previous: toDigest(files.files.get(below) ?? new Uint8Array()),
    date,
    by,
    why,
    of,
    path,
    ...(was !== undefined && { was }),
    ...(now !== undefined && { now }),
  };
  const target = `${cycle}/${toAmendmentFolder(number)}`;
  writeSnapshotFolder(content, target, toAmendmentFiles(amendment));
  return join(content, "snapshots", target);
}

/** Corrections lie on top of each other in the order of their days. */
function checkDay(date: IsoDate, last: string | undefined, today: IsoDate): void {
  if (date > today) throw new UsageError(`\`--date ${date}\` is after today, ${today}.`);
  if (last === undefined || date >= last) return;
  throw new UsageError(`\`--date ${date}\` is before the last amendment, which is of ${last}.`);
}

/** A correction stands for good, so that whoever made it must be somebody; unasked where the plan cannot be read. */
function checkWho({ content, by, today }: AmendOptions): void {
  const { graph } = checkContent(content, { asOf: today, audience: "internal" });
  if (!graph || graph.people.some(({ person }) => person === by)) return;
  const nearest = findNearest(
    by,
    graph.people.map(({ person }) => person),
  );
  const meant = nearest === undefined ? "" : ` The nearest is \`${nearest}\`.`;
  throw new UsageError(`\`--by\`: nobody in \`people.yaml\` has the id \`${by}\`.${meant}`);
}

/** Tries the amendment, and gives what stood there. */
function tryAmend(folder: string, { of, path, now }: AmendOptions): unknown {
  try {
    const { facts, amendments, amended } = readSnapshot(folder);
    const data = applyAmendments(readSnapshotData(folder), amendments);
    const was = findSealedValue(data, of, path);
    if (isDeepStrictEqual(was, now)) {
      throw new UsageError(`\`${path.join("/")}\` of \`${of}\` says that already.`);
    }
    const renaming = now === undefined ? undefined : findRenaming(was, now, path);
    if (renaming !== undefined) throw new UsageError(renaming);
    const changed = applyAmendments(data, [{ of, path, now }]);
    const problem =
      findAmendProblem(changed, of, { path, now }) ??
      findNewError(amended, toDocumentSet(changed), facts.asOf);
    if (problem === undefined) return was;
    throw new UsageError(`\`${path.join("/")}\` of \`${of}\` cannot be amended so: ${problem}`);
  } catch (error) {
    if (error instanceof SnapshotError) throw new UsageError(error.message);
    throw error;
  }
}

/** What a check of it would find that it did not find before; in a sealed quarter also references to what it does not hold. */
function findNewError(before: DocumentSet, after: DocumentSet, asOf: IsoDate): string | undefined {
  const known = new Set(listErrors(before, asOf).map(({ message }) => message));
  const found = listErrors(after, asOf).find(({ message }) => !known.has(message));
  return found && toSentence(found);
}

function listErrors(set: DocumentSet, asOf: IsoDate): readonly Finding[] {
  return checkPlan(set, { asOf, parseInline, audience: "internal" }).findings.filter(
    ({ severity }) => severity === "error",
  );
}
