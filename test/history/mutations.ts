import type { Files } from "../check/fixture.ts";

/** A thing that somebody changes, and the line of the diff that names it: type, id, key, and whether it is eased. */
export interface Mutation {
  readonly change: (files: World) => void;
  readonly line: string;
}

/** Front matter by file, for a test to change. */
export type World = Record<string, Record<string, unknown>>;

type Row = Record<string, unknown>;

const find = "2026-q3/engineering/find-the-fault";
const hear = "2026-q3/signalling/hear-the-points";
const lay = "2026-q3/signalling/lay-the-fibre";

/** A small plan with one of each. */
export function toWorld(): World {
  const keyResult = (id: string, more: Row): Row => ({ id, title: `Result ${id}`, ...more });
  return {
    "themes/sound-track.md": { kind: "theme", title: "Sound track", supports: ["direction"] },
    "kpis/points-failures.md": {
      ...{ kind: "kpi", title: "Points failures", direction: "lower", green: "<= 4" },
      targets: [{ by: "2026-12-31", value: 4 }],
      series: [{ date: "2026-06-30", value: 9 }],
    },
    [`${find}.md`]: {
      ...{ kind: "objective", title: "Find the fault", owner: "hamish-odell" },
      supports: ["themes/keep-time"],
      keyResults: [
        keyResult("kr1", { from: 42, to: 65, unit: "%" }),
        keyResult("kr2", { atMost: 4, due: "2026-08-31" }),
        keyResult("kr3", { from: 240, to: 160, kpi: "kpis/points-failures" }),
        keyResult("kr4", { done: false }),
      ],
      checkIns: [{ date: "2026-07-20", by: "hamish-odell", values: { kr1: 45 } }],
    },
    [`${hear}.md`]: {
      ...{ kind: "objective", title: "Hear the points", owner: "yusuf-karim" },
      supports: [{ to: find, how: "A fault that is heard is found.", weight: 1 }],
      keyResults: [keyResult("kr1", { to: 60 }), keyResult("kr2", { from: 1, to: 3 })],
      initiatives: [{ id: "i1", title: "Fit sensors", implements: "#kr1", status: "active" }],
    },
    [`${lay}.md`]: {
      ...{ kind: "objective", title: "Lay the fibre", owner: "yusuf-karim" },
      supports: ["themes/keep-time"],
      keyResults: [keyResult("kr1", { to: 12, weight: 1 })],
      dependsOn: [{ to: "team:engineering", need: "Possessions" }],
    },
    "ogsm/company.md": {
      ...{
        kind: "ogsm",
        title: "To 2030",
        team: "company",
        start: "2026-01-01",
        end: "2030-12-31",
      },
      objective: "Set the day by the trains",
      goals: [{ id: "g1", title: "Right time", from: 81, to: 92, unit: "%" }],
      strategies: [
        {
          id: "s1",
          title: "Mend first",
          measures: [{ id: "m1", title: "Mended", from: 1, to: 9 }],
        },
      ],
    },
  };
}

const at = (files: World, file: string, list: string, index: number): Row => {
  const rows = files[file]?.[list] as Row[];
  return rows[index] ?? {};
};

const set = (file: string, keys: Row) => (files: World) => {
  Object.assign(files[file] ?? {}, keys);
};

const setItem = (file: string, list: string, index: number, keys: Row) => (files: World) => {
  Object.assign(at(files, file, list, index), keys);
};

/** Changes that do not meddle with each other. */
export const mutations: readonly Mutation[] = [
  {
    line: `retargeted ${find}#kr1 to eased`,
    change: setItem(`${find}.md`, "keyResults", 0, { to: 60 }),
  },
  {
    line: `redated ${find}#kr2 due eased`,
    change: setItem(`${find}.md`, "keyResults", 1, { due: "2026-09" }),
  },
  {
    line: `retargeted ${find}#kr2 atMost`,
    change: setItem(`${find}.md`, "keyResults", 1, { atMost: 3 }),
  },
  {
    line: `retargeted ${find}#kr3 to eased`,
    change: setItem(`${find}.md`, "keyResults", 2, { to: 180 }),
  },
  {
    line: `checked-in ${find}#kr4 done`,
    change: setItem(`${find}.md`, "keyResults", 3, { done: "2026-08-14" }),
  },
  { line: `reowned ${find} owner`, change: set(`${find}.md`, { owner: "yusuf-karim" }) },
  { line: `reworded ${find} title`, change: set(`${find}.md`, { title: "Find every fault" }) },
  {
    line: `checked-in ${find} checkIns`,
    change: (files) => {
      (files[`${find}.md`]?.["checkIns"] as Row[]).push({
        date: "2026-08-20",
        values: { kr1: 50 },
      });
    },
  },
  {
    line: `changed ${find} checkIns`,
    change: setItem(`${find}.md`, "checkIns", 0, { values: { kr1: 46 } }),
  },
  {
    line: `reweighted ${hear} supports`,
    change: setItem(`${hear}.md`, "supports", 0, { weight: 2 }),
  },
  {
    line: `reworded ${hear} supports`,
    change: setItem(`${hear}.md`, "supports", 0, { how: "It is." }),
  },
  {
    line: `removed ${hear}#kr2 eased`,
    change: (files) => {
      (files[`${hear}.md`]?.["keyResults"] as Row[]).pop();
    },
  },
  {
    line: `closed ${hear}#i1 status`,
    change: setItem(`${hear}.md`, "initiatives", 0, { status: "done" }),
  },
  {
    line: `reparented ${lay} supports`,
    change: set(`${lay}.md`, { supports: ["themes/sound-track"] }),
  },
  {
    line: `reweighted ${lay}#kr1 weight`,
    change: setItem(`${lay}.md`, "keyResults", 0, { weight: 3 }),
  },
  { line: `scored ${lay} outcome`, change: set(`${lay}.md`, { outcome: { result: "partly" } }) },
  { line: `closed ${lay} state`, change: set(`${lay}.md`, { state: "closed" }) },
  {
    line: `changed ${lay} dependsOn`,
    change: setItem(`${lay}.md`, "dependsOn", 0, { state: "confirmed" }),
  },
  {
    line: `retargeted ogsm/company#g1 to eased`,
    change: setItem("ogsm/company.md", "goals", 0, { to: 90 }),
  },
  { line: `redated ogsm/company end eased`, change: set("ogsm/company.md", { end: "2031-12-31" }) },
  {
    line: `reworded ogsm/company objective`,
    change: set("ogsm/company.md", { objective: "Run well" }),
  },
  {
    line: `retargeted kpis/points-failures targets eased`,
    change: setItem("kpis/points-failures.md", "targets", 0, { value: 5 }),
  },
  {
    line: `checked-in kpis/points-failures series`,
    change: (files) => {
      (files["kpis/points-failures.md"]?.["series"] as Row[]).push({
        date: "2026-07-31",
        value: 8,
      });
    },
  },
  {
    line: `added 2026-q3/signalling/new`,
    change: (files) => {
      files["2026-q3/signalling/new.md"] = {
        kind: "objective",
        title: "New",
        owner: "yusuf-karim",
      };
    },
  },
  {
    line: `moved themes/stay-on-time`,
    change: (files) => {
      files["themes/stay-on-time.md"] = {
        ...{ kind: "theme", title: "Keep time", supports: ["direction"] },
        aliases: ["themes/keep-time"],
      };
    },
  },
];

/** The world after some of the mutations; the theme's old file goes where it moved. */
export function mutate(chosen: readonly Mutation[]): {
  readonly files: Files;
  readonly moved: boolean;
} {
  const files = structuredClone(toWorld());
  for (const { change } of chosen) change(files);
  return { files, moved: "themes/stay-on-time.md" in files };
}
