import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import { toFormat } from "../../src/view/format.ts";

const british = toFormat("en-GB");
const german = toFormat("de-DE");

describe("toFormat(locale).value(value, unit, decimals)", () => {
  it.each([
    [51, "%", undefined, "51%"],
    [5.8, "%", 1, "5.8%"],
    [63, "h", undefined, "63\u202fh"],
    [9.82, "£", undefined, "£9.82"],
    [-1.5, "£", 1, "−£1.5"],
    [1.2, "£m", undefined, "£1.2m"],
    [9.82, "£/km", 2, "£9.82/km"],
    [1210, undefined, undefined, "1,210"],
    [12, "CHF", 0, "CHF\u00a012"],
    [3, "pp", undefined, "3\u00a0points"],
    [4, "NPS", undefined, "4\u202fNPS"],
    [16, "a month", undefined, "16\u00a0a month"],
    [81.2, "", 1, "81.2"],
    [-12, undefined, undefined, "−12"],
  ])("prints %f %s as people write it", (value, unit, decimals, text) => {
    expect(british.value(value, unit, decimals)).toBe(text);
  });

  it.each([
    [1e300, "trains", 2, "1E300\u00a0trains"],
    [-1.23456e20, "%", undefined, "−1.235E20%"],
    [2e15, "£", 0, "£2E15"],
    [999_999_999_999_999, undefined, 0, "999,999,999,999,999"],
  ])(
    "prints %f %s with a power of ten where nobody counts the digits",
    (value, unit, decimals, text) => {
      expect(british.value(value, unit, decimals)).toBe(text);
      expect(german.value(1.5e300)).toBe("1,5E300");
      expect(british.percent(1e300)).toBe("1E302%");
    },
  );

  it("prints every digit of such a number where it is explained", () => {
    expect(british.exact(1.2345678901234567e300, "%")).toBe("1.2345678901234567E300%");
    expect(british.exact(-5e20)).toBe("−5E20");
  });

  it("prints as the locale does", () => {
    expect(german.value(1210.5, "€", 2)).toBe("1.210,50\u00a0€");
    expect(german.value(51, "%")).toBe("51\u00a0%");
  });
});

describe("toFormat(locale)", () => {
  it("prints a number alike, whatever was printed before", () => {
    const used = toFormat("en-GB");
    const numbers = [0.285, 0.2849999, 0.285001, 0.29, -0.001, 0, 0.001, 0.995, 1, 12.345, 1e12];
    const near = numbers.flatMap((each) => [each, each + 1e-9, each - 1e-9, -each, each * 100]);
    for (const number of [...near, ...near.toReversed()]) {
      const fresh = toFormat("en-GB");
      expect(used.percent(number)).toBe(fresh.percent(number));
      expect(used.signed(number)).toBe(fresh.signed(number));
      for (const decimals of [0, 1, 2, undefined]) {
        expect(used.value(number, "%", decimals)).toBe(fresh.value(number, "%", decimals));
      }
    }
  });

  it("signs points with a true minus and leaves zero alone", () => {
    expect([-12, 5, 0, -0].map(british.signed)).toEqual(["−12", "+5", "0", "0"]);
  });

  it("prints a share as whole percent, past its ends too", () => {
    expect([0.544, 1.4, -0.12].map(british.percent)).toEqual(["54%", "140%", "−12%"]);
  });

  it("gives no sign to what rounds to zero from below", () => {
    expect([-0.001, -0.005, -0.006].map(british.percent)).toEqual(["0%", "−1%", "−1%"]);
    expect(british.value(-0.001, "%", 1)).toBe("0.0%");
    expect(british.value(-0.001)).toBe("0");
    expect(british.value(-0.2, "£", 0)).toBe("£0");
    expect(german.percent(-0.001)).toBe("0\u00a0%");
    expect(british.exact(-0)).toBe("0");
  });

  it("prints dates without a zone", () => {
    const date = parseDate("2026-08-27");
    expect(british.day(date)).toBe("27 Aug 2026");
    expect(british.date(date)).toBe("27 August 2026");
    expect(british.weekday(date)).toBe("Thu 27 Aug 2026");
    expect(british.month(date)).toBe("August 2026");
    expect(british.shortMonth(date)).toBe("Aug");
  });

  it.each([
    ["en-GB", "2026-11-29", "23 to 29 November 2026"],
    ["en-GB", "2026-12-02", "23 November to 2 December 2026"],
    ["en-GB", "2027-01-03", "23 November 2026 to 3 January 2027"],
    ["en-US", "2026-11-29", "November 23 to 29, 2026"],
    ["de-DE", "2026-11-29", "23. to 29. November 2026"],
    ["de-DE", "2026-12-02", "23. November to 2. Dezember 2026"],
    ["hu-HU", "2026-11-29", "2026. november 23 to 29."],
  ])("says once what two dates share, in %s until %s", (locale, end, text) => {
    const { dates } = toFormat(locale);
    expect(dates({ start: parseDate("2026-11-23"), end: parseDate(end) })).toBe(text);
  });

  it("leaves the year out of a day of the year in which it is read", () => {
    const { day } = toFormat("en-GB", parseDate("2026-01-02"));
    expect(["2026-12-31", "2025-12-31", "2027-01-01"].map((text) => day(parseDate(text)))).toEqual([
      "31 Dec",
      "31 Dec 2025",
      "1 Jan 2027",
    ]);
  });

  it.each([
    ["a quarter", "2026-07-01", "2026-09-30", "2026-01-02", "2 Jan"],
    ["a quarter", "2026-07-01", "2026-09-30", "2025-08-27", "27 Aug 2025"],
    ["a winter", "2025-12-01", "2026-02-28", "2026-01-02", "2 Jan"],
    ["a winter", "2025-12-01", "2026-02-28", "2026-03-01", "1 Mar 2026"],
    ["twelve months of two years", "2026-04-01", "2027-03-31", "2027-02-01", "1 Feb"],
    ["twelve months of two years", "2026-04-01", "2027-03-31", "2026-02-01", "1 Feb 2026"],
    ["twelve months with a leap day", "2027-04-01", "2028-03-31", "2028-03-31", "31 Mar"],
    ["a year and a day", "2026-04-01", "2027-04-01", "2026-08-27", "27 Aug 2026"],
    ["two years", "2020-10-01", "2022-09-30", "2021-08-27", "27 Aug 2021"],
  ])("says the year of a day where %s has not made it plain", (_, start, end, date, text) => {
    const period = { start: parseDate(start), end: parseDate(end) };
    expect(british.dayIn(period, parseDate(date))).toBe(text);
  });
});
