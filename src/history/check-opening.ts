import type { SealProblem } from "./check-seal.ts";
import { openQuarter, parseJson } from "./read-snapshot.ts";
import { sealFile } from "./seal.ts";
import type { SnapshotFiles } from "./snapshot.ts";
import { SnapshotError } from "./snapshot.ts";

/**
 * What keeps a sealed quarter from being opened though every digest fits: somebody wrote it anew, with its digests.
 * Everything in it is held against its schema, and every image that it shows must be there. That costs more than the
 * digests do, so whoever asks often keeps notes on those that could be opened.
 */
export function checkOpening(files: SnapshotFiles): readonly SealProblem[] {
  const broken = [...files].flatMap(([file, bytes]) => {
    if (!/^[^/]+\.json$/.test(file) || file === sealFile) return [];
    return tryOpen(file, () => parseJson(bytes, file));
  });
  if (broken.length > 0) return broken;
  return tryOpen("snapshot.json", () => {
    const { sealed } = openQuarter(files, "");
    const missing = sealed.assets.find((asset) => !files.has(`assets/${asset}`));
    if (missing === undefined) return;
    const message = `\`snapshot.json\` names the image \`${missing}\`, and it is missing.`;
    throw new SnapshotError(message, { part: `assets/${missing}` });
  });
}

/** What is wrong, and with which file: `file` where the error names none. */
function tryOpen(file: string, open: () => unknown): readonly SealProblem[] {
  try {
    open();
    return [];
  } catch (error) {
    if (error instanceof SnapshotError) return [toClosed(error.part ?? file, error.message)];
    throw error;
  }
}

function toClosed(file: string, reason: string): SealProblem {
  const message = `The sealed quarter cannot be opened, though its digests fit: ${reason}`;
  return { code: "seal-broken", file, message, hint: "Restore the sealed quarter from git." };
}
