import { expect, it } from "vitest";
import { parseSeries } from "../../src/read/series.ts";

it.each([
  ["semicolons", "date;value\n2026-06;61,5\n"],
  ["tabs", "date\tvalue\n2026-06\t61\n"],
])("parseSeries(file, text) says once that columns are separated by %s", (separator, text) => {
  const { findings } = parseSeries("kpis/delay.csv", text);
  expect(findings.map(({ message }) => message)).toEqual([
    `The columns are separated by ${separator}, and commas are expected.`,
  ]);
});
