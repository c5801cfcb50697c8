import { readHistory } from "../src/history/read-history.ts";
import { commonOptions, parseContent, parseOptions } from "../src/site/command.ts";
import { thingParser } from "../src/site/history.ts";

/** Reads the history of a content folder and does nothing else: without notes, as the first build does. */

const values = parseOptions(commonOptions, process.argv.slice(2));
const history = await readHistory(parseContent(values?.content), { parser: thingParser });
console.log(`${history.revisions.length} revisions`);
