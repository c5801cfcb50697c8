import { constants, copyFileSync, linkSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

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

/** All files below a folder, with forward slashes; links are none, and are not followed. */
export function listFiles(folder: string): readonly string[] {
  const files: string[] = [];
  // Asked for all at once, with what each is, it takes twice the time.
  const visit = (path: string, before: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const { name } = entry;
      if (entry.isDirectory()) visit(join(path, name), `${before}${name}/`);
      else if (entry.isFile()) files.push(before + name);
    }
  };
  visit(folder, "");
  return files;
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
