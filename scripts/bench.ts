import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { renderHistory, runHistory } from "../bench/history.ts";
import { peers } from "../bench/peers.ts";
import type { SizeResult } from "../bench/run.ts";
import { runSize } from "../bench/run.ts";
import { renderSealed, runSealed } from "../bench/sealed.ts";
import { renderTable } from "../bench/table.ts";
import { parseCount, parseOptions, renderHelp, UsageError } from "../src/site/command.ts";
import { runCommand } from "../src/site/run-command.ts";

/** `npm run bench`: how fast the portal is, beside its peers on the same content. */

const known = {
  sizes: { value: "N,N", text: "numbers of documents (default: 200,2000,10000)" },
  commits: { value: "N", text: "commits of the largest of them (default: 2000; 0 for none)" },
  sealed: { value: "N", text: "sealed quarters of 250 objectives (default: 40; 0 for none)" },
};

await runCommand(async () => {
  const values = parseOptions(known, process.argv.slice(2));
  if (!values) {
    console.log(
      renderHelp("bench", "Measures generated organisations, beside other tools.", known),
    );
    return 0;
  }
  const sizes = (values.sizes ?? "200,2000,10000").split(",").map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 50)) {
    throw new UsageError("`--sizes` takes whole numbers from 50, as in 200,2000.");
  }
  const commits = parseCount("commits", values.commits ?? "2000");
  const quarters = parseCount("sealed", values.sealed ?? "40");
  const folder = mkdtempSync(join(tmpdir(), "plumbline-bench-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const results: SizeResult[] = [];
  for (const size of sizes) {
    results.push(await runSize(size, join(folder, String(size)), tell));
  }
  const most = Math.max(...sizes);
  const history = commits > 0 && (await runHistory(most, commits, join(folder, "history"), tell));
  const sealed = quarters > 0 && (await runSealed(quarters, 250, join(folder, "sealed"), tell));
  console.log(`${cpus().length} cores, Node ${process.versions.node}\n`);
  console.log(renderTable(results));
  if (history) console.log(`\n${renderHistory(history)}\n`);
  if (sealed) console.log(`\n${renderSealed(sealed)}\n`);
  for (const { name, missing } of peers)
    if (missing) console.log(`Left out: ${name}, as ${missing}.`);
  return 0;
});
