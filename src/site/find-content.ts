import { existsSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Where the plans are to be looked for, as nothing or only a file is where they were: one or two sentences. */
export function adviseContent(text: string | undefined, content: string): string {
  if (statSync(content, { throwIfNoEntry: false }) !== undefined) {
    const folder = relative(process.cwd(), dirname(content));
    return `That is a file: name the folder that it lies in, \`--content ${folder === "" ? "." : folder}\`.`;
  }
  if (text !== undefined) return "Name the folder in which `portal.yaml` lies.";
  if (existsSync("portal.yaml")) {
    return "The plans lie in this very folder: go one folder up, or add `--content .`.";
  }
  const above = findAbove(process.cwd());
  if (above !== undefined)
    return `There is one in \`${relative(process.cwd(), above)}\`: go there.`;
  return "Go to the folder of a strategy repository, or name the folder of its plans with `--content DIR`. `plumbline init` makes a new repository.";
}

/** The nearest folder above that holds plans in the usual place. */
function findAbove(folder: string): string | undefined {
  const above = dirname(folder);
  if (above === folder) return undefined;
  return existsSync(join(above, "content", "portal.yaml")) ? above : findAbove(above);
}
