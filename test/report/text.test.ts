import { describe, expect, it } from "vitest";
import type { Finding, Place } from "../../src/model/finding.ts";
import { getRule } from "../../src/model/rules.ts";
import { renderJson } from "../../src/report/json.ts";
import { sortPlaced } from "../../src/report/order.ts";
import { renderSummary, renderText } from "../../src/report/text.ts";

const escape = String.fromCharCode(27);

type Details = Partial<Omit<Finding, "place">> & { readonly place?: Place | undefined };

/** A finding at 3:5; `place: undefined` leaves the place out. */
function toFinding(details: Details = {}): Finding {
  const { place, ...others } = {
    place: { line: 3, column: 5, endLine: 3, endColumn: 8 },
    ...details,
  };
  return {
    code: "unknown-reference",
    severity: "error",
    file: "2026-q3/a.md",
    message: "Nothing has the id `abc`.",
    hint: "Did you mean `abd`?",
    ...(place && { place }),
    ...others,
  };
}

function render(finding: Finding, text: string, hasColour = false): string {
  return renderText([finding], { findText: () => text, toPath: (file) => `c/${file}`, hasColour });
}

describe("renderText(findings)", () => {
  it("shows the place, the lines around it and what mends it", () => {
    expect(render(toFinding(), "one\ntwo\nto: abc\nfour\nfive\n")).toBe(
      [
        "c/2026-q3/a.md:3:5  error  unknown-reference",
        "Nothing has the id `abc`.",
        "",
        "  1 │ one",
        "  2 │ two",
        "  3 │ to: abc",
        "    │     ^^^",
        "  4 │ four",
        "",
        "  Mend it   Did you mean `abd`?",
        `  Why       ${getRule("unknown-reference").why}`,
        "",
      ].join("\n"),
    );
  });

  it("says why a rule is there once, where it speaks first", () => {
    const options = { findText: () => "", toPath: (file: string) => file, hasColour: false };
    const text = renderText(
      [toFinding(), toFinding(), toFinding({ code: "yaml-syntax" })],
      options,
    );
    expect(text.match(/^ {2}Why/gm)).toHaveLength(2);
  });

  it("names no place where there is none, and the other places of a finding", () => {
    const finding = toFinding({ place: undefined });
    const related = [
      { file: "b.md", place: { line: 7, column: 1, endLine: 7, endColumn: 2 }, message: "Here." },
    ];
    const text = render({ ...finding, related }, "");
    expect(text.split("\n")[0]).toBe("c/2026-q3/a.md  error  unknown-reference");
    expect(text).toContain("  See       c/b.md:7:1  Here.");
    expect(text).not.toContain("0:0");
  });

  it("points below wide characters and past what has no width", () => {
    const line = "雪😀e\u0301: abc";
    const column = line.indexOf("abc") + 1;
    const place = { line: 1, column, endLine: 1, endColumn: column + 3 };
    const rows = render(toFinding({ place }), line).split("\n");
    expect(rows[4]).toBe("    │        ^^^");
  });

  it("shows control characters by their numbers, so that no file can steer a terminal", () => {
    const text = render(
      toFinding({ message: `Bad \`${escape}[2J\u202Etxt\`.`, file: `a${escape}.md` }),
      `x\n\ny: ${escape}]0;z\u0007\n`,
    );
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E]/);
    expect(text).toContain("<1B>[2J<202E>txt");
  });

  it("cuts long lines around the place", () => {
    const line = `${"x".repeat(5000)}abc${"y".repeat(5000)}`;
    const place = { line: 1, column: 5001, endLine: 1, endColumn: 5004 };
    const rows = render(toFinding({ place }), line).split("\n");
    for (const row of rows) expect(row.length).toBeLessThan(120);
    const [shown = "", pointer = ""] = rows.slice(3, 5);
    expect(shown.slice(pointer.indexOf("^"), pointer.lastIndexOf("^") + 1)).toBe("abc");
  });

  it("has colours only where they are wanted", () => {
    expect(render(toFinding(), "a\nb\nc")).not.toContain(escape);
    expect(render(toFinding(), "a\nb\nc", true)).toContain(`${escape}[31merror${escape}[39m`);
  });
});

describe("renderSummary(findings, documents)", () => {
  it("counts in words", () => {
    const findings = [toFinding(), toFinding(), toFinding({ severity: "warning" })];
    const details = { seconds: 0.44, after: "Nothing was built." };
    expect(renderSummary(findings, 61, details)).toBe(
      "2 errors, 1 warning in 61 documents (0.4 s). Nothing was built.",
    );
    expect(renderSummary([], 1, {})).toBe("No findings in 1 document.");
  });
});

describe("renderJson(findings, documents)", () => {
  it("is the object that was promised, without a position where there is none", () => {
    const second = toFinding({ severity: "info", file: "b.md", place: undefined });
    const json = renderJson([toFinding(), second], 3, (file) => `content/${file}`);
    expect(JSON.parse(json)).toEqual({
      documents: 3,
      errors: 1,
      warnings: 0,
      infos: 1,
      findings: [
        {
          code: "unknown-reference",
          severity: "error",
          file: "content/2026-q3/a.md",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 8,
          message: "Nothing has the id `abc`.",
          hint: "Did you mean `abd`?",
        },
        {
          code: "unknown-reference",
          severity: "info",
          file: "content/b.md",
          message: "Nothing has the id `abc`.",
          hint: "Did you mean `abd`?",
        },
      ],
    });
  });
});

describe("sortPlaced(findings)", () => {
  it("sorts by file, line and code", () => {
    const at = (line: number) => ({ line, column: 1, endLine: line, endColumn: 2 });
    const sorted = sortPlaced([
      toFinding({ file: "b.md" }),
      toFinding({ place: at(9), code: "yaml-syntax" }),
      toFinding({ place: at(9), code: "unknown-key" }),
      toFinding({ place: at(2), code: "yaml-syntax" }),
    ]);
    expect(sorted.map(({ file, place, code }) => `${file}:${place?.line ?? 0} ${code}`)).toEqual([
      "2026-q3/a.md:2 yaml-syntax",
      "2026-q3/a.md:9 unknown-key",
      "2026-q3/a.md:9 yaml-syntax",
      "b.md:3 unknown-reference",
    ]);
  });
});
