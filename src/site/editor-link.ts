import { pathToFileURL } from "node:url";
import { findNearest } from "../model/nearest.ts";
import { UsageError } from "./command.ts";

/** A line and a column of a file, from 1. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

/** How the address of a spot begins for the editors that share one form, `vscode://file/path:7:3`. */
const schemes = ["vscode", "vscode-insiders", "vscodium", "cursor", "windsurf", "zed"] as const;

const names = [...schemes, "idea"] as const;

/** An editor that can be opened by a link. */
export type Editor = (typeof names)[number];

/** The option of commands that link to an editor. */
export const editorOption = {
  editor: { value: "NAME", text: `what links open: ${names.join(", ")} (default: vscode)` },
} as const;

/** The editor that the command line names. */
export function parseEditor(text = "vscode"): Editor {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  const nearest = findNearest(text, names);
  const meant = nearest === undefined ? "" : ` Did you mean \`${nearest}\`?`;
  throw new UsageError(`\`--editor ${text}\` is none of ${names.join(", ")}.${meant}`);
}

/** A link that opens a file in an editor, at a spot where there is one. */
export function toEditorLink(editor: Editor, path: string, spot: Spot | undefined): string {
  const { pathname } = pathToFileURL(path);
  if (editor !== "idea") {
    return `${editor}://file${pathname}${spot ? `:${spot.line}:${spot.column}` : ""}`;
  }
  const at = spot ? `&line=${spot.line}&column=${spot.column}` : "";
  return `idea://open?file=${pathname}${at}`;
}
