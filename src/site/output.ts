import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync } from "node:fs";
import { rmSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isRecord } from "../model/record.ts";
import { UsageError } from "./command.ts";
import { isRunning } from "./running-process.ts";

/** Names the portal's output, so that a build never replaces a folder that it did not write. */
export const outputMarker = "plumbline.json";

/** A folder beside the output in which a build writes, and the two ways in which that ends. */
export interface Output {
  readonly folder: string;
  /**
   * Puts the folder in the place of the output; folders of that which are the same in this one are moved over whole.
   * Throws a `UsageError` where one of them cannot be, and leaves the output as it was.
   */
  readonly publish: (taken?: readonly string[]) => Promise<void>;
  /** Leaves the output as it was. */
  readonly discard: () => Promise<void>;
}

/**
 * Opens a folder beside `out`, on the same disk, so that it can take its place by being renamed: whatever fails or
 * is interrupted before that leaves the last good output untouched. Throws a `UsageError` where nothing can be
 * written there, or another build is about to.
 */
export async function openOutput(path: string): Promise<Output> {
  // A link stays what it is: what it leads to is replaced.
  const out = toReal(path);
  const beside = (state: string): string =>
    join(dirname(out), `.${basename(out)}.${state}-${process.pid}`);
  const [folder, old, moved] = [beside("new"), beside("old"), beside("moved")];
  await makeFolder(out, folder);
  const other = await findOtherBuild(out);
  if (other !== undefined) {
    await rm(folder, { recursive: true, force: true });
    const advice = "Wait until it is done, or name another folder with `--out`.";
    throw new UsageError(`Another build, process ${other}, is writing \`${out}\`. ${advice}`);
  }
  // Where the old output is still beside it, some of that may be in here: the next build mends it.
  const isTorn = (): boolean => existsSync(old);
  const removeOnExit = (): void => {
    if (!isTorn()) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  process.once("exit", removeOnExit);
  return {
    folder,
    publish: async (taken = []) => {
      // By it the next build puts back what this one has moved, should it be killed before the end.
      if (taken.length > 0) await writeFile(moved, JSON.stringify(taken));
      // From here on nothing waits for its turn: for this moment there is no output.
      replaceFolder({ out, old, folder }, taken);
      process.off("exit", removeOnExit);
      rmSync(old, { recursive: true, force: true });
      rmSync(moved, { force: true });
    },
    discard: async () => {
      process.off("exit", removeOnExit);
      if (isTorn()) return;
      // What was under way when something failed may still write into it.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      await rm(moved, { force: true });
    },
  };
}

/** Moves `out` to `old` and `folder` to `out`, with some folders of the old one; where that fails, it moves all back. */
function replaceFolder(
  { out, old, folder }: Readonly<Record<"out" | "old" | "folder", string>>,
  taken: readonly string[],
): void {
  const isReplaced = existsSync(out);
  if (isReplaced) renameSync(out, old);
  const done: string[] = [];
  try {
    for (const path of taken) {
      moveFolder(old, folder, path);
      done.push(path);
    }
    renameSync(folder, out);
  } catch (error) {
    for (const path of done) moveFolder(folder, old, path);
    if (isReplaced) renameSync(old, out);
    throw error;
  }
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
  if (files.length === 0 || isPortal(out)) return undefined;
  return `The folder \`${out}\` holds files that no build of a portal has written, and would be replaced.`;
}

/** Whether a build wrote a folder: its marker says which portal it is, as of when and for whom. */
function isPortal(folder: string): boolean {
  try {
    const marker: unknown = JSON.parse(readFileSync(join(folder, outputMarker), "utf8"));
    if (!isRecord(marker)) return false;
    const { name, asOf, audience } = marker;
    return (
      typeof name === "string" &&
      typeof asOf === "string" &&
      (audience === "public" || audience === "internal")
    );
  } catch {
    // No such file, or one that is no marker.
    return false;
  }
}

async function makeFolder(out: string, folder: string): Promise<void> {
  try {
    await mkdir(dirname(out), { recursive: true });
    await clearOutput(out);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  } catch (cause) {
    const code = toCode(cause);
    if (code === "") throw cause;
    const reason = `no folder can be made in \`${dirname(out)}\` (${code})`;
    const message = `The output folder \`${out}\` cannot be written: ${reason}. Name another one with \`--out\`.`;
    throw new UsageError(message, { cause });
  }
}

/** By what name the system knows what went wrong, `ENOENT`; empty where it was not the system. */
function toCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The process of a build that is under way into the same output. */
async function findOtherBuild(out: string): Promise<number | undefined> {
  const builds = await listBuilds(out);
  return builds.find(({ pid, state }) => state === "new" && isRunning(pid))?.pid;
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

/** Moves a folder within an output to the same place in another one. */
function moveFolder(from: string, to: string, path: string): void {
  try {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    renameSync(join(from, path), join(to, path));
  } catch (cause) {
    const reason = `\`${path}\` of the last output cannot be moved into the new one (${toCode(cause)})`;
    const advice = "Build again; if that does not help, remove the output first.";
    const message = `${reason}: something has changed it, or holds it. ${advice}`;
    throw new UsageError(message, { cause });
  }
}

/**
 * Mends what a build that was killed left behind: half a new output, and an old one that was already moved away, of
 * which some folders may have been moved to the new one.
 */
export async function clearOutput(path: string): Promise<void> {
  const out = toReal(path);
  const builds = (await listBuilds(out)).filter(({ pid }) => !isRunning(pid));
  for (const { folder, pid } of builds.filter(({ state }) => state === "old")) {
    if (existsSync(out)) continue;
    const find = (state: string): string | undefined =>
      builds.find((other) => other.state === state && other.pid === pid)?.folder;
    const half = find("new");
    for (const path of listMoved(find("moved"))) {
      const isMoved = half !== undefined && existsSync(join(half, path));
      if (isMoved && !existsSync(join(folder, path))) moveFolder(half, folder, path);
    }
    await rename(folder, out);
  }
  for (const { folder } of builds) await rm(folder, { recursive: true, force: true });
}

/** The folders that a build was about to move, as it wrote down before. */
function listMoved(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  try {
    const moved: unknown = JSON.parse(readFileSync(file, "utf8"));
    return Array.isArray(moved)
      ? moved.filter((path): path is string => typeof path === "string" && isBelow(path))
      : [];
  } catch {
    // It was killed while it wrote it, and had moved nothing.
    return [];
  }
}

/** Whether a path, with forward slashes, leads to something below where it starts. */
function isBelow(path: string): boolean {
  return !/[\\\0:]/.test(path) && path.split("/").every((step) => !["", ".", ".."].includes(step));
}

/** What builds made beside the output: the old folders, the new ones, and files that name what is moved. */
async function listBuilds(
  out: string,
): Promise<readonly { readonly folder: string; readonly state: string; readonly pid: number }[]> {
  const parent = dirname(out);
  return (await readdir(parent)).flatMap((name) => {
    const [, own, state = "", pid = ""] = /^\.(.+)\.(new|old|moved)-(\d+)$/.exec(name) ?? [];
    return own === basename(out) ? [{ folder: join(parent, name), state, pid: Number(pid) }] : [];
  });
}
