import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rootBase } from "../../src/site/base.ts";
import { UsageError } from "../../src/site/command.ts";
import { silence } from "../../src/site/progress.ts";
import { writeSearchIndexes } from "../../src/site/search-index.ts";
import { viewSearchRecords } from "../../src/view/search-record.ts";
import { readPortal } from "../view/portal-folder.ts";

const years = [2022, 2023, 2024, 2025];
const cycles = years.map(
  (year) =>
    `  - {id: "${year}", label: The year ${year}, start: ${year}-01-01, end: ${year}-12-31, state: closed}`,
);
const context = readPortal({
  "portal.yaml": `name: Test Line
locale: en-GB
cycles:
${cycles.join("\n")}
  - {id: "2026", label: The year 2026, start: 2026-01-01, end: 2026-12-31, state: active}
currentCycle: "2026"
`,
});

/** The files of an index with what they hold. */
function readFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((file) => [file.slice(folder.length), readFileSync(file).toString("latin1")]),
  );
}

async function write(): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-index-"));
  try {
    const input = { base: rootBase, progress: silence };
    const written = await writeSearchIndexes(context, folder, input);
    expect(written.records).toBe([...viewSearchRecords(context)].length);
    return readFiles(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function countPages(files: ReadonlyMap<string, string>, index: string): number {
  // Pagefind's own format; the one number is all that is read of it.
  const entry = JSON.parse(files.get(`/pagefind/${index}/pagefind-entry.json`) ?? "") as {
    readonly languages: { readonly en: { readonly page_count: number } };
  };
  return entry.languages.en.page_count;
}

describe("writeSearchIndexes(context, folder, input)", () => {
  it("ends when the build does", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-index-"));
    const ending = new AbortController();
    const input = { base: rootBase, progress: silence, signal: ending.signal };
    const writing = writeSearchIndexes(context, folder, input);
    setTimeout(() => {
      ending.abort();
    }, 20);
    await expect(writing).rejects.toThrow();
    rmSync(folder, { recursive: true });
    expect((await write()).size).toBeGreaterThan(0);
  });

  // What is written to that file of Linux finds no room, as on any full disk.
  it.runIf(existsSync("/dev/full"))("says that the disk is full, and where", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-index-"));
    const running = join(folder, "pagefind/running");
    mkdirSync(running, { recursive: true });
    symlinkSync("/dev/full", join(running, "pagefind-entry.json"));
    const writing = writeSearchIndexes(context, folder, { base: rootBase, progress: silence });
    const said = `The search index could not be written into \`${running}\`: the disk is full. What was built before is as it was.`;
    await expect(writing).rejects.toThrow(new UsageError(said));
  });

  it("writes an index of what is running, of each of the last years, and of all before", async () => {
    const files = await write();
    const names: unknown = JSON.parse(files.get("/pagefind/indexes.json") ?? "");
    expect(names).toEqual(["running", "ended-2025", "ended-2024", "ended-2023", "earlier"]);
    const ended = [...viewSearchRecords(context)].filter((record) => record.ended !== undefined);
    expect(ended.length).toBe(years.length);
    for (const year of [2025, 2024, 2023]) expect(countPages(files, `ended-${year}`)).toBe(1);
    expect(countPages(files, "earlier")).toBe(1);
    const all = [...viewSearchRecords(context)].length;
    expect(countPages(files, "running")).toBe(all - years.length);
  });

  it("writes the same bytes each time, though two indexers share the work", async () => {
    expect(await write()).toEqual(await write());
  });
});
