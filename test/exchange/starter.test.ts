import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toStarterWords } from "../../src/exchange/starter.ts";
import { renderTemplate } from "../../src/exchange/template.ts";
import { addDays, daysBetween, parseDate } from "../../src/model/period.ts";

const first = parseDate("2024-01-01");
const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(first, days));

const words = (asOf: string): Readonly<Record<string, string>> =>
  toStarterWords({ name: "Acme", locale: "en-GB", dependency: "1.0.0", asOf: parseDate(asOf) });

describe("toStarterWords(starter)", () => {
  it("names the quarter that holds the day", () => {
    expect(words("2026-11-22")).toMatchObject({
      year: "2026",
      cycle: "2026-q4",
      cycleLabel: "Q4 2026",
      cycleStart: "2026-10-01",
      cycleEnd: "2026-12-31",
      checkIn: "2026-11-15",
      monthEnd1: "2026-10-31",
      monthEnd6: "2026-05-31",
    });
  });

  it("goes back over the turn of a year, and over a leap day", () => {
    expect(words("2028-03-01")).toMatchObject({
      cycleEnd: "2028-03-31",
      monthEnd1: "2028-02-29",
      monthEnd3: "2027-12-31",
      monthEnd6: "2027-09-30",
    });
  });

  it("reports on no day before the quarter, and none to come", () => {
    fc.assert(
      fc.property(day, (asOf) => {
        const { checkIn = "", cycleStart = "", cycleEnd = "" } = words(asOf);
        expect(checkIn >= cycleStart && checkIn <= asOf && asOf <= cycleEnd).toBe(true);
        expect(daysBetween(parseDate(checkIn), asOf)).toBeLessThanOrEqual(7);
      }),
    );
  });

  it("makes a name that npm takes of any other", () => {
    const name = (text: string): string | undefined =>
      toStarterWords({ name: text, locale: "en", dependency: "1", asOf: first })["packageName"];
    expect(name("Åse & Söhne: “AG”")).toBe("ase-sohne-ag-strategy");
    expect(name("株式会社")).toBe("strategy");
  });
});

describe("renderTemplate(text, words)", () => {
  it("leaves every other percent sign alone", () => {
    expect(renderTemplate('%year%: 40 % of "%", 100%', { year: "2026" })).toBe(
      '2026: 40 % of "%", 100%',
    );
  });

  it("puts in what looks like a name as it is", () => {
    expect(renderTemplate("%name%", { name: "%year% $& $1", year: "2026" })).toBe("%year% $& $1");
  });

  it("refuses a name that has no word", () => {
    expect(() => renderTemplate("%constructor%", {})).toThrow("no word");
  });
});
