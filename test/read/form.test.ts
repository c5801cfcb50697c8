import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readContent } from "../../src/read/content.ts";
import { makeContent } from "./folder.ts";

const healthy = join(import.meta.dirname, "../input/healthy");
const objective = "2026-q3/signalling/hear-the-points.md";

/** What is advised in one file: all of it, so that no second finding says something else of the same. */
function adviseFile(file: string, text: string): readonly (string | undefined)[] {
  const { findings } = readContent(makeContent({ [file]: text }), {});
  return findings.filter((finding) => finding.file === file).map(({ hint }) => hint);
}

/** The same, where a key of a healthy file, with all that is below it, is written otherwise. */
function advise(file: string, key: string, other: string): readonly (string | undefined)[] {
  const source = readFileSync(join(healthy, file), "utf8");
  const written = new RegExp(`^${key}:.*\\n(?: .*\\n)*`, "m");
  expect(source).toMatch(written);
  return adviseFile(
    file,
    source.replace(written, () => `${other}\n`),
  );
}

describe("a list of entries, or the entry of one, in the form that is taken", () => {
  const people = "people.yaml";
  it.each([
    ["people:\n  anna: Anna Field", "- {id: anna, name: Anna Field}"],
    ["people:\n  anna:\n    name: Anna Field", "- {id: anna, name: Anna Field}"],
    ["people:\n  id: anna\n  name: Anna Field", "- {id: anna, name: Anna Field}"],
    ["people: Anna Field", "- {id: anna-field, name: Anna Field}"],
    ["roles: Head of Signalling", "- {id: head-of-signalling, name: Head of Signalling}"],
  ])("is told of people written as %j", (text, entry) => {
    expect(adviseFile(people, text)).toEqual([`Write a list, one entry a line: \`${entry}\`.`]);
  });

  it.each([
    ["people:\n  - Anna Field", "Write it as `{id: anna-field, name: Anna Field}`."],
    ["people:\n  - anna: Anna Field", "Write the entry as `{id: anna, name: Anna Field}`."],
    ["people:\n  - name: Anna Field", "Add `id: anna-field`. As in `hamish-odell`."],
    ["people:", "Write a list, one entry a line: `- {id: …, name: …}`, or remove the line."],
    ["anna: Anna Field", "Write it below `people:` as `- {id: anna, name: Anna Field}`."],
    ["- Anna Field", "Write it below `people:` as `- {id: anna-field, name: Anna Field}`."],
    ["Anna Field", "Write it below `people:` as `- {id: anna-field, name: Anna Field}`."],
    ["- id: anna\n  name: Anna Field", "Write `people:` above it."],
  ])("is told once of a file of people that is %j", (text, hint) => {
    expect(adviseFile(people, text)).toEqual([hint]);
  });

  it.each([
    ["cycles: 2026-q4", "- {id: 2026-q4, label: …, start: YYYY-MM-DD, end: YYYY-MM-DD}"],
    ["cycles:\n  2026-q4: Q4", "- {id: 2026-q4, label: Q4, start: YYYY-MM-DD, end: YYYY-MM-DD}"],
  ])("is told of cycles written as %j", (text, entry) => {
    expect(advise("portal.yaml", "cycles", text)).toEqual([
      `Write a list, one entry a line: \`${entry}\`.`,
    ]);
  });

  it.each([
    ["2026-q4", "{id: 2026-q4, label: …, start: YYYY-MM-DD, end: YYYY-MM-DD}"],
    ["2026", '{id: "2026", label: …, start: YYYY-MM-DD, end: YYYY-MM-DD}'],
  ])("is told of the cycle %s", (cycle, entry) => {
    expect(advise("portal.yaml", "cycles", `cycles: [${cycle}]`)).toEqual([
      `Write it as \`${entry}\`.`,
    ]);
  });

  it.each([
    ["keyResults: Fewer faults", "- {id: fewer-faults, title: Fewer faults}"],
    ["keyResults:\n  kr1: Faults", "- {id: kr1, title: Faults}"],
    ["keyResults:\n  kr1: {title: Faults, to: 2}", "- {id: kr1, title: Faults, to: 2}"],
    ["supports: themes/keep-time", "- {to: themes/keep-time, how: …}"],
    ["supports:\n  to: themes/keep-time", "- {to: themes/keep-time, how: …}"],
    ["supports:\n  themes/keep-time: Early", "- {to: themes/keep-time, how: Early}"],
    ["checkIns: All is well", "- {date: YYYY-MM-DD, note: All is well}"],
    ["checkIns:\n  2026-08-25: {values: {kr1: 5}}", "- {date: 2026-08-25, values: {kr1: 5}}"],
    ["links: https://example.org", '- {title: …, url: "https://example.org"}'],
    ["links:\n  Board: /board/", '- {title: Board, url: "/board/"}'],
    ["dependsOn: {need: Units, to: team:company}", '- {to: "team:company", need: Units}'],
    ["dependsOn: Two units a night", "- {to: …, need: Two units a night}"],
    ["ignore: title-too-long", "- {rule: title-too-long, reason: …}"],
    ["ignore: {title-too-long: Its name}", "- {rule: title-too-long, reason: Its name}"],
    ["changes: It was too much", "- {date: YYYY-MM-DD, key: …, reason: It was too much}"],
  ])("is told of %j in an objective", (text, entry) => {
    const [key = ""] = text.split(":");
    const isThere = ["keyResults", "supports", "checkIns"].includes(key);
    const written = isThere ? text : `owner: yusuf-karim\n${text}`;
    expect(advise(objective, isThere ? key : "owner", written)).toEqual([
      `Write a list, one entry a line: \`${entry}\`.`,
    ]);
  });

  it("explains the id of what is named otherwise", () => {
    expect(advise(objective, "supports", "supports: Keep time")).toEqual([
      "Write a list, one entry a line: `- {to: <id>, how: …}`. The id of a document is its path without the ending, as in `themes/keep-time`.",
    ]);
  });

  it.each([
    ["themes/keep-time: Early", "Write the entry as `{to: themes/keep-time, how: Early}`."],
    ["theme: themes/keep-time", "Write the entry as `{to: themes/keep-time, how: …}`."],
    [
      "theme: themes/keep-time\n    how: Early",
      "Write the entry as `{to: themes/keep-time, how: Early}`.",
    ],
    ["to: themes/keep-time\n    because: Early", "Remove it, or use `how` or `weight`."],
    ["id: themes/keep-time", "Did you mean `to`?"],
  ])("is told of an entry of `supports` that is %j", (text, hint) => {
    expect(advise(objective, "supports", `supports:\n  - ${text}`)).toEqual([hint]);
  });

  it.each([
    ["steps: [Plan it]", "Write it as `{title: Plan it}`."],
    ["steps: {Plan it: true}", "Write a list: `steps: [{title: Plan it, done: true}]`."],
    ["between: 4-6", "Write it as `between: [4, 6]`."],
    ["between: {low: 4, high: 6}", "Write it as `between: [4, 6]`."],
    ["owner: [ann, ben]", "Several are written as `owners: [ann, ben]`."],
    ["owner: {id: ann}", "Write `owner: ann`."],
    ["owners: [{id: ann}]", "Write `ann`."],
    ["tags: a, b", "Write a list: `tags: [a, b]`."],
    ["group: [On the line]", "Write `group: On the line`."],
    ["due: 2026", "Write it as YYYY-MM-DD, or YYYY-MM for the last day of a month."],
    ["due: Q4 2026", "Did you mean `2026-12`?"],
    ["deadline: 20.11.2026", "Did you mean `due: 2026-11-20`?"],
    ["due: 20.11.2026", "Did you mean `2026-11-20`?"],
    ["start: Q4 2026", "Write it as YYYY-MM-DD."],
    ["start: 40", "Did you mean `from: 40`?"],
    ["to: 1,200", "Write the bare number: `1200` or `1.2`."],
    ["to: 65 %", 'Write the bare number: `65`, and `unit: "%"` beside it.'],
    ["current: 45", "Report it under `checkIns`: `- {date: YYYY-MM-DD, values: {kr1: 45}}`."],
  ])("is told of %j in a key result", (text, hint) => {
    const keyResults = `keyResults:\n  - id: kr1\n    title: Faults\n    ${text}`;
    expect(advise(objective, "keyResults", keyResults)).toEqual([hint]);
  });

  it.each([
    ["values: [Say it first]", "Write it as `{name: Say it first, text: …}`."],
    [
      "values: {Say it: At once}",
      "Write a list, one entry a line: `- {name: Say it, text: At once}`.",
    ],
  ])("is told of %j in the direction", (text, hint) => {
    expect(advise("direction.md", "mission", text)).toEqual([hint]);
  });

  it("shows the choice that an entry of a matrix needs", () => {
    const text = "---\nkind: hoshin\ntitle: A\nyear: a\ncorrelations: [[b1, a1]]\n---\n";
    expect(adviseFile("hoshin/a.md", text)).toEqual([
      "Write it as `{a: b1, b: a1, strength: strong / medium / weak / negative}`.",
    ]);
  });
});

describe("what stands by the ids of key results", () => {
  const of = "Write the value of each key result by its id:";
  it.each([
    ["value: 60", `Did you mean \`values\`? ${of} \`values: {kr1: 60}\`.`],
    ["values: 60", `${of} \`values: {kr1: 60}\`.`],
    ["values: [56, 109]", `${of} \`values: {kr1: 56, kr2: 109}\`.`],
    ["values: [{kr2: 109}]", `${of} \`values: {kr2: 109}\`.`],
    ["values: [{id: kr2, value: 109}]", `${of} \`values: {kr2: 109}\`.`],
    ["values: a lot", `${of} \`values: {kr1: 51}\`.`],
    ["kr2: 109", `${of} \`values: {kr2: 109}\`.`],
    ["results: {kr1: 60}", "Did you mean `values`?"],
    ["status: on-track", "Did you mean `outlook`?"],
    [
      "confidence: [0.5]",
      "Write one number for all, as in `0.7`, or one for each key result: `confidence: {kr1: 0.5}`.",
    ],
  ])("is told of %j in a check-in", (text, hint) => {
    expect(advise(objective, "checkIns", `checkIns:\n  - date: 2026-08-25\n    ${text}`)).toEqual([
      hint,
    ]);
  });

  it.each([
    ["checkIns:\n  date: 2026-08-25\n  value: 60"],
    ["checkIn: {date: 2026-08-25, progress: 60}"],
  ])("keeps what is reported in %j", (other) => {
    const [advice, ...more] = advise(objective, "checkIns", other);
    expect(more).toEqual([]);
    expect(advice).toContain('`- {date: 2026-08-25, values: {"…": 60}}`');
  });

  it("is told of grades in a list", () => {
    expect(advise(objective, "checkIns", "outcome: {scores: [0.7]}")).toEqual([
      "Write the grade of each key result by its id: `scores: {kr1: {score: 0.7}}`.",
    ]);
  });
});
