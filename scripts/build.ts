import { resolve } from "node:path";
import { buildPortal } from "../src/site/build.ts";
import { runCommand } from "../src/site/run-command.ts";
import {
  buildOptions,
  parseAsOf,
  parseAudience,
  parseContent,
  parseOptions,
  renderHelp,
} from "../src/site/command.ts";
import { toProgress } from "../src/site/progress.ts";

/** `npm run build`: check, then the whole site with its search index. */

await runCommand(async () => {
  const options = parseOptions(buildOptions, process.argv.slice(2));
  if (!options) {
    console.log(renderHelp("build", "Checks the plans and builds the portal.", buildOptions));
    return 0;
  }
  const content = parseContent(options.content);
  const out = resolve(options.out ?? "dist");
  const audience = parseAudience(options.audience);
  const since = performance.now();
  const result = await buildPortal({
    content,
    asOf: parseAsOf(options["as-of"], new Date()),
    out,
    root: resolve(import.meta.dirname, ".."),
    project: process.cwd(),
    progress: toProgress(process.stderr),
    ...(audience && { audience }),
  });
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(`${result.pages} pages and ${result.records} search records in ${seconds} s: ${out}`);
  return 0;
});
