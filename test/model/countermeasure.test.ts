import { describe, expect, it } from "vitest";
import { findCountermeasure, isLate } from "../../src/model/countermeasure.ts";
import type { Countermeasure, HoshinTarget } from "../../src/model/framework/hoshin.ts";
import type { IsoDate } from "../../src/model/period.ts";

const problem = { plain: "Rail heat", html: "Rail heat" };
const march: Countermeasure = { month: "2026-03", problem, status: "open" };
const due = (text: string) => ({ due: text as IsoDate });

describe("findCountermeasure(target, month)", () => {
  const find = (month: string, ...countermeasures: Countermeasure[]) =>
    findCountermeasure({ countermeasures } as unknown as HoshinTarget, month)?.month;

  it("answers for its month, and for those in which it was still being worked on", () => {
    const long = { ...march, ...due("2026-05-02") };
    expect(["02", "03", "04", "05", "06"].map((month) => find(`2026-${month}`, long))).toEqual([
      undefined,
      "2026-03",
      "2026-03",
      "2026-03",
      undefined,
    ]);
  });

  it("answers for its month alone without a day, or once it was dropped", () => {
    expect(find("2026-04", march)).toBeUndefined();
    const dropped = { ...march, ...due("2026-05-02"), status: "dropped" as const };
    expect(find("2026-03", dropped)).toBe("2026-03");
    expect(find("2026-04", dropped)).toBeUndefined();
  });

  it("takes the one of the month before an earlier one, and of earlier ones the latest", () => {
    const first = { ...march, ...due("2026-08-01") };
    const second = { ...first, month: "2026-04" };
    expect(find("2026-04", first, second)).toBe("2026-04");
    expect(find("2026-05", first, second)).toBe("2026-04");
  });
});

describe("isLate(countermeasure, asOf)", () => {
  it("is late when its day is past and it is still open", () => {
    expect(isLate({ ...march, ...due("2026-08-26") }, "2026-08-27")).toBe(true);
    expect(isLate({ ...march, ...due("2026-08-27") }, "2026-08-27")).toBe(false);
    expect(isLate({ ...march, ...due("2026-08-26"), status: "done" }, "2026-08-27")).toBe(false);
    expect(isLate(march, "2026-08-27")).toBe(false);
  });
});
