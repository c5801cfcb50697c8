import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";

/** What pages are made of besides their views: everything here is part of every page's key. */
const sources = ["lib", "src", "public", "astro.config.mjs", "package.json", "package-lock.json"];

/**
 * A digest of the portal's own code, followed by the version of Node that it runs on; independent of where it lies. By
 * the digest alone bundles are known (`page-bundle.ts`), which are the same for every Node.
 */
export function readCodeDigest(root: string): string {
  const hash = createHash("sha256");
  for (const file of readSources(root).sort()) {
    hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
  }
  return `${hash.digest("hex")}-${process.version}`;
}

function readSources(root: string): string[] {
  const files: string[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (!sources.includes(entry.name)) continue;
    if (entry.isFile()) files.push(entry.name);
    else {
      const below = readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true });
      for (const each of below) {
        if (!each.isFile()) continue;
        const file = join(each.parentPath, each.name).slice(root.length + 1);
        // The digest of a package is the same on every system.
        files.push(file.split(sep).join("/"));
      }
    }
  }
  return files;
}
