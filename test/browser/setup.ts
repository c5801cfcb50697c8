import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildSite, serveSite } from "./site.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the demonstration portal is served: `http://127.0.0.1:40123`. */
    readonly origin: string;
    /** The folder that was built. */
    readonly folder: string;
  }
}

/** The day on which the demonstration organisation is shown. */
const asOf = "2026-08-27";

/** Builds the demonstration portal once, with the command that people use, and serves it to all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporary = await mkdtemp(join(tmpdir(), "plumbline-browser-"));
  const folder = join(temporary, "site");
  await buildSite({ content: "content", asOf, out: folder });
  const server = await serveSite(folder);
  project.provide("origin", server.origin);
  project.provide("folder", folder);
  return async () => {
    await server.close();
  };
}
