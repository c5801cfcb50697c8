import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { z } from "zod";

/** A machine on which nobody has ever heard of this project: no package of it on the path, nothing in npm's cache. */
export interface Machine {
  readonly folder: string;
}

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const root = join(import.meta.dirname, "../..");

/** What npm packs from, besides `package.json`: the rest of this repository is not to be there. */
const sources = [
  ...["LICENSE", "README.md", "astro.config.mjs", "package.json", "tsconfig.json"],
  ...["tsconfig.package.json", "public", "scripts", "src", "templates"],
];

const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({ optional: z.boolean().optional(), dev: z.boolean().optional() }),
  ),
});

/** Runs a command as on that machine; what is in `env` is set there, too. */
export function runOn(
  { folder }: Machine,
  command: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Ran {
  const [name = "", ...parameters] = command;
  const { status, stdout, stderr } = spawnSync(name, parameters, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1024 ** 3,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...toEnvironment(folder), ...env },
  });
  return { status, stdout, stderr };
}

/** The same while this process goes on, as where it is a server for the command. */
export async function runAsync(
  { folder }: Machine,
  command: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<Ran> {
  const [name = "", ...parameters] = command;
  const child = spawn(name, parameters, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...toEnvironment(folder), ...env },
  });
  const printed = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => (printed.stdout += String(data)));
  child.stderr.on("data", (data) => (printed.stderr += String(data)));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { status, ...printed };
}

/** Starts a command that goes on, and waits for the address that it prints; `end` ends it in order. */
export async function serveOn(
  { folder }: Machine,
  command: readonly string[],
  cwd: string,
): Promise<{ readonly url: string; readonly end: () => Promise<number | null> }> {
  const [name = "", ...parameters] = command;
  const env = toEnvironment(folder);
  const child = spawn(name, parameters, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    const read = (data: unknown): void => {
      printed += String(data);
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed);
      if (found) resolve(found[0]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    void ended.then(() => {
      reject(new Error(`ended: ${printed}`));
    });
  });
  const end = (): Promise<number | null> => {
    child.kill("SIGTERM");
    return ended;
  };
  return { url, end };
}

/**
 * Names in a lock file the binaries of other platforms that a registry did not have: `npm install` passes over them,
 * and `npm ci` then misses them. This project's own lock file knows them all.
 */
export function completeLock(repository: string): void {
  const file = join(repository, "package-lock.json");
  const lock = readLock(file);
  const own = Object.entries(readLock(join(root, "package-lock.json")).packages);
  const others = own.filter(([name, { optional, dev }]) => {
    return optional === true && dev !== true && !Object.hasOwn(lock.packages, name);
  });
  const packages = { ...lock.packages, ...Object.fromEntries(others) };
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, undefined, 2)}\n`);
}

function readLock(file: string): z.infer<typeof lockSchema> {
  return lockSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** Packs the portal as `npm pack` does, from a copy: compiling must not change what other tests build from. */
export function packPortal(machine: Machine): string {
  const copy = join(machine.folder, "source");
  for (const source of sources) cpSync(join(root, source), join(copy, source), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const packed = join(machine.folder, "packed");
  mkdirSync(packed);
  const ran = runOn(machine, ["npm", "pack", "--silent", "--pack-destination", packed], {
    cwd: copy,
  });
  const [tarball] = readdirSync(packed);
  if (ran.status !== 0 || tarball === undefined) throw new Error(`not packed: ${ran.stderr}`);
  return join(packed, tarball);
}

function toEnvironment(folder: string): NodeJS.ProcessEnv {
  // What npm tells the scripts that it runs is about this project, and not about the other.
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_registry)|INIT_CWD|NODE_|VITEST|GITHUB_|CI$|GITLAB_)/.test(name),
  );
  const path = (process.env["PATH"] ?? "")
    .split(delimiter)
    .filter((each) => !each.includes(`${sep}node_modules${sep}`));
  const certificates = process.env["NODE_EXTRA_CA_CERTS"];
  return {
    ...Object.fromEntries(own),
    ...(certificates !== undefined && { NODE_EXTRA_CA_CERTS: certificates }),
    PATH: path.join(delimiter),
    npm_config_cache: join(folder, "cache"),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_SYSTEM: "/dev/null",
    NO_COLOR: "1",
  };
}
