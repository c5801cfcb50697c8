import { constants, copyFileSync, linkSync, mkdirSync, statSync } from "node:fs";
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

/** Takes a file over from one folder into another; false where it is not as it was left. */
export function takeFile(
  name: string,
  left: Written | undefined,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  if (!isAsLeft(join(from, name), left)) return false;
  linkFile(join(from, name), join(to, name));
  return true;
}

/** A second name for the same bytes: nothing writes into a published file, it is only ever replaced. */
function linkFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    // Not every file system has links.
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
  }
}
