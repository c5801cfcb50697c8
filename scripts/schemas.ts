import { runCommand } from "../src/site/run-command.ts";
import { runSchemas } from "../src/site/run-schemas.ts";

/** `npm run schemas`: what editors complete by. */

await runCommand(() => runSchemas(process.argv.slice(2)));
