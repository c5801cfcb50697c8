import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { listFiles } from "../src/site/take-file.ts";
import type { Measurement } from "./measure.ts";
import { measureCommand } from "./measure.ts";

/** Another way to make a searchable site of the same content. */
export interface Peer {
  readonly name: string;
  /** Why it is left out; undefined where it can run. */
  readonly missing: string | undefined;
  /** Builds the site and its index, from nothing, in a folder that is not there yet. */
  readonly build: (content: string, folder: string) => Promise<Measurement>;
}

const templates = resolve(import.meta.dirname, "peers");
const modules = resolve(import.meta.dirname, "../node_modules");
const pagefind = join(modules, ".bin", "pagefind");

/** The peers, each with a template that prints what a plan says and nothing that must be computed. */
export const peers: readonly Peer[] = [
  {
    name: "Hugo + Pagefind",
    missing: spawnSync("hugo", ["version"]).status === 0 ? undefined : "hugo is not installed",
    build: async (content, folder) => {
      copyTemplate("hugo", folder);
      const site = join(folder, "public");
      const hugo = ["hugo", "--quiet", "--contentDir", content, "--destination", site];
      return add(
        await measureCommand(hugo, folder),
        await measureCommand([pagefind, "--site", site, "--quiet"]),
      );
    },
  },
  {
    name: "Astro collection + Pagefind",
    missing: undefined,
    build: async (content, folder) => {
      copyTemplate("astro", folder);
      symlinkSync(modules, join(folder, "node_modules"));
      writeFileSync(join(folder, "content.json"), JSON.stringify(content));
      const astro = [
        process.execPath,
        join(modules, "astro", "bin", "astro.mjs"),
        "build",
        "--silent",
      ];
      const site = join(folder, "dist");
      return add(
        await measureCommand(astro, folder),
        await measureCommand([pagefind, "--site", site, "--quiet"]),
      );
    },
  },
];

/** The files of a template end in `.txt`, so that no tool of this repository takes them for its own. */
function copyTemplate(name: string, folder: string): void {
  for (const file of listFiles(join(templates, name))) {
    const target = join(folder, file.replace(/\.txt$/, ""));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(templates, name, file), target);
  }
}

/** One after the other; of memory the larger counts. */
function add(first: Measurement, second: Measurement): Measurement {
  const memories = [first.memory, second.memory].filter((memory) => memory !== undefined);
  return {
    seconds: first.seconds + second.seconds,
    memory: memories.length === 0 ? undefined : Math.max(...memories),
  };
}
