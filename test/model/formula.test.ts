import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Formula } from "../../src/model/formula.ts";
import { parseFormula } from "../../src/model/formula-parser.ts";
import { findUnitProblem } from "../../src/model/formula-unit.ts";
import { findFormulaValue, listReferences, toFormulaText } from "../../src/model/formula.ts";

const values: Readonly<Record<string, number>> = {
  "kpis/a": 12,
  "kpis/b": 4,
  "kpis/c-d": 3,
  "kpis/定時": 2,
  "kpis/none": 0,
};

function calculate(text: string): number | string | undefined {
  const { formula, problem } = parseFormula(text);
  return problem ? problem.message : findFormulaValue(formula, (id) => values[id]);
}

describe("parseFormula(text)", () => {
  it.each([
    ["kpis/a / kpis/b * 100", 300],
    ["kpis/a - kpis/b - kpis/c-d", 5],
    ["kpis/a - (kpis/b - kpis/c-d)", 11],
    ["kpis/a + kpis/b * 2", 20],
    ["(kpis/a + kpis/b) * 2", 32],
    ["-kpis/a * -kpis/b", 48],
    ["100 − kpis/a × kpis/定時 ÷ 8", 97],
    ["  kpis/a*2.5 ", 30],
    ["kpis/a / kpis/none", undefined],
    ["kpis/a / (kpis/b - 4)", undefined],
    ["kpis/unknown + 1", undefined],
  ])("%s", (text, value) => {
    expect(calculate(text)).toBe(value);
  });

  it.each([
    ["", "The formula ends where a value should stand."],
    ["kpis/a /", "The formula ends where a value should stand."],
    ["kpis/a + * 2", "A value is missing before `*`."],
    ["kpis/a kpis/b", "Nothing joins `kpis/b` to what stands before it."],
    ["(kpis/a", "A parenthesis is opened and never closed."],
    ["kpis/a)", "A parenthesis is closed that was never opened."],
    ["kpis/a ^ 2", "`^` has no meaning in a formula."],
    ["2-1", "`2-1` is neither a number nor an id."],
    ["sqrt(kpis/a)", "Nothing joins `(` to what stands before it."],
    ["(".repeat(60) + "1" + ")".repeat(60), "More than 50 parentheses are open at once."],
  ])("says of %s what is wrong", (text, message) => {
    expect(calculate(text)).toBe(message);
  });

  it("takes an id with / and - as one, so that both stand between spaces where they calculate", () => {
    const { formula } = parseFormula("kpis/a-b/c");
    expect(formula && listReferences(formula)).toEqual(["kpis/a-b/c"]);
  });

  it("gives a formula or a problem for any text, and never throws", () => {
    const piece = fc.constantFrom(
      "kpis/a",
      "1",
      "2.5",
      "(",
      ")",
      "+",
      "-",
      "*",
      "/",
      " ",
      "−",
      ".",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(text, (any) => {
        const { formula, problem } = parseFormula(any);
        expect((formula === undefined) !== (problem === undefined)).toBe(true);
      }),
    );
  });

  it("is not stopped by the longest chain that the schema allows", () => {
    expect(calculate(`1${"+1".repeat(499)}`)).toBe(500);
    expect(calculate(`${"-".repeat(999)}1`)).toBe(-1);
  });

  it("reads back what toFormulaText writes, with the same value", () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const text = toFormulaText(formula, (id) => id);
        const again = parseFormula(text).formula;
        expect(again, text).toBeDefined();
        const [was, now] = [formula, again ?? formula].map((each) =>
          findFormulaValue(each, (id) => values[id]),
        );
        expect(now, text).toBe(was);
      }),
    );
  });

  it("calculates as JavaScript does", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("+", "-", "*"), fc.integer({ min: 0, max: 99 })), {
          maxLength: 8,
        }),
        (parts) => {
          const text = parts.map(([sign, number]) => ` ${sign} ${number}`).join("");
          // Products first, then sums from the left: worked out apart from the parser.
          const products = text
            .split(/ (?=[+-] )/)
            .map((sum) => sum.replace(/^\+ /, "").split(" * "))
            .map((factors) =>
              factors
                .map((factor) => Number(factor.replace(" ", "") || 1))
                .reduce((product, factor) => product * factor, 1),
            );
          const expected = products.reduce((sum, product) => sum + product, 0);
          expect(calculate(`1${text}`)).toBe(expected);
        },
      ),
    );
  });
});

const leaf: fc.Arbitrary<Formula> = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((value) => ({ kind: "number" as const, value })),
  fc
    .constantFrom(...Object.keys(values))
    .map((reference) => ({ kind: "reference" as const, reference })),
);

const { formulas } = fc.letrec<{ formulas: Formula }>((tie) => ({
  formulas: fc.oneof(
    { depthSize: "small" },
    leaf,
    tie("formulas").map((of) =>
      // The parser joins two signs into none, so a formula that it gives never has two.
      of.kind === "negation" ? of : { kind: "negation" as const, of },
    ),
    fc.record({
      kind: fc.constant("operation" as const),
      operator: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const),
      left: tie("formulas"),
      right: tie("formulas"),
    }),
  ),
}));

describe("findUnitProblem(formula, findUnit, written)", () => {
  const units: Readonly<Record<string, string | undefined>> = {
    trains: "trains",
    late: "trains",
    share: "%",
    money: "£m",
    thousands: "£k",
    km: "million km",
    bare: undefined,
  };
  const find = (text: string, written?: string) => {
    const { formula } = parseFormula(text);
    if (formula === undefined) throw new Error(`no formula: ${text}`);
    return findUnitProblem(formula, (id) => units[id], written);
  };

  it.each([
    ["trains + late", "trains"],
    ["late / trains * 100", "%"],
    ["late / trains", undefined],
    ["100 - share", "%"],
    ["(share + share) / 2", "%"],
    ["share * trains / 100", "trains"],
    ["money / km * 100", "p"],
    ["thousands / 1000 + money", "£m"],
    ["thousands / 1000", "£m"],
    ["bare + trains", "trains"],
    ["money - bare", "£m"],
    ["late / trains * 1000", "of 1,000"],
  ])("is silent on %s as %s", (text, written) => {
    expect(find(text, written)).toBeUndefined();
  });

  it.each([
    ["trains + money", "trains", { kind: "sum", left: "trains", right: "£m" }],
    ["share + late / trains", "%", { kind: "sum", left: "%", right: "a plain number" }],
    ["late / trains", "%", { kind: "result", found: "a plain number", written: "%" }],
    ["trains - late", "%", { kind: "result", found: "trains", written: "%" }],
    ["share * trains", "trains", { kind: "result", found: "% × trains", written: "trains" }],
  ])("finds what is wrong with %s as %s", (text, written, problem) => {
    expect(find(text, written)).toEqual(problem);
  });

  it("never faults a sum of equal units, or a ratio of two of them times 100", () => {
    const unit = fc.constantFrom("trains", "%", "£m", "a week", "per 1,000");
    fc.assert(
      fc.property(unit, fc.integer({ min: 1, max: 6 }), (name, count) => {
        const sum = Array.from({ length: count }, (_, index) => `k${index}`).join(" - ");
        const { formula } = parseFormula(sum);
        const { formula: ratio } = parseFormula(`(${sum}) / k0 * 100`);
        if (formula === undefined || ratio === undefined) throw new Error(`no formula: ${sum}`);
        expect(findUnitProblem(formula, () => name, name)).toBeUndefined();
        expect(findUnitProblem(ratio, () => name, "%")).toBeUndefined();
      }),
    );
  });

  it("faults every sum of two different units", () => {
    const unit = fc.constantFrom("trains", "%", "£m", "a week", "per 1,000");
    fc.assert(
      fc.property(unit, unit, (one, other) => {
        const { formula } = parseFormula("a + b");
        if (formula === undefined) throw new Error("no formula");
        const problem = findUnitProblem(formula, (id) => (id === "a" ? one : other), undefined);
        expect(problem === undefined).toBe(one === other);
      }),
    );
  });
});
