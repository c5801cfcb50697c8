import { fork } from "node:child_process";
import type { History } from "../history/history.ts";
import type { SnapshotFolder } from "../history/read-snapshot.ts";
import type { Audience } from "../model/plan.ts";
import type { ViewContext } from "../view/context.ts";
import { sortSnapshotRows } from "../view/snapshot-row.ts";
import { readCommit } from "./commit.ts";
import { readHistoryKey } from "./history.ts";
import { toProcessFile } from "./own-code.ts";
import type { Progress } from "./progress.ts";
import { toOpener } from "./sealed-opener.ts";
import { listSealSources, type SealSource } from "./sealed-notes.ts";
import type { ViewedQuarter } from "./sealed-quarter.ts";

/** What the other process is to do: with an `out` to write the quarters into it, without one to read. */
export interface PastJob {
  readonly root: string;
  readonly project: string;
  readonly content: string;
  readonly audience: Audience;
  readonly sealed: readonly SnapshotFolder[];
  readonly out?: string;
}

export interface PastAnswer {
  readonly history?: History;
  readonly sealed?: readonly ViewedQuarter[];
  readonly error?: string;
}

/** What git and the sealed quarters tell, for a portal that is being edited. */
export interface Past {
  /** What is known by now; nothing before the first reading is done. */
  readonly get: () => Pick<ViewContext, "history" | "snapshots" | "sealedPaths" | "openSealed">;
  /** Reads again where a commit or a seal came. */
  readonly refresh: (audience: Audience) => void;
  /** Resolves when what is being read is known. */
  readonly whenRead: () => Promise<void>;
  /** Writes the portal of a sealed quarter, once; says when that is done. */
  readonly write: (cycle: string) => Promise<void>;
  /** The paths that the pages of a quarter have in a running portal; none where it is not sealed. */
  readonly listPaths: (cycle: string) => readonly string[];
}

export interface PastOptions extends Pick<PastJob, "root" | "project" | "content"> {
  /** Where sealed quarters are written. */
  readonly folder: string;
  readonly progress: Progress;
  /** Called when something was read. */
  readonly onRead: () => void;
}

/** Opens the past of a content folder; it is read beside the server, and again only where it is another one. */
export function openPast({ folder, progress, onRead, ...place }: PastOptions): Past {
  const { content } = place;
  let key: string | undefined;
  let reading = Promise.resolve();
  let known: Required<Omit<PastAnswer, "error">> | undefined;
  let sealed: readonly SealSource[] = [];
  let audience: Audience = "internal";
  const written = new Map<string, Promise<void>>();
  // All write into one folder: one after the other, also where what is being written is no longer what is wanted.
  let lastWriting: Promise<unknown> = Promise.resolve();
  const read = async (): Promise<void> => {
    const { history, sealed: quarters, error } = await ask({ ...place, audience, sealed });
    if (history && quarters) known = { history, sealed: quarters };
    else progress.report(`What git and sealed quarters tell could not be read: ${error ?? ""}`);
    onRead();
  };
  return {
    get: () => {
      if (!known) return {};
      const rows = sortSnapshotRows(known.sealed.map(({ row }) => row));
      return {
        history: { ...known.history, isEdited: isEdited(known.history, content) },
        snapshots: rows,
        sealedPaths: new Map(
          known.sealed.map(({ row: { cycle }, paths }) => [
            cycle,
            new Set(paths.filter((path) => path.startsWith(`/${cycle}/`))),
          ]),
        ),
        openSealed: toOpener(sealed, audience),
      };
    },
    refresh: (readers) => {
      const all = listSealSources(content);
      const now = JSON.stringify([readHistoryKey(content), readers, all]);
      if (now === key) return;
      key = now;
      audience = readers;
      sealed = all;
      written.clear();
      reading = reading.then(read);
    },
    whenRead: () => reading,
    write: (cycle) => {
      const quarter = sealed.filter((each) => each.cycle === cycle);
      const before = written.get(cycle);
      if (before || quarter.length === 0) return before ?? Promise.resolve();
      progress.report(`making the pages of the sealed quarter ${cycle}`);
      const job = { ...place, audience, sealed: quarter, out: folder };
      const writing = lastWriting.then(async () => {
        const { error } = await ask(job);
        if (error !== undefined) throw new Error(error);
      });
      written.set(cycle, writing);
      // What failed may be tried again.
      lastWriting = writing.catch(() => {
        if (written.get(cycle) === writing) written.delete(cycle);
      });
      return writing;
    },
    listPaths: (cycle) => known?.sealed.find(({ row }) => row.cycle === cycle)?.paths ?? [],
  };
}

/** As a build says it: of a folder that is as it was committed, and of one without a history, nothing is to be said. */
function isEdited({ gap }: History, content: string): boolean {
  return (gap === undefined || gap === "shallow") && readCommit(content) === undefined;
}

function ask(job: PastJob): Promise<PastAnswer> {
  const child = fork(toProcessFile("past-process"), [JSON.stringify(job)], {
    serialization: "advanced",
  });
  const end = (): void => {
    child.kill();
  };
  process.once("exit", end);
  return new Promise((resolve) => {
    child.on("message", (message) => {
      // Sent by `past-process` alone.
      resolve(message as PastAnswer);
    });
    child.on("error", ({ message }) => {
      resolve({ error: message });
    });
    child.on("close", () => {
      process.off("exit", end);
      resolve({ error: "the process that was to do it has ended" });
    });
  });
}
