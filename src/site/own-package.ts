import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isRecord } from "../model/record.ts";
import { isInstalled, readVersion, root } from "./own-code.ts";

/** How another project comes to the package that this one is. */
export interface OwnPackage {
  /** What its `package.json` is to say. */
  readonly dependency: string;
  /** The file to be copied into it first, and where; absent where the package is had from elsewhere. */
  readonly tarball?: { readonly from: string; readonly to: string };
}

/**
 * By what this package was installed: a version, an address, or the file of a tarball. A file on somebody's disk is of
 * no use to others, so it is to be copied.
 */
export function findOwnPackage(): OwnPackage {
  const wanted = isInstalled ? readDependency() : undefined;
  if (wanted?.startsWith("file:") === true && wanted.endsWith(".tgz")) {
    const from = resolve(dirname(dirname(root)), wanted.slice("file:".length));
    const to = `packages/${basename(from)}`;
    return { dependency: `file:${to}`, tarball: { from, to } };
  }
  if (wanted !== undefined && /^(?:https?|git)/.test(wanted)) return { dependency: wanted };
  return { dependency: readVersion() };
}

/** What the project around this package, or npx on its behalf, depends on. */
function readDependency(): string | undefined {
  try {
    const file = join(dirname(dirname(root)), "package.json");
    const data: unknown = JSON.parse(readFileSync(file, "utf8"));
    const all = isRecord(data) && isRecord(data["dependencies"]) ? data["dependencies"] : {};
    const found = all[basename(root)];
    return typeof found === "string" ? found : undefined;
  } catch {
    return undefined;
  }
}
