import { runCommand } from "../src/site/run-command.ts";
import { runCycle } from "../src/site/run-cycle.ts";

/** `npm run cycle -- close CYCLE` and `npm run cycle -- open CYCLE`: ends a cycle, and begins the next one from what was decided. */

await runCommand(() => runCycle(process.argv.slice(2)));
