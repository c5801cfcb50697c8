import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Document, isSeq, parse } from "yaml";
import type { CheckInEntry } from "../../src/exchange/check-in-text.ts";
import { appendCheckIn } from "../../src/exchange/check-in-text.ts";
import { UnwritableError } from "../../src/exchange/yaml-edit.ts";

const entry: CheckInEntry = {
  date: "2026-08-27",
  by: "hamish-odell",
  outlook: "at-risk",
  confidence: { kr1: 3 },
  values: { kr1: 51 },
  note: "Late: the sensors.",
};

function toPage(frontMatter: string, body = "\nWords.\n"): string {
  return `---\n${frontMatter}---\n${body}`;
}

/** The check-ins of a page. */
function readCheckIns(text: string): readonly unknown[] {
  const yaml = text.split(/^---\s*$/m)[1] ?? "";
  // The shape is what the test looks at.
  return (parse(yaml, { version: "1.2", schema: "core" }) as { checkIns: readonly unknown[] })
    .checkIns;
}

describe("appendCheckIn(text, entry)", () => {
  it("adds to a list, below its last entry, with its indentation", () => {
    const before = toPage(
      "kind: objective # what it is\ncheckIns: # oldest first\n    - date: 2026-08-01 # the first\n      note: |\n        One.\n\n        Two.\n\n# Of the end.\noutcome: {}\n",
    );
    expect(appendCheckIn(before, entry)).toBe(
      toPage(
        "kind: objective # what it is\ncheckIns: # oldest first\n    - date: 2026-08-01 # the first\n      note: |\n        One.\n\n        Two.\n" +
          '    - date: 2026-08-27\n      by: hamish-odell\n      outlook: at-risk\n      confidence: {kr1: 3}\n      values: {kr1: 51}\n      note: "Late: the sensors."\n' +
          "\n# Of the end.\noutcome: {}\n",
      ),
    );
  });

  it("begins a list where there is none, none yet, or an empty one", () => {
    const added = "checkIns:\n  - date: 2026-08-27\n";
    const short = { date: "2026-08-27" };
    expect(appendCheckIn(toPage("kind: objective\n"), short)).toBe(
      toPage(`kind: objective\n${added}`),
    );
    expect(appendCheckIn(toPage("checkIns:\ntitle: A\n"), short)).toBe(
      toPage(`${added}title: A\n`),
    );
    expect(appendCheckIn(toPage("checkIns: [] # none\ntitle: A\n"), short)).toBe(
      toPage("checkIns: # none\n  - date: 2026-08-27\ntitle: A\n"),
    );
  });

  it("adds to a list in brackets", () => {
    expect(appendCheckIn(toPage("checkIns: [{date: 2026-08-01}] # so far\n"), entry)).toBe(
      toPage(
        'checkIns: [{date: 2026-08-01}, {date: 2026-08-27, by: hamish-odell, outlook: at-risk, confidence: {kr1: 3}, values: {kr1: 51}, note: "Late: the sensors."}] # so far\n',
      ),
    );
  });

  it.each(["It holds.\n\nThe sensors come late: in October.", "One\nTwo", "- a\n- b\n", "\n\nA"])(
    "adds a note of several lines to a list in brackets, quoted on one line: %j",
    (note) => {
      const page = toPage("checkIns: [{date: 2026-08-01}]\nkind: objective\n");
      const added = { ...entry, note };
      const text = appendCheckIn(page, added);
      expect(text.split("\n")).toHaveLength(page.split("\n").length);
      expect(text).toContain(`note: ${JSON.stringify(note)}}]\n`);
      expect(readCheckIns(text).at(-1)).toEqual(added);
    },
  );

  it("keeps the line ends of Windows", () => {
    const text = appendCheckIn(toPage("kind: objective\n").replaceAll("\n", "\r\n"), entry);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
    expect(readCheckIns(text)).toEqual([entry]);
  });

  it("takes a file with a byte order mark, as the check does", () => {
    const text = appendCheckIn(`\uFEFF${toPage("kind: objective\n")}`, entry);
    expect(text.startsWith("\uFEFF---\nkind: objective\ncheckIns:\n")).toBe(true);
  });

  it("says where it cannot", () => {
    expect(() => appendCheckIn("No front matter", entry)).toThrow(UnwritableError);
    expect(() => appendCheckIn(toPage("a: [\n"), entry)).toThrow(UnwritableError);
    expect(() => appendCheckIn(toPage("{a: 1}\n"), entry)).toThrow(UnwritableError);
    expect(() => appendCheckIn(toPage("a: &x []\ncheckIns: *x\n"), entry)).toThrow(UnwritableError);
  });

  it("refuses what it would spoil: an odd way of writing, of which nobody thought", () => {
    const odd = [
      "? checkIns\n:\ntitle: A\n",
      "kind: objective\n...\n",
      "  kind: objective\n  title: A\n",
      "checkIns: !!null\ntitle: A\n",
      "checkIns: &a\n  - date: 2026-08-01\nother: *a\n",
      "checkIns:\n  - date: 2026-08-01\nother: *b\n",
      "checkIns: [\n# None so far.\n]\n",
    ];
    for (const yaml of odd) {
      expect(() => appendCheckIn(toPage(yaml), entry), yaml).toThrow(UnwritableError);
    }
  });

  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
  const old = fc.record(
    {
      date: fc.constant("2026-08-01"),
      note: text,
      by: text,
      values: fc.dictionary(fc.stringMatching(/^kr\d$/), fc.integer()),
    },
    { requiredKeys: ["date"] },
  );
  const style = fc.record({
    indentSeq: fc.boolean(),
    indent: fc.constantFrom(2, 3, 4),
    defaultStringType: fc.constantFrom(
      "PLAIN" as const,
      "QUOTE_SINGLE" as const,
      "BLOCK_LITERAL" as const,
    ),
    flow: fc.boolean(),
    eol: fc.constantFrom("\n", "\r\n"),
    last: fc.boolean(),
    comment: fc.boolean(),
  });

  const parts = [
    fc.array(old, { maxLength: 4 }),
    // A note of one line, of several, and of several paragraphs.
    fc.array(text, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("\n", "\n\n"),
    style,
  ] as const;

  it.each(["\u00a0", "\u2028", "\n", "Done.\u2003", "Done.\n\n"])(
    "keeps the space that a note ends with: %j",
    (note) => {
      for (const list of ["checkIns: []", "checkIns: [{date: 2026-08-01}]"]) {
        const page = toPage(`${list}\nkind: objective\n`);
        const added = { ...entry, note };
        expect(readCheckIns(appendCheckIn(page, added)).at(-1)).toEqual(added);
      }
    },
  );

  it("touches nothing else, whatever the style, and what is read back is what was there and the new one", () => {
    fc.assert(
      fc.property(...parts, (checkIns, notes, between, how) => {
        const rest = { tags: ["a"], summary: "Still here" };
        const data = how.last
          ? { kind: "objective", ...rest, checkIns }
          : { checkIns, kind: "objective", ...rest };
        const { eol, comment, flow, indent, indentSeq, defaultStringType } = how;
        const options = { indent, indentSeq, defaultStringType };
        const document = new Document(data, { version: "1.2", schema: "core" });
        const list: unknown = document.get("checkIns", true);
        // An empty list can be written in brackets only.
        if (isSeq(list)) list.flow = flow || checkIns.length === 0;
        const yaml = document.toString(options);
        const page = toPage(comment ? `${yaml}# The end.\n` : yaml).replaceAll("\n", eol);
        const added = { ...entry, note: notes.join(between) };
        const result = appendCheckIn(page, added);
        const start = firstDifference(page, result);
        expect(isSubsequence(page, result, start)).toBe(true);
        expect(readCheckIns(result)).toEqual([...readCheckIns(page), added]);
      }),
      { numRuns: 500 },
    );
  });
});

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** Whether the one text is the other with one piece put in; an empty list in brackets may have given way. */
function isSubsequence(before: string, after: string, at: number): boolean {
  const rest = before.slice(at).replace(/^\s*\[\s*\]/, "");
  return after.endsWith(rest) || after.endsWith(before.slice(before.length - rest.length));
}
