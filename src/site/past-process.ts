import { cpSync } from "node:fs";
import { enableCompileCache } from "node:module";
import type { PastAnswer, PastJob } from "./dev-past.ts";

/**
 * A process beside the development server, for what would keep a page waiting: it reads what git and the sealed quarters
 * tell, or writes the portal of one quarter. Its argument: what it is to do, as JSON.
 */
enableCompileCache();
// Written by `openPast`.
const job = JSON.parse(process.argv[2] ?? "") as PastJob;
const { readCodeDigest } = await import("./code-digest.ts");
const codeDigest = readCodeDigest(job.root);

const working = job.out === undefined ? read(job) : write(job, job.out);
const answer = await working.catch((error: unknown): PastAnswer => ({
  error: error instanceof Error ? error.message : String(error),
}));
process.send?.(answer, () => {
  process.disconnect();
});

async function read({ content, project, audience, sealed }: PastJob): Promise<PastAnswer> {
  const { readContentHistory } = await import("./history.ts");
  const { viewSealed } = await import("./sealed-quarter.ts");
  const history = await readContentHistory({ content, project, codeDigest, commit: undefined });
  return { history, sealed: sealed.map(({ folder }) => viewSealed(folder, audience)) };
}

async function write(
  { root, project, audience, sealed }: PastJob,
  out: string,
): Promise<PastAnswer> {
  const { loadRenderer } = await import("./renderer.ts");
  const { writeSealedQuarter } = await import("./sealed-quarter.ts");
  const renderer = await loadRenderer(root, project, codeDigest);
  cpSync(renderer.assets, out, { recursive: true });
  for (const { folder } of sealed) await writeSealedQuarter(folder, out, { audience, renderer });
  return {};
}
