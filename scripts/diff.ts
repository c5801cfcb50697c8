import { enableCompileCache } from "node:module";

/** `npm run diff -- A B`: what changed between two states of the plans. */

enableCompileCache();
const { runDiff } = await import("../src/site/run-diff.ts");
const { runCommand } = await import("../src/site/run-command.ts");
await runCommand(() => runDiff(process.argv.slice(2)));
