import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { editorFolder } from "../exchange/editor.ts";
import { renderJsonSchema, schemaNames, toJsonSchema } from "../exchange/json-schema.ts";
import { checkContent } from "./check-content.ts";
import { commonOptions, parseAsOf, parseContent, parseOptions, renderHelp } from "./command.ts";
import { writeEditorFiles } from "./editor-files.ts";
import type { ExitStatus } from "./run-command.ts";

const schemaOptions = {
  content: commonOptions.content,
  out: {
    value: "DIR",
    text: `a folder for the schemas alone, one a kind (default: ${editorFolder}, where editors look)`,
  },
};

const purpose =
  "Writes the JSON Schemas of all kinds of documents, so that an editor completes their keys and underlines what\nis wrong. `npm run dev` keeps them up to date by itself.";

/** Runs `npm run schemas` with the arguments of a command line. */
export function runSchemas(argv: readonly string[]): Promise<ExitStatus> {
  const options = parseOptions(schemaOptions, argv);
  if (!options) {
    console.log(renderHelp("schemas", purpose, schemaOptions));
    return Promise.resolve(0);
  }
  if (options.out === undefined) {
    const content = parseContent(options.content);
    const asOf = parseAsOf(undefined, content, new Date());
    const { graph } = checkContent(content, { asOf, audience: "internal" });
    const changed = writeEditorFiles(process.cwd(), content, graph);
    console.log(`${editorFolder}: ${changed === 0 ? "nothing new" : toFiles(changed)}`);
    return Promise.resolve(0);
  }
  const folder = resolve(options.out);
  mkdirSync(folder, { recursive: true });
  for (const name of schemaNames) {
    writeFileSync(join(folder, `${name}.json`), renderJsonSchema(toJsonSchema(name)));
  }
  console.log(`${relative(process.cwd(), folder) || "."}: ${toFiles(schemaNames.length)}`);
  return Promise.resolve(0);
}

function toFiles(count: number): string {
  return `${count} ${count === 1 ? "file" : "files"} written`;
}
