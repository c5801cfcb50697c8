import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { a, objective, read, readAll, toContent } from "./cycle.ts";
import { hasTerminal, keys, type } from "./terminal.ts";

const ends = Object.entries(keys);

describe.skipIf(!hasTerminal)("a command whose questions somebody ends by a key", () => {
  it.each(ends)("is ended at a question of init by %s", async (_, key) => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-ended-"));
    const typed = [
      ["Name of the organisation", "Saltmarsh\n"],
      ["Locale of numbers and dates", key],
    ] as const;
    const { said, status } = await type(["init.ts"], typed, folder);
    expect(said).toMatch(/\nNothing was written\.\n$/);
    expect(said).not.toContain("Error");
    expect({ status, files: readdirSync(folder) }).toEqual({ status: 2, files: [] });
  });

  it.each(ends)("is ended at a question of check-in by %s", async (_, key) => {
    const content = toContent({ [`${a}.md`]: objective("Find the fault") });
    const before = readAll(content);
    const { said, status } = await type(
      ["check-in.ts", a, "--content", content, "--as-of", "2026-09-10"],
      [
        ["kr1 Faults found first", "52\n"],
        ["kr2 Hours to a possession", key],
      ],
    );
    expect(said).toMatch(/\nNothing was written\.\n$/);
    expect(said).not.toContain("Error");
    expect({ status, after: readAll(content) }).toEqual({ status: 2, after: before });
  });

  it.each(ends)("is ended at a question of new by %s", async (_, key) => {
    const content = toContent({ [`${a}.md`]: objective("Find the fault") });
    const before = readAll(content);
    const { said, status } = await type(
      ["new.ts", "theme", "--content", content, "--as-of", "2026-09-10"],
      [["  title: ", key]],
    );
    expect(said).toMatch(/\nNothing was written\.\n$/);
    expect({ status, after: readAll(content) }).toEqual({ status: 2, after: before });
  });

  it.each(ends)("keeps what was answered of a close that is ended by %s", async (_, key) => {
    const content = toContent({ [`${a}.md`]: objective("Find the fault") });
    const { said, status } = await type(
      ["cycle.ts", "close", "2026-q3", "--content", content, "--as-of", "2026-09-30"],
      [
        ["Reason: ", "It was late.\n"],
        ["Learnt: ", key],
      ],
    );
    expect(said).toContain("\nThe walk was ended: what was answered is kept, and the cycle stays");
    expect({ status, isKept: read(content, `${a}.md`).includes("It was late.") }).toEqual({
      status: 0,
      isKept: true,
    });
  });
});
