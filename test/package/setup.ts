import { copyFileSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { TestProject } from "vitest/node";
import { completeLock, packPortal, runOn } from "./machine.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the machine that these tests play on. */
    readonly machine: string;
    readonly tarball: string;
    /** A strategy repository that `init` made from the tarball, with everything installed. */
    readonly repository: string;
    /** What `init` printed. */
    readonly printed: string;
  }
}

/** Does once what everybody does first: `npx ./plumbline-….tgz init`, and `npm install`. */
export default function setup(project: TestProject): void {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-machine-"));
  const machine = { folder };
  const tarball = packPortal(machine);
  const work = join(folder, "work");
  mkdirSync(work);
  copyFileSync(tarball, join(work, basename(tarball)));
  const options = ["--name", "Harbour & Hill", "--locale", "en-GB"];
  const init = ["npx", "--yes", `./${basename(tarball)}`, "init", "our-plans", ...options];
  const made = runOn(machine, init, { cwd: work });
  if (made.status !== 0) throw new Error(`not made: ${made.stdout}${made.stderr}`);
  const repository = join(work, "our-plans");
  const installed = runOn(machine, ["npm", "install"], { cwd: repository });
  if (installed.status !== 0) throw new Error(`not installed: ${installed.stderr}`);
  completeLock(repository);
  project.provide("machine", folder);
  project.provide("tarball", tarball);
  project.provide("repository", repository);
  project.provide("printed", made.stdout);
}
