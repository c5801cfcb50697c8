import { describe, expect, it } from "vitest";
import { parseContent } from "../../src/read/content.ts";
import { check } from "./fixture.ts";

const split = /^A comma ends a value between braces: .*`62\.5`/;

describe("a number with a comma in braces", () => {
  it("is known by what a check-in reports on the rest of it", () => {
    const text = (values: string): string => `---
kind: objective
title: Hear the points before they fail
owner: yusuf-karim
keyResults:
  - {id: kr1, title: Points that are heard at night, from: 60, to: 140}
checkIns:
  - {date: 2026-08-25, by: yusuf-karim, values: ${values}}
---
`;
    const advise = (values: string): readonly (string | undefined)[] =>
      check({ "2026-q3/signalling/hear.md": text(values) })
        .findings.filter(({ code }) => code === "value-for-unknown-key-result")
        .map(({ hint }) => hint);
    expect(advise("{kr1: 62,5}")).toEqual([expect.stringMatching(split)]);
    expect(advise("{kr1: 62.5}")).toEqual([]);
    expect(advise("{kr1: 1,200.5}")).toEqual([expect.stringMatching(split)]);
    expect(advise("{kr1: 62,5%}")).toEqual([expect.stringMatching(split)]);
    // A number of its own is no rest of another one, and a year is none of any.
    expect(advise("{kr1: 62, 5: 3}")).toEqual(["The objective has `kr1`."]);
    expect(advise("{kr1: 62, 2026: }")).toEqual(["The objective has `kr1`."]);
    expect(advise("{5: }")).toEqual(["The objective has `kr1`."]);
    // Without a space, a colon is a letter as any other.
    expect(advise("{kr1:6.8}")).toEqual(["Put a space behind the colon: `kr1: 6.8`."]);
    expect(advise("{kr1:6.8: 3}")).toEqual(["The objective has `kr1`."]);
  });

  it.each(["1,200,000", "1,000,000", "86,5"])(
    "is known by the rests of %s in an entry",
    (value) => {
      const kpi = `---
kind: kpi
title: Passengers
direction: higher
targets:
  - {by: 2026-12-31, value: ${value}}
---
`;
      const { findings } = parseContent(["kpis/p.md"], new Map([["kpis/p.md", kpi]]));
      const errors = findings.filter(
        ({ code }) => code === "unknown-key" || code === "yaml-syntax",
      );
      expect(errors.length).toBeGreaterThan(0);
      for (const { hint } of errors) expect(hint).toMatch(split);
    },
  );
});
