import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSeal } from "../../src/history/check-seal.ts";
import { readSnapshot } from "../../src/history/read-snapshot.ts";
import { readSealedFolder } from "../../src/history/sealed-folder.ts";
import { formatVersion } from "../../src/history/snapshot.ts";
import { toResults } from "../../src/history/to-snapshot.ts";
import { upgraders } from "../../src/history/upgrade-snapshot.ts";
import { toSealedPlan } from "../../src/site/sealed-plan.ts";

/**
 * A sample of every version of the format, which the code of its day wrote from the demonstration: nothing in these
 * folders is ever written again. A new version of the format needs an upgrader and a sample of its own.
 */
const versions = Array.from({ length: formatVersion }, (_, at) => at + 1);
const toSample = (version: number): string =>
  join(import.meta.dirname, `sealed-${version}`, "2026-q1");

describe("the versions of the format", () => {
  it("have a sample each, and all but the present one an upgrader", () => {
    expect(versions.filter((version) => !existsSync(toSample(version)))).toEqual([]);
    expect(upgraders).toHaveLength(formatVersion - 1);
  });

  it.each(versions)("%i: the sample is whole, says what it is, and opens", (version) => {
    expect(checkSeal(readSealedFolder(toSample(version)), "2026-q1").problems).toEqual([]);
    const { facts, sealed } = readSnapshot(toSample(version));
    expect(facts).toMatchObject({ version, cycle: "2026-q1", asOf: "2026-03-31" });
    expect(sealed.documents.length).toBeGreaterThan(100);
  });

  it.each(versions)("%i: it says of every item what it said when it was sealed", (version) => {
    const quarter = readSnapshot(toSample(version));
    const { plan, assessment } = toSealedPlan(quarter, quarter.sealed);
    const ids = new Set(quarter.results.map(({ id }) => id));
    expect(toResults(assessment).filter(({ id }) => ids.has(id))).toEqual(quarter.results);
    expect(plan.objectives.filter(({ cycle }) => cycle === "2026-q1")).toHaveLength(13);
  });
});

describe("readSnapshot(folder) of what it cannot read", () => {
  const change = (part: string, from: string, to: string): string => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-later-"));
    cpSync(toSample(formatVersion), folder, { recursive: true });
    const file = join(folder, part);
    writeFileSync(file, readFileSync(file, "utf8").replace(from, to));
    return folder;
  };

  it("says that a later version is needed", () => {
    const later = `"version":${formatVersion + 1}`;
    expect(() =>
      readSnapshot(change("snapshot.json", `"version":${formatVersion}`, later)),
    ).toThrow(`It was sealed in version ${formatVersion + 1} of the format`);
  });

  it.each([
    ["objectives.json", "[", "", "is no JSON"],
    ["objectives.json", '"kind":"objective"', '"kind":"team"', "does not fit its format"],
    ["objectives.json", '"id":"2026', '"id":"../2026', "`objectives.json` does not fit"],
    ["kpis.json", '"file":"kpis/', '"file":"../', "leads out of its folder"],
    ["snapshot.json", '"assets":[', '"assets":["a/../../etc/passwd"', "leads out of its folder"],
    ["teams.json", '"name":', '"nom":', "does not fit its format"],
    ["results.json", "[", "{} [", "is no JSON"],
    ["portal.json", '"locale":"en-GB"', '"locale":7', "does not fit its format"],
  ])("%s with %s as %s: names the part", (part, from, to, message) => {
    expect(() => readSnapshot(change(part, from, to))).toThrow(message);
  });
});
