import { runCommand } from "../src/site/run-command.ts";
import { runSnapshot } from "../src/site/run-snapshot.ts";

/** `npm run snapshot -- seal CYCLE`, and `verify`, `list` and `amend`: quarters that stay what they were. */

await runCommand(() => runSnapshot(process.argv.slice(2)));
