import { runCommand } from "../src/site/run-command.ts";
import { runInit } from "../src/site/run-init.ts";

/** `plumbline init [folder]`: a strategy repository of one's own. */

await runCommand(() => runInit(process.argv.slice(2)));
