import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { knownNode } from "../../src/site/engine.ts";

describe("tuneEngine()", () => {
  // On any other it sets none, and the test below would find nothing wrong.
  it("is tried on the Node whose flags it names", () => {
    expect(process.versions.node.slice(0, knownNode.length)).toBe(knownNode);
  });

  it("names only flags that the engine knows", () => {
    const file = new URL("../../src/site/engine.ts", import.meta.url).href;
    const code = `(await import("${file}")).tuneEngine();`;
    const options = ["--input-type=module", "--eval", code];
    const run = spawnSync(process.execPath, options, { encoding: "utf8" });
    // Of one that it does not know it complains there.
    expect(run.stderr).toBe("");
    expect(run.status).toBe(0);
  });
});
