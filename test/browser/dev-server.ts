import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";

export interface DevServer {
  readonly origin: string;
  /** What it has said on standard error by now. */
  readonly readSaid: () => string;
  /** Resolves when it has ended, and so writes nothing any more. */
  readonly stop: () => Promise<void>;
}

const script = join(import.meta.dirname, "../../scripts/dev.ts");

/** Starts `npm run dev` in a folder with a content folder, as a person would, as of 27 August 2026. */
export async function startDev(project: string): Promise<DevServer> {
  // Under the environment of a test Astro tells the browser nothing of what changes.
  const { VITEST, ...rest } = process.env;
  if (VITEST === undefined) throw new Error("not called by a test");
  const env = { ...rest, NODE_ENV: "development" };
  const port = await findPort();
  const origin = `http://127.0.0.1:${port}`;
  const server = spawn(
    process.execPath,
    [script, "--port", String(port), "--as-of", "2026-08-27"],
    { cwd: project, stdio: ["ignore", "pipe", "pipe"], env },
  );
  let said = "";
  server.stderr.on("data", (text: Buffer) => (said += text.toString()));
  const ended = once(server, "exit");
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (text: Buffer) => {
      if (text.includes(origin)) resolve();
    });
    server.once("exit", (status) => {
      reject(new Error(`dev ended: ${status}`));
    });
  });
  return {
    origin,
    readSaid: () => said,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

/** A port that is free now. */
function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
  });
}
