import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSnapshots } from "../../src/history/check-snapshots.ts";
import { listSnapshots, readSnapshot } from "../../src/history/read-snapshot.ts";
import { openOpenedNotes } from "../../src/history/opened-notes.ts";
import { addSums, sealFiles, toDigest } from "../../src/history/seal.ts";
import { readSealedFolder } from "../../src/history/sealed-folder.ts";
import { writeSealed } from "./sealed.ts";

const cycle = "2026-q2";
const near = "test/input/seal-broken-near/snapshots";

describe("checkSnapshots(content) of a quarter whose digests were made anew", () => {
  it("finds nothing where only the digests are new", () => {
    expect(find(forge("people.json", (text) => text))).toEqual([]);
  });

  it("finds nothing where a setting is one that is refused today", () => {
    const old = (text: string): string => {
      expect(text).toContain('"settings":{');
      return text.replace(
        '"settings":{',
        '"settings":{"site":"https://strategy.example.org/?from=mail",',
      );
    };
    expect(find(forge("portal.json", old))).toEqual([]);
  });

  it.each([
    ["teams.json", () => "[", "`teams.json` is no JSON."],
    ["kpis.json", () => "{}", "`kpis.json` holds no list."],
    ["snapshot.json", () => "7", "does not say which version"],
    [
      "snapshot.json",
      (text: string) => text.replace("{", '{"__proto__":{},'),
      "the key `__proto__`",
    ],
    [
      "objectives.json",
      (text: string) => text.replace('"kr1":{"score":1}', '"__proto__":{"score":1}'),
      "`objectives.json` has the key `__proto__`, which nothing in a sealed quarter has.",
    ],
    [
      "objectives.json",
      (text: string) => text.replace('"kr1":{"score":1}', String.raw`"\u005f_proto__":{"score":1}`),
      "`objectives.json` has the key `__proto__`",
    ],
    [
      "objectives.json",
      (text: string) => text.replace('"ambition":"committed"', '"ambition":"brave"'),
      "`objectives.json` does not fit its format: `ambition` of `2026-q2/signalling/see-faults-coming` is not `committed` or `aspirational`.",
    ],
    [
      "kpis.json",
      (text: string) => text.replace(/"value":28\b/, '"value":"many"'),
      "`series.readings.0.value` of `kpis/points-failures` is no number.",
    ],
    [
      "people.json",
      (text: string) => text.replace('"people":', '"poeple":'),
      "the whole has `poeple`, which",
    ],
    [
      "teams.json",
      (text: string) => text.replace('"kind":"team"', '"kind":"page"'),
      "`kind` of `teams/company` is not `team`.",
    ],
    [
      "portal.json",
      (text: string) => text.replace('"locale":"en-GB"', '"locale":7'),
      "`locale` is no text.",
    ],
    ["places.json", () => "[7]", "the whole is no mapping."],
    [
      "results.json",
      (text: string) => text.replace(/"status":"[^"]*"/, '"status":1'),
      "is no text.",
    ],
    [
      "findings.json",
      () => '[{"code":"seal-broken"}]',
      "`severity` is not `error`, `warning` or `info`.",
    ],
    [
      "snapshot.json",
      (text: string) => text.replace(/"label":"[^"]*",/, ""),
      "`label` is missing.",
    ],
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

describe("checkSnapshots(content) of an amendment whose digests were made anew", () => {
  it.each([
    [{ why: 7 }, "`amendments/0001/amendment.json` does not fit its format: `why` is no text."],
    [
      { path: ["keyResults", "kr9", "to"] },
      "Amendment 1, `amendments/0001/amendment.json`: There is nothing at",
    ],
    [{ path: ["ambition"], now: "brave" }, "is not `committed` or `aspirational`"],
  ])("names it, and says what does not fit: %j", (change, reason) => {
    const content = forge("people.json", (text) => text);
    const folder = join(content, "snapshots", cycle, "amendments/0001");
    const amendment = {
      number: 1,
      previous: toDigest(readFileSync(join(content, "snapshots", cycle, "SHA256SUMS"))),
      date: "2026-07-20",
      by: "yusuf-karim",
      why: "The count left out the Coast Line.",
      of: "2026-q2/signalling/see-faults-coming",
      path: ["keyResults", "kr2", "to"],
      now: 62,
      ...change,
    };
    const bytes = new TextEncoder().encode(JSON.stringify(amendment));
    writeSealed(addSums(new Map([["amendment.json", bytes]])), folder);
    expect(find(content)).toEqual([
      expect.stringContaining(`snapshots/${cycle}/amendments/0001/amendment.json: `),
    ]);
    expect(find(content)[0]).toContain(reason);
  });
});

describe("checkSnapshots(content, opened)", () => {
  it("opens a quarter once, and again when it or the code is another one", () => {
    const content = forge("people.json", (text) => text);
    const file = join(content, "notes", "opened");
    const check = (code: string): readonly string[] => {
      const asked: string[] = [];
      const notes = openOpenedNotes(file, () => code);
      checkSnapshots(content, {
        ...notes,
        has: (key) => {
          const isKnown = notes.has(key);
          asked.push(isKnown ? "known" : "opened");
          return isKnown;
        },
      });
      return asked;
    };
    expect([check("1"), check("1"), check("2"), check("2")]).toEqual([
      ...[["opened"], ["known"], ["opened"], ["known"]],
    ]);
    const other = forge("teams.json", (text) => text.replace('"Signalling"', '"Signals"'));
    cpSync(join(other, "snapshots"), join(content, "snapshots"), { recursive: true });
    expect([check("2"), check("2")]).toEqual([["opened"], ["known"]]);
    writeFileSync(file, "damaged");
    expect(check("2")).toEqual(["opened"]);
  });

  it("never takes down what cannot be opened", () => {
    const content = forge("teams.json", () => "{}");
    const notes = openOpenedNotes(join(content, "opened"), () => "1");
    const broken = [{ code: "seal-broken" }];
    expect(checkSnapshots(content, notes)).toMatchObject(broken);
    expect(checkSnapshots(content, notes)).toMatchObject(broken);
    expect(existsSync(join(content, "opened"))).toBe(false);
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
