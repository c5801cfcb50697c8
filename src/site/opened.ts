import { createHash, hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenedNotes } from "../history/opened-notes.ts";
import { noNotes, openOpenedNotes } from "../history/opened-notes.ts";
import { isInstalled, readVersion } from "./own-code.ts";

/**
 * The notes of a project on the sealed quarters of a content folder that could be opened. Where a request is checked
 * there are none: it may bring notes along, and it must not be able to say of itself that it was looked at.
 */
export function openOpened(project: string, content: string): OpenedNotes {
  if (process.env["CI"] !== undefined) return noNotes;
  const file = `opened-${hash("sha256", content).slice(0, 16)}`;
  return openOpenedNotes(join(project, ".plumbline", file), readOpeningCode);
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
