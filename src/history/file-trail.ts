import type { FileChange, LoggedCommit } from "./git-log.ts";

/** The blobs that one thing is written in: its own, and for a KPI that of the readings beside it. */
export interface Written {
  readonly file: string;
  readonly blob: string;
  readonly series?: string;
}

/** A file that a commit made another one. */
export interface TouchedFile {
  readonly file: string;
  /** As it was before, the newest first: where one cannot be read, the one before it counts. */
  readonly before: readonly Written[];
  readonly after?: Written;
  readonly from?: string;
}

/** How far back a file is followed that cannot be read. */
const mostBack = 12;

/**
 * The files of a folder from commit to commit, by their blobs: what each commit touched, and how that was written
 * before and after. Commits are followed from the oldest on.
 */
export class FileTrail {
  readonly #blobs = new Map<string, string>();
  readonly #earlier = new Map<string, readonly Written[]>();

  /** Starts from the files that are there before the first commit. */
  constructor(files: ReadonlyMap<string, string> = new Map()) {
    for (const [file, blob] of files) this.#blobs.set(file, blob);
  }

  /** Follows a commit, and tells which documents and settings it touched. */
  follow({ files }: LoggedCommit): readonly TouchedFile[] {
    const touched = new Map<string, string | undefined>();
    for (const { file, from } of files) {
      const own = this.#findOwner(file, files);
      if (own !== undefined) touched.set(own, touched.get(own) ?? from);
    }
    const before = new Map(
      [...touched.keys()].map((file) => [file, this.#listBefore(file)] as const),
    );
    for (const { file, after } of files) {
      if (after === undefined) this.#blobs.delete(file);
      else this.#blobs.set(file, after);
    }
    return [...touched].map(([file, from]) => {
      const earlier = before.get(file) ?? [];
      const after = this.#find(file);
      if (earlier.length > 0) this.#earlier.set(file, earlier);
      return {
        file,
        before: earlier,
        ...(after && { after }),
        ...(from !== undefined && { from }),
      };
    });
  }

  /** The document that a file belongs to: readings beside a KPI are a part of it. */
  #findOwner(file: string, files: readonly FileChange[]): string | undefined {
    // What the listing of the folder itself passes over.
    if (/^snapshots\/|(?:^|\/)\./.test(file)) return undefined;
    if (file === "portal.yaml" || file === "people.yaml" || /\.mdx?$/.test(file)) return file;
    if (!file.endsWith(".csv")) return undefined;
    const stem = file.slice(0, -".csv".length);
    return [`${stem}.md`, `${stem}.mdx`].find(
      (each) => this.#blobs.has(each) || files.some((other) => other.file === each),
    );
  }

  #find(file: string): Written | undefined {
    const blob = this.#blobs.get(file);
    if (blob === undefined) return undefined;
    const series = this.#blobs.get(file.replace(/\.mdx?$/, ".csv"));
    return { file, blob, ...(series !== undefined && /\.mdx?$/.test(file) && { series }) };
  }

  #listBefore(file: string): readonly Written[] {
    const now = this.#find(file);
    // What was taken away is gone: one that comes to the same place later is another one.
    if (now === undefined) return [];
    return [now, ...(this.#earlier.get(file) ?? [])].slice(0, mostBack);
  }
}
