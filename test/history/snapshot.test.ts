import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSnapshots } from "../../src/history/check-snapshots.ts";
import { readSnapshot } from "../../src/history/read-snapshot.ts";
import type { SealedQuarter } from "../../src/history/snapshot.ts";
import type { DocumentSet } from "../../src/model/document.ts";
import { readContent } from "../../src/read/content.ts";
import type { SitePage } from "../../src/site/pages.ts";
import { linkPages } from "../../src/site/pages.ts";
import { sealContent, toContentContext, toSealedContext, writeSealed } from "./sealed.ts";

const root = "content";
const content = readContent(root);
const set = getSet();

describe("readSnapshot(folder) of what toSnapshot(input) made", () => {
  it.each([
    ["2026-q1", "2026-03-31"],
    ["2026-q2", "2026-06-30"],
    ["2026-q2", "2026-07-20"],
    ["2026-q2", "2026-05-14"],
    ["2026-q3", "2026-08-27"],
    ["2026", "2026-08-27"],
  ])("shows %s as of %s on every page as the same documents of the content do", (cycle, asOf) => {
    const quarter = seal(cycle, asOf);
    expect(compare(quarter, toSame(quarter))).toEqual([]);
  });

  it.each([
    ["2026-q1", "2026-03-31"],
    ["2026-q2", "2026-06-30"],
    ["2026-q3", "2026-08-27"],
  ])("shows the objectives of %s as of %s as the whole content does", (cycle, asOf) => {
    const quarter = seal(cycle, asOf);
    const whole = { ...set, portal: toSame(quarter).portal };
    expect(compare(quarter, whole, `/${cycle}/`)).toEqual([]);
  });

  it("takes the images that are shown with it, and no others", () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-images-"));
    cpSync("test/input/healthy", folder, { recursive: true });
    for (const name of ["Shown.png", "other.png"])
      writeFileSync(join(folder, "2026-q2", name), name);
    const theme = join(folder, "themes/keep-time.md");
    writeFileSync(theme, `${readFileSync(theme, "utf8")}\n![A train](../2026-q2/Shown.png)\n`);
    const own = readContent(folder);
    if (!own.set) throw new Error("no portal");
    const what = { set: own.set, cycle: "2026-q2", asOf: "2026-06-30" };
    const sealed = writeSealed(sealContent(folder, own, what), join(folder, "snapshots/2026-q2"));
    expect(readSnapshot(sealed).sealed.assets).toEqual(["2026-q2/Shown.png"]);
    expect(readFileSync(join(sealed, "assets/2026-q2/Shown.png"), "utf8")).toBe("Shown.png");
    expect(checkSnapshots(folder)).toEqual([]);
  });

  it("does so for any of the documents, any cycle and any day", () => {
    const days = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2026-12-31"),
      noInvalidDate: true,
    });
    const left = fc.subarray(set.documents.map(({ id }) => id));
    const cycle = fc.constantFrom(...set.portal.cycles.map(({ id }) => id));
    fc.assert(
      fc.property(left, cycle, days, (ids, id, day) => {
        const documents = set.documents.filter((document) => ids.includes(document.id));
        const quarter = seal(id, day.toISOString().slice(0, 10), { ...set, documents });
        expect(compare(quarter, toSame(quarter))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

function getSet(): DocumentSet {
  if (!content.set) throw new Error("no demonstration");
  return content.set;
}

function seal(cycle: string, asOf: string, documents = set): SealedQuarter {
  const files = sealContent(root, content, { set: documents, cycle, asOf });
  return readSnapshot(writeSealed(files, mkdtempSync(join(tmpdir(), "plumbline-sealed-"))));
}

/** The documents of the content that the sealed quarter has, uncut, with the cycle that it shows first. */
function toSame({ sealed, facts }: SealedQuarter): DocumentSet {
  const ids = new Set(sealed.documents.map(({ id }) => id));
  return {
    ...set,
    portal: { ...set.portal, currentCycle: facts.cycle },
    documents: set.documents.filter(({ id }) => ids.has(id)),
    assets: sealed.assets,
  };
}

/** The paths of pages that are not the same, or only in one of the two. */
function compare(
  quarter: SealedQuarter,
  documents: DocumentSet,
  below?: string,
): readonly string[] {
  const expected = linkPages(toContentContext(quarter, documents, content));
  const sealed = linkPages(toSealedContext(quarter));
  const paths = [...new Set([...expected.keys(), ...sealed.keys()])].filter(
    (path) => below === undefined || path.startsWith(below),
  );
  expect(paths.length).toBeGreaterThan(5);
  return paths.filter(
    (path) => toText(expected.get(path), below) !== toText(sealed.get(path), below),
  );
}

/** What leads to other cycles: they are not all in a sealed quarter. */
const toOthers: ReadonlySet<string> = new Set(["others", "compared", "lineage"]);

/** A view as text; where it is held against the whole content, without what leads to other cycles. */
function toText(page: SitePage | undefined, below: string | undefined): string | undefined {
  return JSON.stringify(page?.view(), (key, value: unknown) =>
    below !== undefined && toOthers.has(key) ? undefined : value,
  );
}
