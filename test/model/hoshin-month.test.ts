import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HoshinTarget } from "../../src/model/framework/hoshin.ts";
import {
  findYearToDate,
  getTargetMonths,
  getVerdict,
  listMonths,
} from "../../src/model/hoshin-month.ts";
import type { IsoDate, Period } from "../../src/model/period.ts";
import { parseDue } from "../../src/model/period.ts";

const year = { start: "2026-01-01" as IsoDate, end: "2026-12-31" as IsoDate } satisfies Period;
const august = "2026-08-27" as IsoDate;
const rank = { missed: 0, near: 1, met: 2 } as const;
const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const standard = fc.record({
  better: fc.constantFrom("higher" as const, "lower" as const),
  near: fc.integer({ min: 0, max: 50 }),
});

describe("getVerdict(planned, actual, standard)", () => {
  // By hand: 5 % of 54 is 2.7, so 51.3 is the last figure that is near; 51 falls short by 3.
  it("is met at the plan, near within 5 % of it, and else missed", () => {
    const percent = { better: "higher", near: 5 } as const;
    expect(getVerdict(54, 54, percent)).toBe("met");
    expect(getVerdict(54, 51.3, percent)).toBe("near");
    expect(getVerdict(54, 51, percent)).toBe("missed");
    const minutes = { better: "lower", near: 5 } as const;
    expect(getVerdict(520, 520, minutes)).toBe("met");
    expect(getVerdict(520, 546, minutes)).toBe("near");
    expect(getVerdict(520, 546.1, minutes)).toBe("missed");
  });

  it("takes nothing for near to a plan of nothing, and decimal fractions as they are written", () => {
    expect(getVerdict(0, 0, { better: "lower", near: 5 })).toBe("met");
    expect(getVerdict(0, 1, { better: "lower", near: 5 })).toBe("missed");
    expect(getVerdict(0.3, 0.1 + 0.2, { better: "lower", near: 0 })).toBe("met");
  });

  it("is met at any plan that was reached exactly", () => {
    fc.assert(
      fc.property(figure, standard, (planned, each) => {
        expect(getVerdict(planned, planned, each)).toBe("met");
      }),
    );
  });

  it("never gets worse as the figure gets better", () => {
    fc.assert(
      fc.property(figure, figure, figure, standard, (planned, a, b, each) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        const [worse, better] = each.better === "higher" ? [low, high] : [high, low];
        expect(rank[getVerdict(planned, worse, each)]).toBeLessThanOrEqual(
          rank[getVerdict(planned, better, each)],
        );
      }),
    );
  });

  it("is the same for the mirror image, where lower is better", () => {
    fc.assert(
      fc.property(figure, figure, standard, (planned, actual, each) => {
        const mirrored = each.better === "higher" ? "lower" : "higher";
        expect(getVerdict(-planned, -actual, { ...each, better: mirrored })).toBe(
          getVerdict(planned, actual, each),
        );
      }),
    );
  });
});

describe("getTargetMonths(target, year, asOf)", () => {
  it("has every month of the year, with a verdict where there is a plan and a figure", () => {
    const target = toTarget({ "2026-06": [44, 42], "2026-07": [48, 46], "2026-08": [54, 51] });
    const months = getTargetMonths(target, year, august);
    expect(months).toHaveLength(12);
    expect(months.map(({ verdict }) => verdict ?? "-").join(" ")).toBe(
      "- - - - - near near missed - - - -",
    );
    expect(months[7]).toMatchObject({ time: "running", planned: 54, actual: 51 });
    expect(months.map(({ time }) => time).slice(6, 9)).toEqual(["over", "running", "ahead"]);
    expect(months[7]?.explained?.inputs.map(({ value }) => value)).toEqual([54, 51]);
  });

  it("does not judge the running month of a sum, which is not whole yet", () => {
    const months = getTargetMonths(
      toTarget({ "2026-07": [20, 19], "2026-08": [17, 30] }, { aggregate: "sum", better: "lower" }),
      year,
      august,
    );
    expect(months[6]?.verdict).toBe("met");
    expect(months[7]).not.toHaveProperty("verdict");
  });
});

describe("findYearToDate(target, months)", () => {
  const figures = { "2026-01": [10, 8], "2026-02": [20, 23], "2026-03": [30, 29] } as const;
  const joined = (aggregate: HoshinTarget["aggregate"]) => {
    const target = toTarget(figures, { aggregate });
    return findYearToDate(target, getTargetMonths(target, year, august));
  };

  // By hand: plan 10 + 20 + 30 = 60, actual 8 + 23 + 29 = 60: met. Means 20 and 20. Last 30 and 29: 1 is within 1.5.
  it("takes the last month, the sum or the mean", () => {
    expect(joined("sum")).toMatchObject({ planned: 60, actual: 60, verdict: "met" });
    expect(joined("average")).toMatchObject({ planned: 20, actual: 20, verdict: "met" });
    expect(joined("last")).toMatchObject({ planned: 30, actual: 29, verdict: "near" });
    expect(joined("last")?.explained.inputs.map(({ label }) => label)).toEqual([
      "plan to date",
      "2026-01",
      "2026-02",
      "2026-03",
    ]);
  });

  it("holds the months that have a figure against their own plans, and names the others", () => {
    const target = toTarget(figures, { aggregate: "sum" });
    const gap = { ...target, actual: target.actual.filter(({ month }) => month !== "2026-02") };
    const found = findYearToDate(gap, getTargetMonths(gap, year, august));
    expect(found).toMatchObject({ planned: 40, actual: 37 });
    expect(found?.explained.remarks).toEqual(["Left out, as there is no figure: 2026-02."]);
  });

  it("is absent while no month has a figure", () => {
    const target = toTarget({});
    expect(findYearToDate(target, getTargetMonths(target, year, august))).toBeUndefined();
  });

  it("is met where every month is, however the months are joined", () => {
    const month = fc.tuple(
      fc.double({ min: 0, max: 1e4, noNaN: true }),
      fc.double({ min: 0, max: 1e4, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 1, maxLength: 7 }),
        fc.constantFrom("last" as const, "sum" as const, "average" as const),
        (pairs, aggregate) => {
          const entries = pairs.map(
            ([planned, more], at) => [`2026-0${at + 1}`, [planned, planned + more]] as const,
          );
          const target = toTarget(Object.fromEntries(entries), { aggregate });
          const found = findYearToDate(target, getTargetMonths(target, year, august));
          expect(found?.verdict).toBe("met");
        },
      ),
    );
  });
});

describe("listMonths(period)", () => {
  it("counts over the end of a year", () => {
    const fiscal = { start: "2025-11-15" as IsoDate, end: "2026-02-28" as IsoDate };
    expect(listMonths(fiscal)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  });
});

type Figures = Readonly<Record<string, readonly [planned: number, actual: number]>>;

function toTarget(
  figures: Figures,
  more: Partial<Pick<HoshinTarget, "aggregate" | "better">> = {},
): HoshinTarget {
  const source = { file: "hoshin/company.md", path: ["targets", 0] };
  const months = Object.entries(figures).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    kind: "plan-item",
    role: "hoshin-target",
    id: "hoshin/company#t1" as HoshinTarget["id"],
    plan: "hoshin/company" as HoshinTarget["plan"],
    item: "t1",
    title: { plain: "Faults found first", html: "Faults found first" },
    url: "/hoshin/company/#t1",
    source,
    tags: [],
    links: [],
    owners: [],
    better: "higher",
    aggregate: "last",
    near: 5,
    planned: months.map(([month, [value]]) => ({ month, value })),
    actual: months.map(([month, [, value]]) => ({
      month,
      value,
      observation: { date: parseDue(month), value, source },
    })),
    countermeasures: [],
    ...more,
  };
}
