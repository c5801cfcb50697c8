import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ThingParser } from "../history/commit-change.ts";
import { findGitText } from "../history/git-process.ts";
import { openNotes } from "../history/history-notes.ts";
import type { History } from "../history/history.ts";
import { readHistory } from "../history/read-history.ts";
import { parsePeople, parsePortal } from "../read/configuration.ts";
import { parseDocumentFile } from "../read/content.ts";
import { toStem } from "../read/file-name.ts";
import { parseSeries } from "../read/series.ts";
import { parseText } from "../read/text.ts";

/** How files of earlier commits are read: as those of the content folder are. */
export const thingParser: ThingParser = {
  parseDocument: (file, bytes, series) => {
    const text = findText(bytes);
    if (text === undefined) return undefined;
    const readings = series && findText(series);
    const own = readings === undefined ? undefined : parseSeries(`${toStem(file)}.csv`, readings);
    return parseDocumentFile(file, text, own).document;
  },
  parsePortal: (bytes) => parsePortal(findText(bytes)).portal,
  parsePeople: (bytes) => {
    const text = findText(bytes);
    const { people, unread } = parsePeople(text ?? "");
    return text === undefined || unread.includes("people.yaml") ? undefined : people;
  },
};

function findText(bytes: Buffer): string | undefined {
  const result = parseText(bytes);
  return "text" in result ? result.text : undefined;
}

/** What a build needs to know to read the history of its content. */
export interface HistoryPlace {
  readonly content: string;
  /** The folder below which notes on earlier builds are kept. */
  readonly project: string;
  /** The code that reads it. */
  readonly codeDigest: string;
  /** The commit that the folder is at, where it is as committed. */
  readonly commit: string | undefined;
}

/** Starts to read the history of a content folder: git runs beside whatever this process does. */
export async function readContentHistory({
  content,
  project,
  codeDigest,
  commit,
}: HistoryPlace): Promise<History> {
  const name = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const notes = openNotes(join(project, ".plumbline", `history-${name}.json`), codeDigest);
  const history = await readHistory(content, { parser: thingParser, notes });
  notes.save();
  const isKnown = history.gap === undefined || history.gap === "shallow";
  return { ...history, isEdited: isKnown && commit === undefined };
}

/** What a history is made of besides the files of the content folder: another one gives another text. */
export function readHistoryKey(content: string): string {
  const said = findGitText(content, [
    ...["rev-parse", "HEAD", "--show-toplevel"],
    ...["--git-path", "shallow", "--git-path", "info/grafts"],
  ]);
  if (said === undefined) return "";
  const [head = "", top = "", shallow = "", grafts = ""] = said.split("\n");
  const files = [join(top, ".mailmap"), resolve(content, shallow), resolve(content, grafts)];
  return JSON.stringify([head, ...files.map(findFile)]);
}

function findFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
