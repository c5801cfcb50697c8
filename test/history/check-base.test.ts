import { describe, expect, it } from "vitest";
import { checkPlan } from "../../src/check/check-plan.ts";
import type { PlanState } from "../../src/history/change.ts";
import { checkBase } from "../../src/history/check-base.ts";
import { diffPlans } from "../../src/history/diff.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseInline } from "../../src/read/inline.ts";
import { readFiles } from "../check/fixture.ts";

type Row = Readonly<Record<string, unknown>>;

const year = { id: "2026", label: "2026", start: "2026-01-01", end: "2026-12-31" };
const q3: Row = {
  ...{ id: "2026-q3", label: "Q3 2026", start: "2026-07-01", end: "2026-09-30" },
  ...{ publishBy: "2026-07-08", checkInEvery: "14d" },
};
const hear = "2026-q3/signalling/hear";
const kr1: Row = { id: "kr1", title: "Faults found first", from: 42, to: 65, unit: "%" };

/** One objective, and whatever another plan says of it and of its cycle. */
function toState({
  cycles = [year, q3],
  id = hear,
  keys = {},
  keyResults = [kr1],
}: {
  readonly cycles?: readonly Row[];
  readonly id?: string;
  readonly keys?: Row;
  readonly keyResults?: readonly Row[];
}): PlanState {
  const own = { kind: "objective", title: "Hear the points", owner: "yusuf-karim" };
  const set = readFiles({ [`${id}.md`]: { ...own, keyResults, ...keys } }, { portal: { cycles } });
  return { set, graph: checkPlan(set, { asOf: parseDate("2026-08-27"), parseInline }).graph };
}

type Changed = Parameters<typeof toState>[0];

/** What is found by `target-eased`, and whether the diff shows a promise that was made easier. */
function findEased(now: Changed, was: Changed = {}): readonly string[] {
  const [before, after] = [toState(was), toState(now)];
  const found = checkBase(before, after).filter(({ code }) => code === "target-eased");
  const isShown = diffPlans(before, after).changes.some((change) => change.eased);
  expect(isShown || found.length === 0, "the diff shows what the check finds").toBe(true);
  return found.map(({ message }) => message);
}

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
    expect(findEased(longer([other]))).toHaveLength(1);
    expect(findEased(longer([{ ...why, was: "2026-09", now: "2026-10-30" }]))).toEqual([]);
  });
});

describe("checkBase(before, after) of a running cycle", () => {
  const change = (keys: Row): Changed => ({ cycles: [year, { ...q3, ...keys }] });

  it.each([
    [{ checkInEvery: "120d" }, "was made rarer from `14d` to `120d`"],
    [{ checkInEvery: "3w" }, "was made rarer from `14d` to `3w`"],
    [{ checkInEvery: undefined }, "`14d`, was taken out"],
    [{ publishBy: "2026-08-08" }, "was moved out from `2026-07-08` to `2026-08-08`"],
    [{ publishBy: undefined }, "`2026-07-08`, was taken out"],
  ])("finds a rhythm that is another one now: %o", (keys, words) => {
    expect(findEased(change(keys))).toEqual([expect.stringContaining(words)]);
    const [key = ""] = Object.keys(keys);
    const why = { date: "2026-08-20", key, reason: "Holidays." };
    expect(findEased(change({ ...keys, changes: [why] }))).toEqual([]);
  });

  it.each([
    { checkInEvery: "2w" },
    { checkInEvery: "7d" },
    { publishBy: "2026-07-01" },
    { label: "Summer" },
  ])("takes what binds as much, or more: %o", (keys) => {
    expect(findEased(change(keys))).toEqual([]);
  });

  it("takes a rhythm that comes, and any of a cycle that is only planned", () => {
    const none = change({ checkInEvery: undefined, publishBy: undefined });
    expect(findEased(change({}), none)).toEqual([]);
    const planned = change({ state: "planning" });
    expect(findEased(change({ state: "planning", checkInEvery: "60d" }), planned)).toEqual([]);
  });
});

describe("checkBase(before, after) of the days of an objective", () => {
  const out = "was moved out from";
  it.each([
    [{ keys: { end: "2026-12-31" } }, `\`end\` ${out} \`2026-09-30\` to \`2026-12-31\``],
    [{ keys: { start: "2026-08-26" } }, `\`start\` ${out} \`2026-07-01\` to \`2026-08-26\``],
    [
      { keyResults: [{ ...kr1, due: "2026-12" }] },
      `\`due\` ${out} \`2026-09-30\` to \`2026-12-31\``,
    ],
    [
      { keyResults: [{ ...kr1, start: "2026-08-26" }] },
      `\`start\` ${out} \`2026-07-01\` to \`2026-08-26\``,
    ],
  ] satisfies readonly (readonly [Changed, string])[])(
    "finds one that was moved out by a key that was not there: %o",
    (now, words) => {
      expect(findEased(now)).toEqual([expect.stringContaining(words)]);
      const of = "keyResults" in now ? { of: "kr1" } : {};
      const [key = ""] = /\w+/.exec(words) ?? [];
      const why = { date: "2026-08-20", ...of, key, reason: "Frost." };
      const { keys }: Changed = now;
      expect(findEased({ ...now, keys: { ...keys, changes: [why] } })).toEqual([]);
    },
  );

  it("finds one that was moved out by a key that is gone", () => {
    const was = { keys: { end: "2026-08-31" }, keyResults: [{ ...kr1, due: "2026-08-15" }] };
    const messages = findEased({ keys: was.keys }, was);
    expect(messages).toEqual([
      expect.stringContaining(`\`due\` ${out} \`2026-08-15\` to \`2026-08-31\``),
    ]);
    expect(findEased({ keyResults: was.keyResults }, was)).toEqual([
      expect.stringContaining(`\`end\` ${out} \`2026-08-31\` to \`2026-09-30\``),
    ]);
  });

  it.each([
    [{}, { keys: { end: "2026-09-30", start: "2026-07-01" } }],
    [{ keys: { end: "2026-12-31" } }, {}],
    [{}, { keys: { end: "2026-09-15", start: "2026-06-20" } }],
    [{ keyResults: [{ ...kr1, due: "2026-09" }] }, {}],
    [{ keyResults: [{ ...kr1, start: "2026-08-01" }] }, {}],
    [
      { keys: { state: "draft" } },
      { keys: { state: "draft", end: "2026-12-31", start: "2026-08-01" } },
    ],
  ] satisfies readonly (readonly [Changed, Changed])[])(
    "takes what leaves as much time, or less, or of a draft: %o to %o",
    (was, now) => {
      expect(findEased(now, was)).toEqual([]);
    },
  );
});
