import { buildPortal } from "../src/site/build.ts";
import {
  buildOptions,
  parseOptions,
  parsePort,
  portOption,
  renderHelp,
  toBuildOptions,
} from "../src/site/command.ts";
import { toProgress } from "../src/site/progress.ts";
import { runCommand } from "../src/site/run-command.ts";
import { serveFolder } from "../src/site/serve.ts";

/** `npm start`: builds the portal and serves it to this machine. */

const known = { ...buildOptions, ...portOption };

await runCommand(async () => {
  const values = parseOptions(known, process.argv.slice(2));
  if (!values) {
    console.log(renderHelp("start", "Builds the portal and serves it to this machine.", known));
    return 0;
  }
  const port = parsePort(values.port);
  const options = toBuildOptions(values, new Date());
  const { pages } = await buildPortal({ ...options, progress: toProgress(process.stderr) });
  const { url } = await serveFolder(options.out, port);
  console.log(`${pages} pages at ${url} from ${options.out} (Ctrl-C ends it)`);
  return 0;
});
