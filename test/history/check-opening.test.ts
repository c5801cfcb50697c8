import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSnapshots } from "../../src/history/check-snapshots.ts";
import { readSnapshot } from "../../src/history/read-snapshot.ts";
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
