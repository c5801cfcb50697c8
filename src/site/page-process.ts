import { enableCompileCache } from "node:module";
import type { HelperContent } from "./page-helper.ts";

/** The second process of a build. Its argument: what it is to read, as JSON. */

// As in the first process: files are compiled once.
enableCompileCache();
const { tuneEngine } = await import("./engine.ts");
const { answerRequests } = await import("./page-answer.ts");
tuneEngine();
// Written by `startPageHelper`.
answerRequests(JSON.parse(process.argv[2] ?? "") as HelperContent);
