import { tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";

test("all projects of a run share one folder for temporary files", () => {
  // Folders within each other made the path of a browser's socket too long, and no browser started.
  expect(basename(tmpdir())).toMatch(/^plumb-/u);
  expect(basename(dirname(tmpdir()))).not.toMatch(/^plumb-/u);
});
