import { runCommand } from "../src/site/run-command.ts";
import { runNew } from "../src/site/run-new.ts";

/** `npm run new -- KIND`: begins an objective, a key result, a KPI, a plan of any framework. */

await runCommand(() => runNew(process.argv.slice(2)));
