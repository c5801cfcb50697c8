import { expect, it } from "vitest";
import { findYamlProblems } from "../../src/read/yaml-problem.ts";

const first = { message: "not parsed", start: 0, end: 0 };

it.each([
  [
    "a key left of its item",
    "a:\n  - id: x\n   title: y\n",
    "Align it with the keys of the item above",
  ],
  ["a limit without quotes", "green: >= 90\n", "Put the value in quotes"],
])("findYamlProblems(text) says how %s is mended", (_, text, hint) => {
  expect(findYamlProblems(text, first)[0]?.hint).toContain(hint);
});
