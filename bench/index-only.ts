import { mkdirSync } from "node:fs";
import { buildOptions, parseOptions, toBuildOptions } from "../src/site/command.ts";
import { checkContent } from "../src/site/check-content.ts";
import { toViewContext } from "../src/site/context.ts";
import { silence } from "../src/site/progress.ts";
import { writeSearchIndexes } from "../src/site/search-index.ts";

/** Writes nothing but the search indexes, to measure them by themselves; reading and checking is part of it. */

const options = toBuildOptions(parseOptions(buildOptions, process.argv.slice(2)) ?? {}, new Date());
const checked = checkContent(options.content, options);
if (!checked.clean) throw new Error("generated content has errors");
mkdirSync(options.out, { recursive: true });
await writeSearchIndexes(toViewContext(checked.clean, checked, undefined), options.out, {
  base: options.base,
  progress: silence,
});
