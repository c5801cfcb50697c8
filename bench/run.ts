import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readCodeDigest } from "../src/site/code-digest.ts";
import { root } from "../src/site/own-code.ts";
import { openBundle } from "../src/site/page-bundle.ts";
import type { Measurement } from "./measure.ts";
import { measureCommand } from "./measure.ts";
import { benchAsOf, generateOrganisation } from "./organisation.ts";
import { peers } from "./peers.ts";
import type { Weight } from "./weight.ts";
import { weighOutput } from "./weight.ts";

/** What was measured of an organisation of one size. */
export interface SizeResult {
  readonly documents: number;
  readonly steps: Readonly<Record<StepName, Measurement>>;
  readonly weight: Weight;
  /** By name; those that are installed. */
  readonly peers: Readonly<Record<string, Measurement>>;
}

export type StepName = "check" | "bundle" | "cold" | "unchanged" | "edit" | "index";

/** Measures one size from an empty folder; `tell` is told what is being done. */
export async function runSize(
  documents: number,
  folder: string,
  tell: (line: string) => void,
): Promise<SizeResult> {
  const content = join(folder, "content");
  writeOrganisation(documents, content);
  const node = process.execPath;
  const out = join(folder, "out");
  const options = ["--content", content, "--as-of", benchAsOf];
  const run = async (
    what: string,
    script: string,
    ...more: readonly string[]
  ): Promise<Measurement> => {
    tell(`${documents} documents: ${what}`);
    // The folder is the project of the build: notes on the last one are kept in it.
    return measureCommand([node, join(import.meta.dirname, script), ...options, ...more], folder);
  };
  const build = (what: string): Promise<Measurement> =>
    run(what, "../scripts/build.ts", "--out", out);
  const check = await run("check", "../scripts/check.ts", "--format", "json");
  tell(`${documents} documents: bundling`);
  const bundle = await bundlePages(folder);
  const cold = await build("cold build");
  const unchanged = await build("build with nothing changed");
  const index = await run("search index alone", "index-only.ts", "--out", join(folder, "index"));
  const results: Record<string, Measurement> = {};
  for (const [at, peer] of peers.filter(({ missing }) => missing === undefined).entries()) {
    tell(`${documents} documents: ${peer.name}`);
    results[peer.name] = await peer.build(content, join(folder, `peer-${at}`));
  }
  // Last of all, as it removes the output before: some file systems make files slowly for minutes after that.
  editOne(content);
  const edit = await build("build after one edit");
  const weight = weighOutput(out);
  return {
    documents,
    steps: { check, bundle, cold, unchanged, edit, index },
    weight,
    peers: results,
  };
}

/**
 * Measures what is done once for each version of the portal, and when its package is packed, and sees to it that it is
 * done: a cold build of content begins with that.
 */
async function bundlePages(folder: string): Promise<Measurement> {
  const script = join(root, "src/site/bundle-process.ts");
  const command = [process.execPath, script, root, join(folder, "bundle"), "root"];
  const measurement = await measureCommand(command, folder);
  const codeDigest = readCodeDigest(root);
  await openBundle({ root, project: folder, codeDigest, place: "root" });
  return measurement;
}

function writeOrganisation(documents: number, folder: string): void {
  for (const { file, text } of generateOrganisation(documents)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** One sentence more in the narrative, and another title: what an editor does on an ordinary day. */
function editOne(content: string): void {
  const file = join(content, "2026-q3", "team-3", "objective-3.md");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^title: .*$/m, "title: Another title"));
  appendFileSync(file, "\nOne sentence more.\n");
}
