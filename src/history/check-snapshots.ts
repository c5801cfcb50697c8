import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";
import { checkOpening } from "./check-opening.ts";
import type { SealCheck } from "./check-seal.ts";
import { checkSeal } from "./check-seal.ts";
import type { OpenedNotes } from "./opened-notes.ts";
import { noNotes, toOpenedKey } from "./opened-notes.ts";
import { listSnapshots } from "./read-snapshot.ts";
import { readSealedFolder } from "./sealed-folder.ts";

/**
 * Holds every sealed quarter of a content folder against its seal, and against what the quarter that was sealed after
 * it says of it, and asks whether it can be opened, of those that `opened` does not know.
 */
export function checkSnapshots(content: string, opened: OpenedNotes = noNotes): readonly Finding[] {
  const checks = new Map(
    listSnapshots(content).map(({ cycle, folder }) => [cycle, checkQuarter(cycle, folder, opened)]),
  );
  opened.save();
  return [
    ...checkStrays(content),
    ...[...checks].flatMap(([cycle, { problems }]) =>
      problems.map(({ code, file, message, hint }) =>
        toFinding(code, toFile(cycle, file), message, { hint }),
      ),
    ),
    ...[...checks].flatMap(([cycle, check]) => checkChain(cycle, check, checks)),
  ];
}

function checkQuarter(cycle: string, folder: string, opened: OpenedNotes): SealCheck {
  const sealed = readSealedFolder(folder);
  const check = checkSeal(sealed, cycle);
  // What was changed need not be asked what it holds.
  if (check.problems.length > 0) return check;
  const key = toOpenedKey(sealed.files);
  if (opened.has(key)) return check;
  const problems = checkOpening(sealed.files);
  if (problems.length === 0) opened.add(key);
  return { ...check, problems };
}

function checkChain(
  cycle: string,
  { previous }: SealCheck,
  checks: ReadonlyMap<string, SealCheck>,
): readonly Finding[] {
  if (!previous) return [];
  const before = checks.get(previous.cycle);
  if (before?.seal === previous.seal) return [];
  const hint = "Restore the sealed quarter from git.";
  const wanted = `\`${cycle}\` was sealed after \`${previous.cycle}\`, whose seal was \`${previous.seal}\``;
  if (!before) {
    const message = `${wanted}, and there is no \`${previous.cycle}\` any more.`;
    return [toFinding("seal-broken", toFile(previous.cycle, "SHA256SUMS"), message, { hint })];
  }
  if (before.problems.some(({ file }) => file === "SHA256SUMS")) return [];
  const message = `${wanted}, and now it is \`${before.seal ?? "none"}\`: what was sealed was written anew, with its digests.`;
  return [toFinding("seal-broken", toFile(previous.cycle, "SHA256SUMS"), message, { hint })];
}

/** What lies where sealed quarters would be, and is none: a link would be passed over, with the quarter behind it. */
function checkStrays(content: string): readonly Finding[] {
  const root = join(content, "snapshots");
  const found = lstatSync(root, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isSymbolicLink()) return [toLinked("snapshots", "the folder of the sealed quarters")];
  const hint = "Move it out of the content folder.";
  if (!found.isDirectory()) {
    const message = "This stands where the folder of the sealed quarters would be.";
    return [toFinding("unexpected-file", "snapshots", message, { hint })];
  }
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => {
      const file = `snapshots/${entry.name}`;
      if (entry.isSymbolicLink()) return toLinked(file, "a sealed quarter");
      return toFinding("unexpected-file", file, "This is no sealed quarter.", { hint });
    });
}

function toLinked(file: string, what: string): Finding {
  const message = `This is a link where ${what} would be, and such links are not followed.`;
  const hint = "Restore the folder itself from git.";
  return toFinding("seal-broken", file, message, { hint });
}

function toFile(cycle: string, file: string): string {
  return file === "" ? `snapshots/${cycle}` : `snapshots/${cycle}/${file}`;
}
