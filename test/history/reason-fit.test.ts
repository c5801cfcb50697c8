import { describe, expect, it } from "vitest";
import type { Changed, Row } from "./promise-states.ts";
import { findEased, kr1, q3, year } from "./promise-states.ts";

describe("checkBase(before, after) of an entry of `changes`", () => {
  const due = { due: "2026-08-31" };
  const out = { due: "2026-09-15" };
  const explain = (change: Row, keyResult: Row = out): Changed => ({
    keys: { changes: [{ date: "2026-08-20", of: "kr1", reason: "Frost.", ...change }] },
    keyResults: [{ ...kr1, ...keyResult }],
  });
  const was = { keyResults: [{ ...kr1, ...due }] };

  it.each([
    { key: "due" },
    { key: "due", was: "2026-08-31", now: "2026-09-15" },
    { key: "due", was: "2026-08", now: "2026-09-15" },
    { key: "due", now: "2026-09-15" },
  ])("takes what fits, however it is spelt: %o", (change) => {
    expect(findEased(explain(change), was)).toEqual([]);
  });

  it.each([
    { key: "due", was: "2026-01-01", now: "2026-02-02" },
    { key: "due", was: "2026-08-31", now: "2026-09-16" },
    { key: "due", was: "2026-08-30" },
    { key: "start", was: "2026-08-31", now: "2026-09-15" },
    { key: "due", was: "some day" },
  ])("takes none about something else: %o", (change) => {
    expect(findEased(explain(change), was)).toHaveLength(1);
  });

  it.each([
    [{ key: "to", was: 65, now: 50 }, { to: 50 }, 0],
    [{ key: "to", was: "65 %", now: "50" }, { to: 50 }, 0],
    [{ key: "to", was: 65, now: 60 }, { to: 50 }, 1],
    [{ key: "from", was: 42, now: 40 }, { from: 40, to: 50 }, 1],
    [{ key: "to", was: 65, now: "at most 4" }, { to: undefined, from: undefined, atMost: 4 }, 0],
    [{ key: "atMost", was: "42 to 65", now: 4 }, { to: undefined, from: undefined, atMost: 4 }, 0],
    [{ key: "atMost", was: 70, now: 4 }, { to: undefined, from: undefined, atMost: 4 }, 1],
    [
      { key: "to", was: 65, now: "a milestone" },
      { to: undefined, from: undefined, done: false },
      0,
    ],
  ] as const)("holds a target against %o", (change, keyResult, count) => {
    const now = explain(change, { ...keyResult, ...due });
    expect(findEased(now, was)).toHaveLength(count);
  });

  it("follows entries that explain it step by step", () => {
    const step = (was: number, now: number): Row => ({
      ...{ date: "2026-08-20", of: "kr1", key: "to", was, now, reason: "Frost." },
    });
    const eased = (...changes: readonly Row[]): readonly string[] =>
      findEased({ keys: { changes }, keyResults: [{ ...kr1, to: 50 }] });
    expect(eased(step(65, 60), step(60, 50))).toEqual([]);
    expect(eased(step(60, 50), step(65, 60))).toEqual([]);
    expect(eased(step(65, 60), step(59, 50))).toHaveLength(1);
    expect(eased(step(65, 60), step(60, 65))).toHaveLength(1);
  });

  it("holds the dates of a cycle against it in the same way", () => {
    const longer = (changes: readonly Row[]): Changed => ({
      cycles: [year, { ...q3, end: "2026-10-30", changes }],
    });
    const why = { date: "2026-08-20", key: "end", reason: "Frost." };
    const other = { ...why, was: "2026-01-01", now: "2026-02-02" };
    const told = "what `changes` says of `end` is about another change.";
    expect(findEased(longer([other]))).toEqual([expect.stringContaining(told)]);
    expect(findEased(longer([]))).toEqual([expect.stringContaining("and nothing says why.")]);
    expect(findEased(longer([{ ...why, was: "2026-09", now: "2026-10-30" }]))).toEqual([]);
  });
});
