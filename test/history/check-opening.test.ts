import { mkdtempSync, renameSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSnapshots } from "../../src/history/check-snapshots.ts";
import { listSnapshots, readSnapshot } from "../../src/history/read-snapshot.ts";
import { sealFiles } from "../../src/history/seal.ts";
import { readSealedFolder } from "../../src/history/sealed-folder.ts";
import { writeSealed } from "./sealed.ts";

const cycle = "2026-q2";
const near = "test/input/seal-broken-near/snapshots";

describe("checkSnapshots(content) of a quarter whose digests were made anew", () => {
  it("finds nothing where only the digests are new", () => {
    expect(find(forge("people.json", (text) => text))).toEqual([]);
  });

  it.each([
    ["teams.json", () => "[", "`teams.json` is no JSON."],
    ["kpis.json", () => "{}", "`kpis.json` holds no list."],
    ["snapshot.json", () => "7", "does not say which version"],
    ["snapshot.json", (text: string) => text.replace("{", '{"__proto__":{},'), "does not fit"],
    ["snapshot.json", (text: string) => text.replace(/"label":"[^"]*",/, ""), "at `label`"],
  ] as const)("finds that %s cannot be opened", (file, change, reason) => {
    const content = forge(file, change);
    expect(find(content)).toEqual([expect.stringContaining(`snapshots/${cycle}/${file}: `)]);
    expect(find(content)[0]).toContain(reason);
  });

  it("finds a cycle that leads out of its folder", () => {
    const content = forge("snapshot.json", (text) =>
      text.replace(`"cycle":"${cycle}"`, '"cycle":"../../x"'),
    );
    expect(find(content).join()).toContain("`../../x`");
  });

  it("is named where it is opened all the same", () => {
    const folder = join(
      forge("teams.json", () => "["),
      "snapshots",
      cycle,
    );
    expect(() => readSnapshot(folder)).toThrow(
      "The sealed quarter `2026-q2` cannot be opened: `teams.json` is no JSON.",
    );
  });
});

describe("checkSnapshots(content) of links", () => {
  it("finds a link in the place of a sealed quarter", () => {
    const content = forge("people.json", (text) => text);
    const folder = join(content, "snapshots", cycle);
    renameSync(folder, join(content, "elsewhere"));
    symlinkSync(join(content, "elsewhere"), folder);
    expect(find(content)).toEqual([
      "snapshots/2026-q2: This is a link where a sealed quarter would be, and such links are not followed.",
    ]);
  });

  it("finds a link in the place of all of them, and does not follow it, wherever it leads", () => {
    const content = mkdtempSync(join(tmpdir(), "plumbline-linked-"));
    const other = join(
      forge("people.json", (text) => text),
      "snapshots",
    );
    for (const target of [other, join(content, "nowhere")]) {
      const own = mkdtempSync(join(content, "own-"));
      symlinkSync(target, join(own, "snapshots"));
      expect(listSnapshots(own)).toEqual([]);
      expect(find(own)).toEqual([expect.stringContaining("snapshots: This is a link where")]);
    }
  });
});

function forge(part: string, change: (text: string) => string): string {
  const content = mkdtempSync(join(tmpdir(), "plumbline-forged-"));
  const { files } = readSealedFolder(join(near, cycle));
  const parts = new Map([...files].filter(([file]) => !/\/|^SHA|^seal/.test(file)));
  const text = Buffer.from(parts.get(part) ?? []).toString();
  const forged = sealFiles(new Map([...parts, [part, Buffer.from(change(text))]]), cycle);
  writeSealed(forged, join(content, "snapshots", cycle));
  return content;
}

function find(content: string): readonly string[] {
  return checkSnapshots(content)
    .filter(({ severity }) => severity === "error")
    .map(({ file, message }) => `${file}: ${message}`);
}
