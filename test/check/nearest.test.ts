import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexNearest } from "../../src/check/nearest.ts";

const ids = [
  "2026-q2/engineering/see-faults-coming",
  "2026-q3/company/meet-the-autumn",
  "2026-q3/engineering/find-the-fault",
  "2026-q3/engineering/find-the-fault#kr1",
  "2026-q3/signalling/hear-the-points",
  "themes/keep-time",
];

describe("indexNearest(ids)", () => {
  const findNearest = indexNearest(ids);

  it.each([
    ["2026-q3/enginering/find-the-fault", "2026-q3/engineering/find-the-fault"],
    ["2026-q3/engineering/find-the-falt", "2026-q3/engineering/find-the-fault"],
    ["find-the-fault", "2026-q3/engineering/find-the-fault"],
    ["2026-q4/company/meet-the-autumn", "2026-q3/company/meet-the-autumn"],
    ["/2026-q3/signalling/hear-the-points/", "2026-q3/signalling/hear-the-points"],
    ["../signalling/hear-the-points.md", "2026-q3/signalling/hear-the-points"],
    ["Themes/Keep Time", "themes/keep-time"],
    ["2026-q3/engineering/find-the-fault.md#kr1", "2026-q3/engineering/find-the-fault#kr1"],
  ])("takes %s for %s", (written, meant) => {
    expect(findNearest(written)[0]).toBe(meant);
  });

  it("offers nothing for what is like nothing", () => {
    expect(findNearest("budget-2031")).toEqual([]);
    expect(findNearest("")).toEqual([]);
  });

  it("does not take one person for another because both are people", () => {
    const findPerson = indexNearest(["person:ann", "person:hamish-odell"]);
    expect(findPerson("person:bob")).toEqual([]);
    expect(findPerson("person:hamish-odel")).toEqual(["person:hamish-odell"]);
  });

  it("offers only what is wanted there", () => {
    expect(findNearest("keep-tim", (id) => id.startsWith("kpis/"))).toEqual([]);
  });

  it("offers an id first for any one letter of it that was mistyped", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids.filter((id) => !id.includes("#"))), fc.nat(), (id, at) => {
        const place = at % id.length;
        fc.pre(id[place] !== "/");
        const mistyped = `${id.slice(0, place)}x${id.slice(place + 1)}`;
        expect(findNearest(mistyped)[0]).toBe(id);
      }),
    );
  });
});
