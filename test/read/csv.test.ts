import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/read/csv.ts";
import { parseSeries } from "../../src/read/series.ts";

describe("parseCsv(text)", () => {
  it("reads back what was written, with a place for each cell", () => {
    const cell = fc
      .string({ unit: fc.constantFrom(...'ab,"\r\n ;é😀'.split("")), maxLength: 8 })
      .map((text) => text.trim());
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom("\n", "\r\n"), (rows, lineEnd) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((cells) => cells.map(quote).join(",") + lineEnd).join("");
        const parsed = parseCsv(text);
        expect(parsed.unclosed).toBeUndefined();
        expect(parsed.rows.map((cells) => cells.map((each) => each.text))).toEqual(rows);
        for (const { start, end, text: content, line } of parsed.rows.flat()) {
          expect(text.slice(start, end)).toBe(quote(content));
          expect(text.slice(0, start).split(/\r\n|\r|\n/)).toHaveLength(line);
        }
      }),
    );
  });
});

describe("parseSeries(file, text)", () => {
  it("reads readings with their lines; an empty value is none", () => {
    const text =
      'Date,Value,Note,By\r\n2026-06-30,86.1,"dry,\r\nand warm",ida-strand\r\n\r\n2026-07,,,\r\n';
    expect(parseSeries("a.csv", text)).toEqual({
      findings: [],
      series: [
        {
          date: "2026-06-30",
          value: 86.1,
          note: "dry,\r\nand warm",
          by: "ida-strand",
          source: { file: "a.csv", line: 2 },
        },
        { date: "2026-07", value: null, source: { file: "a.csv", line: 5 } },
      ],
    });
  });
});
