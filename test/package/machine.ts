import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { delimiter, join, sep } from "node:path";

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
