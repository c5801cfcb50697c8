import { enableCompileCache } from "node:module";

/** `npm run check`: all findings of all files. */

// Some two hundred files are stripped of their types and compiled: kept, they cost a third the next time.
enableCompileCache();
const { runCheck } = await import("../src/site/run-check.ts");
const { runCommand } = await import("../src/site/run-command.ts");
await runCommand(() => runCheck(process.argv.slice(2)));
