import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { chromiumArguments, findChromium } from "../test/browser/chromium.ts";
import { parseOptions, renderHelp } from "../src/site/command.ts";
import { runCommand } from "../src/site/run-command.ts";
import { buildSite, serveSite } from "../test/browser/site.ts";

/** `npm run lighthouse`: Lighthouse's mobile profile over three pages of the demonstration portal. */

const paths = ["/", "/2026-q3/engineering/find-the-fault/", "/cascade/"];
const least = { performance: 0.95, accessibility: 1, "best-practices": 1 } as const;

await runCommand(async () => {
  if (!parseOptions({}, process.argv.slice(2))) {
    console.log(
      renderHelp("lighthouse", "Measures three pages as Lighthouse's mobile profile does.", {}),
    );
    return 0;
  }
  const folder = await mkdtemp(join(tmpdir(), "plumbline-lighthouse-"));
  await buildSite({ content: "content", asOf: "2026-08-27", out: join(folder, "site") });
  const server = await serveSite(join(folder, "site"));
  const port = await findFreePort();
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...chromiumArguments, `--remote-debugging-port=${port}`],
  });

  let low = 0;
  for (const path of paths) {
    const result = await lighthouse(server.origin + path, {
      port,
      logLevel: "silent",
      onlyCategories: Object.keys(least),
    });
    const scores = Object.entries(least).map(([category, limit]) => {
      const score = result?.lhr.categories[category]?.score ?? 0;
      if (score < limit) low += 1;
      return `${category} ${Math.round(score * 100)}`;
    });
    console.log(`${path}  ${scores.join("  ")}`);
    for (const audit of Object.values(result?.lhr.audits ?? {})) {
      const failed =
        audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative";
      if (failed) console.log(`  ${audit.id}: ${audit.displayValue ?? audit.title}`);
    }
  }

  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
  console.log(
    low === 0 ? "All scores are at their limits or above." : `${low} scores are too low.`,
  );
  return low === 0 ? 0 : 1;
});

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}
