import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { buildSite } from "../browser/site.ts";
import { generateAbsurdPlans } from "./absurd-plans.ts";

describe("the pages of plans of an absurd size", () => {
  it("stay below 300 kB compressed, and say what they do not draw", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-absurd-"));
    const out = join(folder, "site");
    for (const [file, text] of Object.entries(generateAbsurdPlans())) {
      mkdirSync(dirname(join(folder, "content", file)), { recursive: true });
      writeFileSync(join(folder, "content", file), text);
    }
    await buildSite({ content: join(folder, "content"), asOf: "2026-08-27", out });
    const heavy = readdirSync(out, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".html"))
      .map((file) => ({ file, bytes: gzipSync(readFileSync(join(out, file))).length }))
      .filter(({ bytes }) => bytes > 300_000);
    const matrix = readFileSync(join(out, "hoshin/company/index.html"), "utf8");
    rmSync(folder, { recursive: true });
    expect(heavy).toEqual([]);
    expect(matrix).toContain("With 1,500 rows and columns the matrix is too large");
    // Every mark stands in the lists, from both of its ends.
    expect(matrix.match(/class="xm__id">t299</g)?.length).toBeGreaterThan(6);
  });
});
