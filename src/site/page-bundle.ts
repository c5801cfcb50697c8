import { spawn } from "node:child_process";
import { constants, existsSync } from "node:fs";
import { access, mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readCodeDigest } from "./code-digest.ts";
import { isInstalled, toProcessFile } from "./own-code.ts";

export interface BundleOptions {
  /** The folder of the portal's own code. */
  readonly root: string;
  /** The folder of whatever is built. */
  readonly project: string;
  readonly codeDigest: string;
  /** Whether the portal stands at the `root` of its host or `below` it. */
  readonly place: BundlePlace;
}

export type BundlePlace = (typeof bundlePlaces)[number];

/** For each, scripts and styles name one another in another way (`bundle-process.ts`). */
export const bundlePlaces = ["root", "below"] as const;

/** In an installed package, where the bundles lie that it brings along (`scripts/prepack.ts`). */
export const packedBundles = "renderers";

/** Milliseconds after its last use that a bundle of other code is removed: whoever has that code may still be at it. */
const kept = 3_600_000;

/**
 * Opens the folder of the page modules as Astro bundles them, and bundles them first where that was not done yet. It
 * takes seconds and depends on nothing but the code, by whose digest the folder is known: an installed package brings
 * its bundles along, and a clone keeps them for whatever is built with it. Where neither is so, each project has its
 * own.
 */
export async function openBundle(options: BundleOptions): Promise<string> {
  const { root, project, codeDigest, place } = options;
  const name = `${toCodeName(codeDigest)}${place === "root" ? "" : `-${place}`}`;
  const [packed, shared, own] = [
    join(root, packedBundles),
    join(root, ".plumbline", "renderers"),
    join(project, ".plumbline", "renderers"),
  ];
  const made = [packed, shared, own].map((each) => join(each, name));
  const found = made.find((folder) => existsSync(folder));
  if (found !== undefined) {
    // Nothing is removed from a package, nor written into it.
    if (dirname(found) !== packed) await noteUse(found);
    return found;
  }
  const parent = !isInstalled && (await isWritable(shared)) ? shared : own;
  return bundle(join(parent, name), options);
}

/** What the names of all bundles of the same code begin with. */
function toCodeName(codeDigest: string): string {
  return codeDigest.slice(0, 16);
}

/** Whether anything can be made in a folder, which is made where it is missing. */
async function isWritable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Bundles into a folder, or into another one where the code has become another meanwhile. */
async function bundle(folder: string, { root, codeDigest, place }: BundleOptions): Promise<string> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeOld(parent, codeDigest);
  const own = `${folder}.new-${process.pid}`;
  await rm(own, { recursive: true, force: true });
  try {
    await runScript(toProcessFile("bundle-process"), [root, own, place], parent);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    throw error;
  }
  // No other build may find under a digest what another code was bundled to.
  if (readCodeDigest(root) !== codeDigest) return own;
  try {
    await rename(own, folder);
  } catch (error) {
    // Another build of the same code may have been faster.
    if (!existsSync(folder)) throw error;
    await rm(own, { recursive: true, force: true });
  }
  return folder;
}

/** Astro keeps the bundle beside its output only below the current folder. */
function runScript(script: string, parameters: readonly string[], folder: string): Promise<void> {
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = (): void => {
    child.kill();
  };
  process.once("exit", end);
  let printed = "";
  child.stdout.on("data", (data) => (printed += String(data)));
  child.stderr.on("data", (data) => (printed += String(data)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      process.off("exit", end);
      if (code === 0) resolve();
      else reject(new Error(`page modules not bundled: exit status ${code}\n${printed}`));
    });
  });
}

/** The time of a bundle's folder is that of its last use, or else when it was made. */
async function noteUse(folder: string): Promise<void> {
  const now = new Date();
  // Somebody else's may be used all the same.
  await utimes(folder, now, now).catch(() => undefined);
}

/** Removes the bundles of other code that nobody has used for a while: those of a clone are for all its projects. */
async function removeOld(parent: string, codeDigest: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (name.startsWith(toCodeName(codeDigest))) continue;
    const folder = join(parent, name);
    // Another build may have removed it meanwhile.
    const found = await stat(folder).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > kept) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
