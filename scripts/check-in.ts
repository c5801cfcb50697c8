import { runCheckIn } from "../src/site/run-check-in.ts";
import { runCommand } from "../src/site/run-command.ts";

/** `npm run check-in -- ID`: adds a check-in to an objective, and leaves everything else in its file as it is. */

await runCommand(() => runCheckIn(process.argv.slice(2)));
