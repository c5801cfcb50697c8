import { appendFileSync, cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toAmendmentFiles } from "../../src/history/amend.ts";
import { checkSeal } from "../../src/history/check-seal.ts";
import { addSums, renderSeal, sealFiles, toDigest } from "../../src/history/seal.ts";
import { readSealedFolder } from "../../src/history/sealed-folder.ts";
import type { SnapshotFiles } from "../../src/history/snapshot.ts";
import type { IsoDate } from "../../src/model/period.ts";
import { readContent } from "../../src/read/content.ts";
import { checkContent } from "../../src/site/check-content.ts";
import { sealContent, writeSealed } from "./sealed.ts";

const cycle = "2026-q2";
const files = toWhole();
const names = [...files.keys()];

describe("checkSeal(folder, cycle)", () => {
  it("finds nothing in a sealed quarter with amendments and a signature", () => {
    expect(check(files)).toEqual([]);
  });

  it("finds any flipped bit, and names the file", () => {
    const flip = fc.constantFrom(...names).chain((file) => {
      const size = files.get(file)?.length ?? 0;
      const at = fc.nat(Math.max(size * 8 - 1, 0));
      return fc.record({ file: fc.constant(file), at });
    });
    fc.assert(
      fc.property(flip, ({ file, at }) => {
        expectNamed(with_(file, flipBit(files.get(file), at)), file);
      }),
      { numRuns: 1500 },
    );
  });

  it("finds every bit of the list of digests and of the seal itself", () => {
    const parts = new Map(["people.json", "teams.json"].map((name) => [name, Buffer.from("[]\n")]));
    const sealed = sealFiles(parts, cycle);
    const small = new Map([...sealed, ...below("amendments/0001", toAmendment(1, digest(sealed)))]);
    for (const file of ["SHA256SUMS", "seal.json", "amendments/0001/SHA256SUMS"]) {
      const size = small.get(file)?.length ?? 0;
      for (let at = 0; at < size * 8; at += 1) {
        expectNamed(new Map([...small, [file, flipBit(small.get(file), at)]]), file);
      }
    }
  });

  it.each(names)("finds %s missing, cut short or longer", (file) => {
    const bytes = Buffer.from(files.get(file) ?? []);
    const without = new Map(files);
    without.delete(file);
    expectNamed(without, file);
    expectNamed(with_(file, bytes.subarray(0, -1)), file);
    expectNamed(with_(file, Buffer.concat([bytes, Buffer.from("\n")])), file);
  });

  it.each([
    "extra.json",
    ".hidden",
    "assets/other.png",
    "amendments/0001/more.json",
    "amendments/0007/amendment.json",
    "amendments/note.txt",
    "signature/SHA256SUMS.minisig",
    "sha256sums",
  ])("finds %s added", (file) => {
    expectNamed(with_(file, Buffer.from("{}\n")), file.replace("0007", "0003"));
  });

  it("finds an amendment taken out of the middle, with its folder", () => {
    const without = [...files].filter(([file]) => !file.startsWith("amendments/0001/"));
    expectNamed(new Map(without), "amendments/0001/");
  });

  it("finds that a folder was renamed", () => {
    const { problems } = checkSeal({ files, others: [] }, "2026-q1");
    expect(problems.map(({ file }) => file)).toEqual(["seal.json"]);
  });

  it("finds a quarter that says it is another one, though every digest fits", () => {
    const forged = reseal((parts) => {
      const text = Buffer.from(parts.get("snapshot.json") ?? []).toString();
      const other = text.replace(`"cycle":"${cycle}"`, '"cycle":"2026-q3"');
      return new Map([...parts, ["snapshot.json", Buffer.from(other)]]);
    });
    expect(check(forged).map(({ file, message }) => `${file}: ${message}`)).toEqual([
      "snapshot.json: This is the quarter `2026-q3`, and it lies in the folder of `2026-q2`.",
    ]);
  });

  it.each(["../../../etc/hostname", "/etc/hostname", "..\\\\x", "assets/../../x"])(
    "speaks of %s in the list of digests only at the list",
    (path) => {
      const line = `${"0".repeat(64)}  ${path}\n`;
      const sums = Buffer.concat([files.get("SHA256SUMS") ?? Buffer.of(), Buffer.from(line)]);
      const seal = renderSeal(cycle, toDigest(sums));
      const forged = new Map([...files, ["SHA256SUMS", sums], ["seal.json", seal]]);
      const found = check(forged).filter(({ file }) => !file.startsWith("amendments/"));
      expect(found.map(({ file, message }) => `${file}: ${message}`)).toEqual([
        `SHA256SUMS: This lists \`${path}\`: this path leads out of the folder.`,
      ]);
    },
  );

  it("finds what is no file", () => {
    const { problems } = checkSeal({ files, others: ["teams.json"] }, cycle);
    expect(problems.map(({ file }) => file)).toEqual(["teams.json"]);
  });

  it("sees a part that was changed with its line, and cannot see one changed with all digests", () => {
    const forged = reseal(
      (parts) => new Map([...parts, ["people.json", Buffer.from('{"people":[]}\n')]]),
    );
    const sums = forged.get("SHA256SUMS") ?? new Uint8Array();
    const half = new Map([...forged, ["seal.json", files.get("seal.json") ?? sums]]);
    expect(check(half).map(({ file }) => file)).toEqual(["seal.json"]);
    expect(check(forged)).toEqual([]);
  });
});

describe("checkContent(root) of a broken seal", () => {
  it("says so whatever the settings say of the rule", () => {
    const root = mkdtempSync(join(tmpdir(), "plumbline-off-"));
    cpSync("test/input/healthy", root, { recursive: true });
    cpSync("test/input/seal-broken", root, { recursive: true });
    appendFileSync(join(root, "portal.yaml"), "rules: {seal-broken: off, snapshot-version: off}\n");
    const { findings, clean } = checkContent(root, { asOf: "2026-08-27" as IsoDate });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["seal-broken", "error"],
    ]);
    expect(clean).toBeUndefined();
  });
});

function toWhole(): SnapshotFiles {
  const content = readContent("content");
  if (!content.set) throw new Error("no demonstration");
  const sealed = sealContent("content", content, { set: content.set, cycle, asOf: "2026-06-30" });
  const first = toAmendment(1, digest(sealed));
  const second = toAmendment(2, digest(first));
  const signature = addSums(new Map([["SHA256SUMS.sig", Buffer.from("signed\n")]]));
  const whole = new Map([
    ...sealed,
    ...below("amendments/0001", first),
    ...below("amendments/0002", second),
    ...below("signature", signature),
  ]);
  const folder = writeSealed(whole, mkdtempSync(join(tmpdir(), "plumbline-seal-")));
  return readSealedFolder(folder).files;
}

/** The quarter with other parts, and with every digest made anew for them. */
function reseal(change: (parts: SnapshotFiles) => SnapshotFiles): SnapshotFiles {
  const parts = new Map([...files].filter(([file]) => !/\/|^SHA|^seal/.test(file)));
  return sealFiles(change(parts), cycle);
}

function toAmendment(number: number, previous: string): SnapshotFiles {
  const record = { date: "2026-07-20", by: "ida-strand", why: "A figure of June was missing." };
  const change = { of: "people.yaml", path: ["people", "ida-strand", "name"], now: "Ida" };
  return toAmendmentFiles({ ...record, ...change, number, previous });
}

function digest(sealed: SnapshotFiles): string {
  return toDigest(sealed.get("SHA256SUMS") ?? new Uint8Array());
}

function below(folder: string, inside: SnapshotFiles): (readonly [string, Uint8Array])[] {
  return [...inside].map(([file, bytes]) => [`${folder}/${file}`, bytes]);
}

function check(changed: SnapshotFiles): ReturnType<typeof checkSeal>["problems"] {
  return checkSeal({ files: changed, others: [] }, cycle).problems;
}

/** The finding stands on the file or speaks of it. */
function expectNamed(changed: SnapshotFiles, name: string): void {
  const problems = check(changed);
  const said = problems.map(({ file, message }) => `${file}: ${message}`);
  expect(
    said.some((text) => text.includes(name)),
    `${name}: ${said.join("; ")}`,
  ).toBe(true);
}

function with_(file: string, bytes: Uint8Array): SnapshotFiles {
  return new Map([...files, [file, bytes]]);
}

function flipBit(bytes: Uint8Array | undefined, at: number): Uint8Array {
  const flipped = Uint8Array.from(bytes ?? []);
  const byte = at >> 3;
  flipped[byte] = (flipped[byte] ?? 0) ^ (1 << (at & 7));
  return flipped;
}
