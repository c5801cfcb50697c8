import { describe, expect, it } from "vitest";
import { isMap, parse, parseDocument, stringify } from "yaml";
import { checkPlan } from "../../src/check/check-plan.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseContent } from "../../src/read/content.ts";
import { parseInline } from "../../src/read/inline.ts";

type Path = readonly (string | number)[];

/** Plans of every framework in which all is well, with nearly every key that they may have. */
const plans: Readonly<Record<string, string>> = {
  "portal.yaml": `name: Firth & Fell
locale: en-GB
rules: {smart: off}
cycles:
  - {id: "2026", label: "2026", start: 2026-01-01, end: 2026-12-31, state: active}
`,
  "people.yaml": `people:
  - {id: ida, name: Ida Strand, role: Head of Track}
  - {id: yusuf, name: Yusuf Karim}
roles:
  - {id: head, name: Head of Track, holder: ida}
`,
  "direction.md": "kind: direction\ntitle: Direction\nmission: Run on time.\n",
  "teams/company.md": "kind: team\nname: Firth & Fell\nlevel: company\nlead: ida\n",
  "teams/track.md": "kind: team\nname: Track\nlevel: team\nparent: company\nlead: ida\n",
  "themes/keep-time.md": "kind: theme\ntitle: Keep time\nowner: ida\nsupports: [direction]\n",
  "kpis/faults.md": `kind: kpi
title: Faults
unit: faults
direction: lower
owner: ida
frequency: irregular
green: "<= 9"
red: "> 20"
targets: [{by: 2026-12-31, value: 8}]
series: [{date: 2026-05-31, value: 12}, {date: 2026-06-30, value: 11}, {date: 2026-07-31, value: 10}]
`,
  "ogsm/company.md": `kind: ogsm
title: Company on one page
team: company
owner: ida
start: 2026-01-01
end: 2026-12-31
state: active
supports: [{to: themes/keep-time, how: It says how.}]
objective: The train is the first thing people think of.
goals:
  - {id: g1, title: Right time, from: 80, to: 90, unit: "%", due: 2026-12-31, owner: ida, perspective: customer}
  - {id: g2, title: Faults, from: 14, to: 8, kpi: kpis/faults, owner: ida}
strategies:
  - id: s1
    title: Stop mending and start predicting
    owner: ida
    chosen: Sensors first
    notDoing: [New routes]
    supports: [themes/keep-time]
    measures: [{id: m1, title: Sensors, from: 0, to: 90, unit: sensors, due: 2026-12-31}]
    actions: [{id: a1, title: Fit them, owner: yusuf, start: 2026-10-01, due: 2026-12-01, status: planned, actions: [{id: a2, title: Order them, start: 2026-10-01, due: 2026-11-01}]}]
  - id: s2
    title: Keep the drivers
    owner: ida
    measures: [{id: m2, title: Drivers, from: 20, to: 30, unit: drivers}]
    actions: [{id: a3, title: Ask them, owner: ida, due: 2026-06-01, status: done}]
roles: [{plan: ogsm/track, item: "#s1", as: objective}]
checkInEvery: 92d
checkIns: [{date: 2026-08-20, by: ida, values: {g1: 86, m1: 50, m2: 26}, note: It goes well.}]
`,
  "ogsm/track.md": `kind: ogsm
title: Track on one page
team: track
owner: ida
start: 2026-01-01
end: 2026-12-31
inherits: ogsm/company
supports: [ogsm/company#s1]
strategies:
  - id: t1
    title: Weld at night
    owner: ida
    measures: [{id: tm1, title: Joints, from: 0, to: 90, unit: joints}]
    actions: [{id: ta1, title: Train welders, owner: ida, due: 2026-12-01}]
checkIns: [{date: 2026-08-20, by: ida, values: {tm1: 50}}]
`,
  "hoshin/company.md": `kind: hoshin
title: X-matrix
team: company
owner: ida
year: "2026"
supports: [themes/keep-time]
trueNorth: Every train on time
breakthroughs: [{id: b1, title: No delay by 2029, by: 2029-12-31, supports: [themes/keep-time]}]
annual: [{id: a1, title: Halve the delay, owner: ida, priority: A, successFactors: [Sensors]}]
priorities:
  - {id: p1, title: Clear the line, owner: ida, start: 2026-02-01, due: 2026-12-31, status: active}
  - {id: p2, title: Paint the line, status: dropped}
  - {id: p3, title: Weld the line}
targets:
  - id: t1
    title: Delay
    unit: min
    owner: ida
    start: 90
    better: lower
    target: 60
    aggregate: last
    near: 5
    plan: {2026-06: 80, 2026-07: 70, 2026-08: 60}
    actual: {2026-06: 79, 2026-07: 90}
    countermeasures: [{month: 2026-07, problem: Heat, cause: Sun, action: Water, owner: ida, due: 2026-09-30, status: open}]
  - {id: t2, title: Slips, unit: slips, owner: ida, better: lower, near: 20, plan: {2026-07: 10}, actual: {2026-07: 12}}
people: [ida, team:track]
correlations:
  - {a: p1, b: t2, strength: strong}
  - {a: b1, b: a1, strength: strong}
  - {a: a1, b: p1, strength: strong}
  - {a: p1, b: t1, strength: strong}
  - {a: p1, b: ida, strength: strong}
  - {a: a1, b: p3, strength: strong}
  - {a: p3, b: t1, strength: medium}
  - {a: p3, b: team:track, strength: strong}
catchball:
  - {date: 2026-08-20, from: team:company, to: team:track, about: "#p1", proposal: All of it, resources: Two nights, response: accept, agreed: Half of it, by: [ida]}
reviews: [{date: 2026-09-24, title: Monthly, kind: monthly, held: false}]
`,
  "hoshin/track.md": `kind: hoshin
title: Track matrix
team: track
owner: ida
year: "2026"
inherits: {from: hoshin/company, side: annual}
annual: [{id: ta1, title: Weld by night, owner: ida}]
correlations: [{a: a1, b: ta1, strength: strong}]
`,
  "scorecards/company.md": `kind: scorecard
title: Strategy map
team: company
owner: ida
start: 2026-01-01
end: 2026-12-31
supports: [themes/keep-time]
perspectives: [{id: money, title: Money, question: What do they see?, weight: 1}, {id: people, title: People, weight: 2}]
themes: [themes/keep-time]
objectives:
  - id: o1
    title: Earn more
    perspective: money
    theme: themes/keep-time
    owner: ida
    weight: 1
    measures: [{id: om1, title: Income, unit: £, lag: true, goal: 90, redFlag: 60, weight: 1, series: [{date: 2026-06-30, value: 70, by: ida}, {date: 2026-07-31, value: 80}]}]
    initiatives: [{title: Sell, owner: ida, start: 2026-02-01, due: 2026-12-31, budget: £1m, status: active}]
  - id: o2
    title: Train people
    perspective: people
    owner: ida
    causes: [o1]
    measures: [{id: om2, title: Trained, lag: false, goal: 90, redFlag: 60, series: [{date: 2026-07-31, value: 80}]}, {id: om3, title: Faults, kpi: kpis/faults, goal: 8, redFlag: 20, targets: [{by: 2026-12-31, value: 8}]}]
`,
  "gost/company.md": `kind: gost
title: Ladder
team: company
owner: ida
start: 2026-01-01
end: 2026-12-31
supports: [themes/keep-time]
goals: [{id: g1, title: On time, supports: [themes/keep-time]}]
objectives: [{id: o1, title: Fewer faults, goal: g1, from: 14, to: 8, unit: faults, due: 2026-12-31, owner: ida}]
strategies: [{id: s1, title: Sensors, objective: o1, owner: ida, chosen: Ours, notDoing: [Theirs]}]
tactics: [{id: t1, title: Fit them, strategy: s1, owner: ida, due: 2026-12-31, status: active}]
checkInEvery: 92d
checkIns: [{date: 2026-08-20, by: ida, values: {o1: 10}}]
`,
  "mbo/head.md": `kind: mbo
title: Agreement
team: track
holder: role:head
agreedWith: ida
start: 2026-01-01
end: 2026-12-31
supports: [themes/keep-time]
objectives:
  - {id: o1, title: Fewer faults, from: 14, to: 8, unit: faults, threshold: 0.6, cap: 1.2, weight: 40, due: 2026-12-31, supports: [ogsm/company#s1]}
  - {id: o2, title: More sensors, from: 0, to: 90, unit: sensors, weight: 60}
checkIns: [{date: 2026-08-20, by: ida, values: {o1: 10, o2: 50}}]
`,
};

/** What is said of a value that is not what it should be, and of one that is missing as it was not. */
const shape = ["wrong-type", "invalid-value", "missing-key", "unknown-key", "portal-config"];

describe("checkPlan(set) of framework plans in which one value is wrong", () => {
  it("finds nothing where all is well", () => {
    expect(find(plans)).toEqual([]);
  });

  const files = Object.keys(plans).filter((file) =>
    /^(ogsm|hoshin|scorecards|gost|mbo)/.test(file),
  );
  it.each(files)("finds in %s, value by value, only what is wrong with it", (file) => {
    const misled: string[] = [];
    for (const { path, text } of listBroken(plans[file] ?? "")) {
      const found = find({ ...plans, [file]: text });
      if (found.length === 0) misled.push(`${path}: nothing`);
      for (const each of found) {
        // A text in the place of a reference is one that names nothing.
        const isMeant = each.startsWith(`unknown-reference ${file}`) && each.includes("`?!`");
        if (!isMeant && !shape.some((code) => each.startsWith(`${code} ${file}`))) {
          misled.push(`${path}: ${each}`);
        }
      }
    }
    expect(misled).toEqual([]);
  });
});

function find(files: Readonly<Record<string, string>>): readonly string[] {
  const texts = Object.entries(files).map(
    ([file, text]) => [file, file.endsWith(".md") ? `---\n${text}---\n` : text] as const,
  );
  const { set, findings } = parseContent(Object.keys(files).sort(), new Map(texts));
  const asOf = parseDate("2026-08-27");
  const checked = set ? checkPlan(set, { asOf, parseInline }).findings : [];
  return [...findings, ...checked].map(({ code, file, message }) => `${code} ${file}: ${message}`);
}

/** The text once for each of its values, with a mapping in place of a text, a number or a list, and a text in place of a mapping. */
function listBroken(yaml: string): readonly { readonly path: string; readonly text: string }[] {
  return listPaths(parse(yaml), [])
    .filter((path) => path.length > 0 && path[0] !== "kind")
    .map((path) => {
      const document = parseDocument(yaml);
      document.setIn(path, isMap(document.getIn(path, true)) ? "?!" : { "?!": 1 });
      return { path: path.join("."), text: stringify(document) };
    });
}

function listPaths(value: unknown, path: Path): readonly Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const below = Array.isArray(value)
    ? value.flatMap((child: unknown, at) => listPaths(child, [...path, at]))
    : Object.entries(value).flatMap(([key, child]: [string, unknown]) =>
        listPaths(child, [...path, key]),
      );
  return [path, ...below];
}
