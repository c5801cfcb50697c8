import { constants, copyFileSync, linkSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";

/** A file as a build left it. */
export interface Written {
  readonly size: number;
  /** When it was changed last, in milliseconds since 1970. */
  readonly time: number;
}

/** Whether a file is as it was left. */
export function isAsLeft(file: string, left: Written | undefined): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return left !== undefined && found?.size === left.size && found.mtimeMs === left.time;
}

/** All files below a folder, with forward slashes. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join("/"),
    );
}

/** Takes a file over from one folder into another; false where it is not as it was left. */
export function takeFile(
  name: string,
  left: Written | undefined,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  if (!isAsLeft(join(from, name), left)) return false;
  try {
    linkFile(join(from, name), join(to, name));
    return true;
  } catch (error) {
    // Somebody removed it a moment ago.
    if (hasCode(error, ["ENOENT"])) return false;
    throw error;
  }
}

/** A second name for the same bytes: nothing writes into a published file, it is only ever replaced. */
function linkFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch (error) {
    // Not every file system has links, nor any number of them.
    if (!hasCode(error, ["EPERM", "ENOTSUP", "ENOSYS", "EXDEV", "EMLINK"])) throw error;
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
