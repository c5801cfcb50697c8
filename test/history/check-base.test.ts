import { describe, expect, it } from "vitest";
import type { Changed, Row } from "./promise-states.ts";
import { findEased, hear, kr1, q3, year } from "./promise-states.ts";

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

describe("checkBase(before, after) of a cycle in the place of another one", () => {
  const other: Row = { ...q3, id: "2026-q3b" };
  const moved = "2026-q3b/signalling/hear";
  const aliases = { aliases: [hear] };
  const gone = "The running cycle `2026-q3`, `Q3 2026`, was taken out";
  const back = "`cycle` was moved out from `2026-q3` to `2026-q3b`";

  it("finds a running cycle under another name that is only planned, and each promise in it", () => {
    const planned = [year, { ...other, state: "planning" }];
    expect(findEased({ cycles: planned, id: moved, keys: aliases })).toEqual([
      expect.stringContaining(`${back}, which is only planned, while the cycle runs`),
      expect.stringContaining(gone),
    ]);
  });

  it("finds a running cycle that is gone, though all that was in it is in one as good", () => {
    const cycles = [year, other];
    expect(findEased({ cycles, id: moved, keys: aliases })).toEqual([
      expect.stringContaining(gone),
    ]);
    expect(findEased({ cycles: [q3] })).toEqual([]);
    const free = { cycles: [year, { ...q3, state: "planning" }] };
    expect(findEased({ cycles, id: moved, keys: aliases }, free)).toEqual([]);
  });

  it.each([
    { state: "planning" },
    { state: "planning", end: "2026-09-15" },
    { start: "2026-08-28", end: "2026-09-15" },
    { start: "2026-08-01" },
    { checkInEvery: "120d" },
    { checkInEvery: undefined },
    { end: "2026-10-01" },
  ])("finds an objective that went to a cycle that binds less: %o", (keys) => {
    const cycles = [year, q3, { ...other, ...keys }];
    expect(findEased({ cycles, id: moved, keys: aliases })).toEqual([
      expect.stringContaining(back),
    ]);
    const why = { date: "2026-08-20", key: "cycle", was: "2026-q3", now: "2026-q3b" };
    const explained = { ...aliases, changes: [{ ...why, reason: "Frost." }] };
    expect(findEased({ cycles, id: moved, keys: explained })).toEqual([]);
    const wrong = { ...aliases, changes: [{ ...why, now: "2026-q3c", reason: "Frost." }] };
    expect(findEased({ cycles, id: moved, keys: wrong })).toHaveLength(1);
  });

  it.each([{}, { end: "2026-09-15" }, { checkInEvery: "7d" }, { start: "2026-06-15" }])(
    "takes one that went to a cycle that binds as much: %o",
    (keys) => {
      const cycles = [year, q3, { ...other, ...keys }];
      expect(findEased({ cycles, id: moved, keys: aliases })).toEqual([]);
    },
  );
});
