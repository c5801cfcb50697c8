import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { isRecord } from "../model/record.ts";

/** The folder of the portal's own code: that of its `package.json`, whether it runs from its sources or compiled. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Whether it runs as a package of another project, of which nothing may be written into. */
export const isInstalled = root.split(sep).includes("node_modules");

/** The version, as `package.json` says it. */
export function readVersion(): string {
  const data: unknown = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return isRecord(data) && typeof data["version"] === "string" ? data["version"] : "0.0.0";
}

/** A file of this folder that is started or bundled rather than imported, `bundle-process`: compiled where this one is. */
export function toProcessFile(name: string): string {
  return join(import.meta.dirname, `${name}${extname(import.meta.filename)}`);
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no package.json above ${import.meta.url}`);
  return findRoot(parent);
}
