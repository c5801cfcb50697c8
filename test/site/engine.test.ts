import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

test("names only flags that the engine knows", () => {
  const file = new URL("../../src/site/engine.ts", import.meta.url).href;
  const code = `(await import("${file}")).tuneEngine();`;
  const run = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    encoding: "utf8",
  });
  // Of one that it does not know it complains there.
  expect(run.stderr).toBe("");
  expect(run.status).toBe(0);
});
