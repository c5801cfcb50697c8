import { enableCompileCache } from "node:module";
import {
  buildOptions,
  parseOptions,
  parsePort,
  portOption,
  renderHelp,
  toBuildOptions,
} from "../src/site/command.ts";
import { runCommand } from "../src/site/run-command.ts";
import { serveFolder } from "../src/site/serve.ts";

/** `npm start`: builds the portal and serves it to this machine. */

const known = { ...buildOptions, ...portOption };

// Some three hundred files are stripped of their types and compiled: kept, they cost a third the next time.
enableCompileCache();
const { runBuild } = await import("../src/site/build-command.ts");
await runCommand(async () => {
  const values = parseOptions(known, process.argv.slice(2));
  if (!values) {
    console.log(renderHelp("start", "Builds the portal and serves it to this machine.", known));
    return 0;
  }
  const port = parsePort(values.port);
  const options = toBuildOptions(values, new Date());
  const result = await runBuild(options);
  if (!result) {
    console.error(
      "Nothing is served. `npm run dev` with the same folder shows what is wrong, and the portal once it is mended.",
    );
    return 1;
  }
  const { url } = await serveFolder(options.out, { ...port, base: options.base });
  console.log(`${result.pages} pages at ${url} from ${options.out} (Ctrl-C ends it)`);
  return 0;
});
