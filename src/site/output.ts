import { existsSync, realpathSync, rmSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Names the portal's output, so that a build never replaces a folder that it did not write. */
export const outputMarker = "plumbline.json";

/** A folder beside the output in which a build writes, and the two ways in which that ends. */
export interface Output {
  readonly folder: string;
  /** Puts the folder in the place of the output. */
  readonly publish: () => Promise<void>;
  /** Leaves the output as it was. */
  readonly discard: () => Promise<void>;
}

/**
 * Opens a folder beside `out`, on the same disk, so that it can take its place by being renamed: whatever fails or
 * is interrupted before that leaves the last good output untouched.
 */
export async function openOutput(out: string): Promise<Output> {
  const parent = dirname(out);
  await mkdir(parent, { recursive: true });
  await clearOutput(out);
  const folder = join(parent, `.${basename(out)}.new-${process.pid}`);
  const old = join(parent, `.${basename(out)}.old-${process.pid}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const removeOnExit = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once("exit", removeOnExit);
  return {
    folder,
    publish: async () => {
      const isReplaced = existsSync(out);
      if (isReplaced) await rename(out, old);
      await rename(folder, out);
      process.off("exit", removeOnExit);
      if (isReplaced) await rm(old, { recursive: true, force: true });
    },
    discard: async () => {
      process.off("exit", removeOnExit);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Why a folder may not be replaced by a build; undefined where it may. */
export async function findOutputProblem(out: string, content: string): Promise<string | undefined> {
  if (holds(out, content) || holds(content, out)) {
    return `The output folder \`${out}\` and the content folder lie in one another.`;
  }
  if (holds(out, process.cwd())) {
    return `The output folder \`${out}\` holds the current folder, which the build would replace.`;
  }
  const blocking = findFile(out);
  if (blocking !== undefined) {
    return `The output folder \`${out}\` cannot be made, as \`${blocking}\` is a file.`;
  }
  const files = existsSync(out) ? await readdir(out) : [];
  if (files.length === 0 || files.includes(outputMarker)) return undefined;
  return `The folder \`${out}\` holds files that no build of a portal has written, and would be replaced.`;
}

function holds(folder: string, other: string): boolean {
  const path = relative(toReal(folder), toReal(other));
  return !(path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path));
}

/** Where a folder really is, links on the way to it followed, whether it exists by now or not. */
function toReal(folder: string): string {
  const path = resolve(folder);
  const parent = dirname(path);
  if (existsSync(path)) return realpathSync(path);
  return parent === path ? path : join(toReal(parent), basename(path));
}

/** What is on the way to a folder, or in its place, and is no folder. */
function findFile(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found) return found.isDirectory() ? undefined : folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : findFile(parent);
}

/** Mends what a build that was killed left behind: an old output that was already moved away, and half a new one. */
async function clearOutput(out: string): Promise<void> {
  const parent = dirname(out);
  for (const name of await readdir(parent)) {
    const [, state, pid] = /^\.(?:.+)\.(new|old)-(\d+)$/.exec(name) ?? [];
    if (state === undefined || name !== `.${basename(out)}.${state}-${pid ?? ""}`) continue;
    if (isRunning(Number(pid))) continue;
    if (state === "old" && !existsSync(out)) await rename(join(parent, name), out);
    else await rm(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
