import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readSnapshot } from "../../src/history/read-snapshot.ts";
import type { SealedQuarter, SnapshotFiles } from "../../src/history/snapshot.ts";
import { readContent } from "../../src/read/content.ts";
import { toPublicEdition } from "../../src/site/public-edition.ts";
import { sealContent, toSealedContext, writeSealed } from "../history/sealed.ts";

const secrets = ["night-shift", "Night shift", "4711", "90210", "0.4242", "Only for us"];
let quarter: SealedQuarter;
let edition: SnapshotFiles;

beforeAll(() => {
  const root = mkdtempSync(join(tmpdir(), "plumbline-edition-"));
  cpSync("test/input/healthy", root, { recursive: true });
  const write = (file: string, lines: readonly string[]): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${lines.join("\n")}\n`);
  };
  write("2026-q2/signalling/night-shift.md", [
    ...["---", "kind: objective", "title: Night shift ends", "audience: internal"],
    ...["supports: [themes/keep-time]", "---", "", "Only for us."],
  ]);
  write("2026-q2/signalling/shown.md", [
    ...["---", "kind: objective", "title: What everybody may see", "supports: [themes/keep-time]"],
    "dependsOn: []",
    "keyResults:",
    "  - {id: kr1, title: Cost, from: 4711, to: 90210, valueState: confidential}",
    "  - {id: kr2, title: Nights, from: 1, to: 3}",
    "checkIns:",
    "  - {date: 2026-06-20, values: {kr1: 90210, kr2: 2}, note: 'See [it](night-shift.md).'}",
    "outcome: {scores: {kr1: {score: 0.4242}}, learned: Something}",
    ...["---", "", "It rests on [what is to be](night-shift.md).", ""],
    ...["::progress{of=2026-q2/signalling/night-shift}", ""],
    ...[":::callout{tone=note}", "Said beside it.", ""],
    ...["::cascade{of=2026-q2/signalling/night-shift}", ":::", ""],
    ...["::progress{of=#kr2}"],
  ]);
  const content = readContent(root);
  if (!content.set) throw new Error("no set");
  const what = { set: content.set, cycle: "2026-q2", asOf: "2026-06-30" };
  const folder = mkdtempSync(join(tmpdir(), "plumbline-edition-seal-"));
  quarter = readSnapshot(writeSealed(sealContent(root, content, what), folder));
  const { facts, seal } = quarter;
  edition = toPublicEdition(toSealedContext(quarter, "public"), { cycle: facts.cycle, seal });
});

describe("toPublicEdition(context, of)", () => {
  it("holds nothing that is left out of a public portal, though the seal does", () => {
    const sealed = JSON.stringify(quarter.sealed.documents);
    expect(secrets.filter((secret) => !sealed.includes(secret))).toEqual([]);
    const texts = [...edition].map(([file, bytes]) => `${file}\n${Buffer.from(bytes).toString()}`);
    expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
  });

  it("holds what everybody may see", () => {
    const text = Buffer.from(edition.get("objectives.json") ?? []).toString();
    expect(text).toContain("What everybody may see");
    expect(text).toContain("It rests on");
    expect(text).toContain("Said beside it.");
    expect(text).toContain('"name":"Progress"');
    expect(text).not.toContain('"name":"Cascade"');
  });

  it("says of which seal it is the public edition, and is verified by itself", () => {
    const folder = writeSealed(edition, mkdtempSync(join(tmpdir(), "plumbline-public-")));
    const facts: unknown = JSON.parse(Buffer.from(edition.get("edition.json") ?? []).toString());
    expect(facts).toMatchObject({
      edition: "public",
      of: { cycle: "2026-q2", seal: quarter.seal },
    });
    const said = execFileSync("sha256sum", ["-c", "SHA256SUMS"], { cwd: folder }).toString();
    expect(said.trim().split("\n")).toHaveLength(edition.size - 1);
  });
});
