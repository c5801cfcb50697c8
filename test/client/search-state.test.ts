import { describe, expect, it } from "vitest";
import { countUnsearched, parseState, toScope } from "../../src/client/search-state.ts";

const settings = {
  facets: [
    { key: "kind", title: "Kind" },
    { key: "sealed", title: "Sealed quarters" },
  ],
  cycles: ["Q3 2026"],
  sealed: [{ title: "Q2 2026", url: "/snapshots/2026-q2/" }],
};

describe("parseState(query, settings)", () => {
  it("reads what was asked and chosen", () => {
    const state = parseState("?q=leaves&kind=KPI&sealed=Q2+2026&order=newest", settings);
    expect([state.text, state.order]).toEqual(["leaves", "newest"]);
    expect([...state.chosen]).toEqual([
      ["kind", new Set(["KPI"])],
      ["sealed", new Set(["Q2 2026"])],
    ]);
    expect(toScope(state)).toBe("all cycles and in a sealed quarter, with the chosen filters");
  });

  it.each(["nope", "__proto__", "constructor", ""])(
    "leaves out `%s`, which is no sealed quarter, and has the others still to be searched",
    (title) => {
      const state = parseState(`?sealed=${title}`, settings);
      expect([...state.chosen]).toEqual([]);
      expect(toScope(state)).toBe("all cycles");
      expect(countUnsearched(state, settings)).toBe(1);
    },
  );

  it("keeps the quarters that there are beside one that is none", () => {
    const state = parseState("?sealed=nope&sealed=Q2+2026", settings);
    expect([...state.chosen]).toEqual([["sealed", new Set(["Q2 2026"])]]);
  });

  it("leaves out an order that there is none of", () => {
    expect(parseState("?order=__proto__", settings).order).toBe("relevance");
  });
});
