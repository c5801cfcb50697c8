import type { Formula } from "./formula.ts";

/** Two units that cannot be joined, or a unit that is not the one written. */
export type UnitProblem =
  | { readonly kind: "sum"; readonly left: string; readonly right: string }
  | { readonly kind: "result"; readonly found: string; readonly written: string };

/**
 * What is known of the unit of a value. A percentage is a plain number times 100, so it counts in `percents`; numbers
 * that the author wrote may convert one unit into another, so after them little is certain.
 */
interface Unit {
  /** Units by how often they are multiplied; divided, where it is negative. */
  readonly powers: ReadonlyMap<string, number>;
  readonly percents: number;
  /** What the numbers in the formula multiply to; undefined where they are mixed in a sum. */
  readonly factor: number | undefined;
  /** A bare number takes whatever unit it is added to. */
  readonly isNumber: boolean;
}

/** What a ratio of equal units is called. */
export const plainNumber = "a plain number";

/*
 * Units are the author's words, so only what is certain is a problem:
 *
 *   £m + £m              £m
 *   £m + trains          a problem: a sum needs equal units
 *   £k / 1000 + £m       nobody knows: a number may convert
 *   trains / trains      a plain number
 *   trains / trains * 100         %, where `unit` says so
 *   trains / trains, unit %       a problem: times 100 is missing
 *   £m / million km, unit p       nobody knows: a compound has no one name
 *   100 - %              %
 */

/** Finds what is certainly wrong with the units of a formula; `undefined` stands for a unit that nobody wrote down. */
export function findUnitProblem<Reference extends string>(
  formula: Formula<Reference>,
  findUnit: (reference: Reference) => string | undefined,
  written: string | undefined,
): UnitProblem | undefined {
  const problems: UnitProblem[] = [];
  const unit = getUnit(formula, findUnit, problems);
  return problems[0] ?? (unit && findResultProblem(unit, written));
}

function getUnit<Reference extends string>(
  formula: Formula<Reference>,
  findUnit: (reference: Reference) => string | undefined,
  problems: UnitProblem[],
): Unit | undefined {
  switch (formula.kind) {
    case "number":
      return { powers: new Map(), percents: 0, factor: formula.value, isNumber: true };
    case "reference":
      return toUnit(findUnit(formula.reference));
    case "negation":
      return getUnit(formula.of, findUnit, problems);
    case "operation": {
      const left = getUnit(formula.left, findUnit, problems);
      const right = getUnit(formula.right, findUnit, problems);
      if (left === undefined || right === undefined) return undefined;
      if (formula.operator === "*") return multiply(left, right, 1);
      if (formula.operator === "/") return multiply(left, right, -1);
      return add(left, right, problems);
    }
  }
}

const percent = /^(%|pp|percent)$/u;

function toUnit(text: string | undefined): Unit | undefined {
  const name = text?.trim();
  if (name === undefined || name === "") return undefined;
  const isPercent = percent.test(name);
  return {
    powers: new Map(isPercent ? [] : [[name, 1]]),
    percents: isPercent ? 1 : 0,
    factor: 1,
    isNumber: false,
  };
}

function multiply(left: Unit, right: Unit, power: 1 | -1): Unit {
  const powers = new Map(left.powers);
  for (const [name, count] of right.powers) {
    const sum = (powers.get(name) ?? 0) + power * count;
    if (sum === 0) powers.delete(name);
    else powers.set(name, sum);
  }
  return {
    powers,
    percents: left.percents + power * right.percents,
    factor:
      left.factor === undefined || right.factor === undefined
        ? undefined
        : power === 1
          ? left.factor * right.factor
          : left.factor / right.factor,
    isNumber: left.isNumber && right.isNumber,
  };
}

function add(left: Unit, right: Unit, problems: UnitProblem[]): Unit | undefined {
  if (left.isNumber && right.isNumber) return { ...left, factor: undefined };
  if (left.isNumber) return right;
  if (right.isNumber) return left;
  const [one, other] = [toName(left), toName(right)];
  if (one === other) return left.factor === right.factor ? left : { ...left, factor: undefined };
  if (left.factor !== 1 || right.factor !== 1) return undefined;
  problems.push({ kind: "sum", left: one, right: other });
  return undefined;
}

function findResultProblem(unit: Unit, text: string | undefined): UnitProblem | undefined {
  const written = toUnit(text);
  if (written === undefined || unit.isNumber || unit.factor !== 1) return undefined;
  // A compound, as in £ a train, goes by many names.
  if ([...unit.powers].some(([, power]) => power !== 1) || unit.powers.size > 1) return undefined;
  const [found, wanted] = [toName(unit), toName(written)];
  return found === wanted ? undefined : { kind: "result", found, written: wanted };
}

/** The unit in a sentence: `£m`, `%`, `a plain number`, `£m ÷ million km`. */
function toName({ powers, percents }: Unit): string {
  const all = new Map(powers);
  if (percents !== 0) all.set("%", percents);
  const names = (sign: 1 | -1): string =>
    [...all]
      .filter(([, power]) => Math.sign(power) === sign)
      .map(([name, power]) => (Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`))
      .sort()
      .join(" × ");
  const [above, below] = [names(1), names(-1)];
  if (below === "") return above === "" ? plainNumber : above;
  return `${above === "" ? "1" : above} ÷ ${below}`;
}
