import { enableCompileCache } from "node:module";
import {
  buildOptions,
  parseOptions,
  parsePreview,
  previewOption,
  renderHelp,
  toBuildOptions,
} from "../src/site/command.ts";
import { runCommand } from "../src/site/run-command.ts";

/** `npm run build`: checks the plans, then builds the whole site with its search index. */

// Some three hundred files are stripped of their types and compiled: kept, they cost a third the next time.
enableCompileCache();
const { runBuild } = await import("../src/site/build-command.ts");
await runCommand(async () => {
  const known = { ...buildOptions, ...previewOption };
  const values = parseOptions(known, process.argv.slice(2));
  if (!values) {
    console.log(renderHelp("build", "Checks the plans and builds the portal.", known));
    return 0;
  }
  const { preview } = values;
  const options = {
    ...toBuildOptions(values, new Date()),
    ...(preview !== undefined && { preview: parsePreview(preview) }),
  };
  const since = performance.now();
  const result = await runBuild(options);
  if (!result) return 1;
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  console.log(
    `${result.pages} pages and ${result.records} search records in ${seconds} s: ${options.out}`,
  );
  return 0;
});
