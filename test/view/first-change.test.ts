import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import { readContent } from "../../src/read/content.ts";
import { checkContent } from "../../src/site/check-content.ts";

/** The messages that the guide shows to somebody whose first change went wrong: the check must say them so. */

const root = join(import.meta.dirname, "../..");
const content = join(root, "content");
const file = "2026-q3/engineering/find-the-fault.md";
const was = readFileSync(join(content, file), "utf8");
const chapter = readFileSync(join(root, "src/components/guide/first-change.mdx"), "utf8");

/** The quoted messages of the chapter, on one line each: what is wrong, then what mends it. */
const told = [...chapter.matchAll(/^(?:> .*\n)+/gm)].map(([quote]) =>
  quote.replace(/^> /gm, "").replaceAll("\\\n", "\n").trim(),
);

function addCheckIn(...lines: readonly string[]): string {
  const entry = lines.join("\n");
  return was.replace("\nchanges:\n", `\n${entry}\nchanges:\n`);
}

/** What the check says of the file once it has another text. */
function listMessages(text: string): readonly string[] {
  expect(text).not.toBe(was);
  const base = readContent(content);
  const { findings } = checkContent(content, {
    asOf: parseDate("2026-08-27"),
    edits: new Map([[file, text]]),
    readBase: () => base,
  });
  const errors = findings.filter((each) => each.file === file && each.severity === "error");
  return errors.map(({ message, hint }) => `${message}\n${hint ?? ""}`);
}

describe("the guide to objectives", () => {
  it("shows what the check says of its first draft", () => {
    const objectives = readFileSync(join(root, "src/components/guide/objectives.mdx"), "utf8");
    const [, draft = ""] = /<Sample id="first-draft"[^]*?```\n([^]*?)```/.exec(objectives) ?? [];
    const own = "2026-q3/engineering/sensors.md";
    const { findings } = checkContent(content, {
      asOf: parseDate("2026-08-27"),
      edits: new Map([[own, draft]]),
    });
    const toLine = (text: string): string => text.replace(/\\?\s+/g, " ");
    const quotes = [...objectives.matchAll(/^(?:> .*\n)+/gm)].map(([quote]) =>
      toLine(quote.replace(/^> /gm, "").trim()),
    );
    const said = findings
      .filter((each) => each.file === own)
      .map(({ message, hint }) => toLine(`${message} ${hint ?? ""}`));
    expect(quotes).toHaveLength(2);
    expect(said).toEqual(expect.arrayContaining(quotes));
  });
});

describe("the guide to a first change", () => {
  it.each([
    ["another key", addCheckIn("  - date: 2026-08-26", "    value: {kr1: 53}")],
    ["another date", addCheckIn("  - date: 1 September 2026", "    values: {kr1: 53}")],
    ["a name", addCheckIn("  - date: 2026-08-26", "    by: hamish")],
    ["another key result", addCheckIn("  - date: 2026-08-26", "    values: {kr9: 53}")],
    ["other spaces", addCheckIn("  - date: 2026-08-26", "   by: hamish-odell")],
    ["an old report", was.replace("values: {kr1: 51, kr2: 63", "values: {kr1: 53, kr2: 63")],
    ["an easier target", was.replace("    to: 65", "    to: 60")],
  ])("shows what the check says of %s", (_, text) => {
    const messages = listMessages(text);
    expect(messages).toHaveLength(1);
    expect(told).toContain(messages[0]);
  });

  it("shows no other message", () => {
    expect(told).toHaveLength(7);
  });
});
