import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { State } from "../../src/client/cascade/state.ts";
import { parseState, toQuery } from "../../src/client/cascade/state.ts";

const id = fc.string({ minLength: 1, maxLength: 30 });
const states = fc.record(
  {
    cycle: id,
    focus: id,
    team: id,
    status: fc.constantFrom("", "behind", "behind,off-pace"),
    framework: fc.constantFrom("", "kpi", "ogsm"),
    words: fc.constantFrom("", "ogsm", "hoshin"),
    view: fc.constantFrom("graph", "outline", ""),
    open: fc.array(id),
    closed: fc.array(id),
  },
  {},
);

describe("parseState(query)", () => {
  it("reads what toQuery(state) wrote", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(parseState(toQuery(state as State))).toEqual(state);
      }),
    );
  });

  it("reads where the graph was moved to", () => {
    expect(parseState("?at=-12,40,0.8").at).toEqual({ x: -12, y: 40, k: 0.8 });
  });

  it("leaves out what makes no sense", () => {
    const state = parseState("?view=sideways&at=1,2&other=3");
    expect(state.view).toBe("");
    expect(state).not.toHaveProperty("at");
    expect(parseState("?at=1,2,-3")).not.toHaveProperty("at");
  });
});

describe("toQuery(state)", () => {
  it("is empty for what is shown at first", () => {
    expect(toQuery(parseState(""))).toBe("");
  });

  it("keeps ids readable", () => {
    expect(toQuery(parseState("?focus=2026-q3/engineering/find-the-fault"))).toBe(
      "?focus=2026-q3/engineering/find-the-fault",
    );
  });
});
