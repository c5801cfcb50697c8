import { runGit } from "./git-process.ts";

/** Contents of files by their blobs, fetched many at a time. */
export class BlobStore {
  readonly #folder: string;
  #blobs = new Map<string, Buffer>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Fetches what is wanted next in one process, and forgets what is not. */
  async load(wanted: Iterable<string>): Promise<void> {
    const names = new Set(wanted);
    const kept = new Map([...this.#blobs].filter(([name]) => names.has(name)));
    const missing = [...names].filter((name) => !kept.has(name));
    const fetched = missing.length === 0 ? [] : await this.#fetch(missing);
    this.#blobs = new Map([...kept, ...fetched]);
  }

  /** The bytes of a blob, or undefined where git does not hold it. */
  async find(name: string): Promise<Buffer | undefined> {
    const known = this.#blobs.get(name);
    if (known) return known;
    for (const [fetched, bytes] of await this.#fetch([name])) this.#blobs.set(fetched, bytes);
    return this.#blobs.get(name);
  }

  async #fetch(names: readonly string[]): Promise<readonly (readonly [string, Buffer])[]> {
    return parseBatch(await runGit(this.#folder, ["cat-file", "--batch"], `${names.join("\n")}\n`));
  }
}

/** Parses `git cat-file --batch`: `<blob> blob <size>\n<bytes>\n` for each; one that is missing is a line of its own. */
export function parseBatch(answer: Buffer): readonly (readonly [string, Buffer])[] {
  const found: (readonly [string, Buffer])[] = [];
  for (let at = 0; at < answer.length;) {
    const lineEnd = answer.indexOf(10, at);
    const [blob = "", type, size] = answer.toString("latin1", at, lineEnd).split(" ");
    const start = lineEnd + 1;
    if (type !== "blob") {
      at = start;
      continue;
    }
    const end = start + Number(size);
    found.push([blob, answer.subarray(start, end)]);
    at = end + 1;
  }
  return found;
}
