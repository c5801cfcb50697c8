import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContent } from "../../src/read/content.ts";
import { makeContent } from "./folder.ts";

const healthy = join(import.meta.dirname, "../input/healthy");

/** What is advised on the keys that are none, where a text of a healthy file is another one. */
function advise(file: string, text: string, other: string): readonly (string | undefined)[] {
  const source = readFileSync(join(healthy, file), "utf8");
  expect(source).toContain(text);
  const content = readContent(makeContent({ [file]: source.replace(text, other) }), {});
  return content.findings
    .filter(({ message }) => message.includes("is not a key of"))
    .map(({ hint }) => hint);
}

describe("a key by the word that something else has for it", () => {
  const objective = "2026-q3/signalling/hear-the-points.md";

  it.each([
    ["teams/signalling.md", "name:", "title:", "name"],
    ["portal.yaml", "label: Q2 2026", "name: Q2 2026", "label"],
    [objective, "owner:", "responsible:", "owner"],
    [objective, "supports:", "aligned-to:", "supports"],
    [objective, "from:", "baseline:", "from"],
  ])("is told in %s, where %s was written as %s", (file, text, other, key) => {
    expect(advise(file, text, other)).toEqual([`Did you mean \`${key}\`?`]);
  });

  it("is no key that is there already", () => {
    const [hint] = advise("teams/signalling.md", "name:", "title: Another\nname:");
    expect(hint).not.toContain("Did you mean");
  });
});
