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

it.each([
  ["a decimal comma", "date,value\n2026-10-31,7,5\n", "`7.5`"],
  ["one that would pass for a note", "date,value,note,by\n2026-10-31,7,5,,ada\n", "`7.5`"],
  ["one in a short line", "date,value,note,by\n2026-10-31,-7,05\n", "`-7.05`"],
  ["one with a space", "date,value,note\n2026-10-31,7, 25\n", "`7.25`"],
  ["one between thousands", "date,value,note\n2026-10-31,1,200\n", "`1200` or `1.2`"],
])("parseSeries(file, text) does not take half a number from %s", (_, text, meant) => {
  const { findings, series } = parseSeries("kpis/delay.csv", text);
  expect(series).toEqual([]);
  expect(findings).toMatchObject([
    { code: "wrong-type", hint: expect.stringContaining(`write ${meant};`) as string },
  ]);
});

it.each([
  ["a quoted note", 'date,value,note\n2026-10-31,7,"5"\n', "5"],
  ["a note of words", "date,value,note\n2026-10-31,7,5 were lost\n", "5 were lost"],
  ["a value with a point", "date,value,note\n2026-10-31,7.5,5\n", "5"],
])("parseSeries(file, text) keeps %s", (_, text, note) => {
  const { findings, series } = parseSeries("kpis/delay.csv", text);
  expect(findings).toEqual([]);
  expect(series).toMatchObject([{ note }]);
});
