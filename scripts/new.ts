import { runCommand } from "../src/site/run-command.ts";
import { runNew } from "../src/site/run-new.ts";

/** `npm run new -- okr --from mbo/…`: drafts a plan file. */

await runCommand(() => Promise.resolve(runNew(process.argv.slice(2))));
