import { runCommand } from "../src/site/run-command.ts";
import { runComment } from "../src/site/run-comment.ts";

/** `plumbline comment FILE`: for the workflows of a strategy repository. */

await runCommand(() => runComment(process.argv.slice(2)));
