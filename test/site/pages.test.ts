import { describe, expect, it } from "vitest";
import { toFile } from "../../src/site/pages.ts";

describe("toFile(path)", () => {
  it.each([
    ["/", "index.html"],
    ["/404/", "404.html"],
    ["/teams/engineering/", "teams/engineering/index.html"],
    ["/cascade/index.json", "cascade/index.json"],
    ["/teams/v1..2/", "teams/v1..2/index.html"],
  ])("writes %s to %s", (path, file) => {
    expect(toFile(path)).toBe(file);
  });

  it.each(["", "teams/", "/../up/", "/teams/../../up/", "//host/", "/teams/./", "/a\\b/", "/a\0/"])(
    "refuses %j, which is none below the root",
    (path) => {
      expect(() => toFile(path)).toThrow("page outside of the output");
    },
  );
});
