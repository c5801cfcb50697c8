import { spawn } from "node:child_process";
import { join } from "node:path";
import { serveFolder } from "../../src/site/serve.ts";

interface BuildOptions {
  readonly content: string;
  readonly asOf: string;
  readonly out: string;
  readonly more?: readonly string[];
}

/** Runs the build command as a person would. Throws with all that it printed where it fails. */
export async function buildSite({ content, asOf, out, more = [] }: BuildOptions): Promise<string> {
  const options = ["--content", content, "--as-of", asOf, "--out", out, ...more];
  const child = spawn(join("node_modules", ".bin", "node"), ["scripts/build.ts", ...options]);
  let printed = "";
  child.stdout.on("data", (data) => (printed += String(data)));
  child.stderr.on("data", (data) => (printed += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`build ended with exit status ${code}:\n${printed}`);
  return printed;
}

/** Serves a built folder on a free port of this machine, with the headers that the build wrote. */
export async function serveSite(
  folder: string,
): Promise<{ readonly origin: string; readonly close: () => Promise<void> }> {
  const server = await serveFolder(folder, { port: 0 });
  return { origin: server.url.replace(/\/$/, ""), close: server.close };
}
