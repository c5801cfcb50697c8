import { runCheck } from "../src/site/build-command.ts";
import {
  buildOptions,
  commonOptions,
  parseOptions,
  parsePort,
  portOption,
  renderHelp,
  toBuildOptions,
} from "../src/site/command.ts";
import { runDev } from "../src/site/dev.ts";
import { editorOption, parseEditor } from "../src/site/editor-link.ts";
import { toProgress } from "../src/site/progress.ts";
import { runCommand } from "../src/site/run-command.ts";

/** `npm run dev`: the portal while its plans are being edited. */

const known = { ...commonOptions, audience: buildOptions.audience, ...portOption, ...editorOption };

await runCommand(async () => {
  const values = parseOptions(known, process.argv.slice(2));
  if (!values) {
    console.log(renderHelp("dev", "Shows the portal while its plans are edited.", known));
    return 0;
  }
  const { port } = parsePort(values.port);
  const editor = parseEditor(values.editor);
  const options = toBuildOptions(values, new Date());
  const progress = toProgress(process.stderr);
  return runDev({
    ...options,
    port,
    editor,
    progress,
    check: (refused) => runCheck(options, { progress, refused }),
    onReady: (url) => {
      console.log(`${options.content} at ${url} (Ctrl-C ends it)`);
    },
  });
});
