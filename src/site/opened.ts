import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenedNotes } from "../history/opened-notes.ts";
import { openOpenedNotes } from "../history/opened-notes.ts";
import { isInstalled, readVersion } from "./own-code.ts";

/** The notes of a project on sealed quarters that could be opened. */
export function openOpened(project: string): OpenedNotes {
  return openOpenedNotes(join(project, ".plumbline", "opened"), readOpeningCode);
}

/** What decides whether a quarter can be opened: the version, or where the code is worked on, that code. */
function readOpeningCode(): string {
  const hash = createHash("sha256").update(readVersion());
  for (const part of isInstalled ? [] : ["history", "model"]) {
    const folder = join(import.meta.dirname, "..", part);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      if (/\.[jt]s$/.test(file))
        hash.update(`\n${file}\n`).update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest("hex");
}
