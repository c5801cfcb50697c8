import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as CodeDigest from "../src/site/code-digest.ts";
import { bundlePlaces, packedBundles } from "../src/site/page-bundle.ts";
import type * as PageBundle from "../src/site/page-bundle.ts";

/**
 * `npm pack` and `npm publish` begin with it: compiles the commands, as Node strips no types below `node_modules`, and
 * bundles the page modules, or else everybody's first build would.
 */

const root = join(import.meta.dirname, "..");
const modules = join(root, "node_modules");
for (const made of ["lib", packedBundles]) {
  rmSync(join(root, made), { recursive: true, force: true });
}
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.package.json"], {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
});
if (status === 0) await packBundles();
else process.exitCode = status ?? 1;

/** Bundles as the package itself would where it is installed, so that it has the same digest there. */
async function packBundles(): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "plumbline-pack-")));
  const installed = join(folder, "node_modules", "plumbline");
  try {
    // The very file that npm packs by.
    const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly files: readonly string[];
    };
    for (const file of ["package.json", ...files.filter((each) => each !== packedBundles)]) {
      cpSync(join(root, file), join(installed, file), { recursive: true });
    }
    symlinkSync(modules, join(installed, "node_modules"), "junction");
    const load = (name: string): Promise<unknown> =>
      import(pathToFileURL(join(installed, "lib/src/site", `${name}.js`)).href);
    const { readCodeDigest } = (await load("code-digest")) as typeof CodeDigest;
    const { openBundle } = (await load("page-bundle")) as typeof PageBundle;
    const codeDigest = readCodeDigest(installed);
    for (const place of bundlePlaces) {
      const made = await openBundle({ root: installed, project: folder, codeDigest, place });
      const packed = join(root, packedBundles, basename(made));
      cpSync(made, packed, { recursive: true });
      forgetPlace(join(packed, "bundle"), folder);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Astro names its modules by where they lay: of this machine nothing is to be read in a package. */
function forgetPlace(bundle: string, folder: string): void {
  const names = readdirSync(bundle, { recursive: true, encoding: "utf8" });
  for (const name of names.filter((each) => each.endsWith(".mjs"))) {
    const text = readFileSync(join(bundle, name), "utf8");
    const own = text.replaceAll(folder, "").replaceAll(realpathSync(modules), "/node_modules");
    writeFileSync(join(bundle, name), own);
  }
}
