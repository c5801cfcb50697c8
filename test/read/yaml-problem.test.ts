import { expect, it } from "vitest";
import { findYamlProblems } from "../../src/read/yaml-problem.ts";

const first = { message: "not parsed", start: 0, end: 0 };

it.each([
  [
    "a key left of its item",
    "a:\n  - id: x\n   title: y\n",
    "Align it with the keys of the item above",
  ],
  ["a dash without a space", "a:\n  - id: x\n    title: y\n  -id: z\n", "a space behind the dash"],
  [
    "a line that is out of line",
    "a:\n  b: x\n c: y\n",
    "Align it with the keys that it belongs to",
  ],
  ["a limit without quotes", "green: >= 90\n", "Put the value in quotes"],
])("findYamlProblems(text) says how %s is mended", (_, text, hint) => {
  expect(findYamlProblems(text, first)[0]?.hint).toContain(hint);
});
