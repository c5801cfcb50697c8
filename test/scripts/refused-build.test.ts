import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { outputMarker } from "../../src/site/output.ts";
import { makeContent } from "../read/folder.ts";

const scripts = join(import.meta.dirname, "../../scripts");

/** Builds plans that have an error into a folder; the last lines that are said. */
function build(script: string, out: string): readonly string[] {
  const content = makeContent({ "people.yaml": "people: [" });
  const parameters = [join(scripts, script), "--content", content, "--out", out];
  const { status, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
  expect(status).toBe(1);
  return stderr.trimEnd().split("\n").slice(-2);
}

describe("a build of plans with errors", () => {
  it.each([
    ["build.ts", undefined],
    [
      "start.ts",
      "Nothing is served. `npm run dev` with the same folder shows what is wrong, and the portal once it is mended.",
    ],
  ])("says by %s whether there is a portal all the same", (script, more) => {
    const toLines = (last: string): readonly unknown[] => {
      const said = expect.stringMatching(last) as unknown;
      return more === undefined ? [expect.anything(), said] : [said, more];
    };
    const out = join(mkdtempSync(join(tmpdir(), "plumbline-refused-")), "dist");
    expect(build(script, out)).toEqual(toLines(" No portal was built\\.$"));
    mkdirSync(out);
    expect(build(script, out)).toEqual(toLines(" No portal was built\\.$"));
    const marker = { name: "Theirs", asOf: "2026-08-27", audience: "internal" };
    writeFileSync(join(out, outputMarker), JSON.stringify(marker));
    expect(build(script, out)).toEqual(toLines(" The portal is as it was\\.$"));
  });
});
