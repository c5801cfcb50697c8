import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Short, as a browser puts a socket into the folder, and the path of a socket has at most 103 bytes. */
const prefix = "plumb-";

/**
 * Gives the whole run one folder for temporary files, and takes it away at the end whatever the tests left in it.
 * Every project of the run calls it; the folder is the first one's.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  const before = process.env["TMPDIR"];
  if (before !== undefined && basename(before).startsWith(prefix)) return undefined;
  const folder = await mkdtemp(join(tmpdir(), prefix));
  process.env["TMPDIR"] = folder;
  return async () => {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
    await rm(folder, { recursive: true, force: true });
  };
}
