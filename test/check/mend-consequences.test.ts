import { describe, expect, it } from "vitest";
import { checkPlan } from "../../src/check/check-plan.ts";
import { parseDate } from "../../src/model/period.ts";
import { parseContent } from "../../src/read/content.ts";
import { parseInline } from "../../src/read/inline.ts";
import { placeFindings } from "../../src/read/place.ts";

const file = "2026-q3/signalling/hear.md";

const organisation = {
  "portal.yaml": `name: Firth & Fell
locale: en-GB
cycles:
  - {id: 2026-q2, label: Q2, start: 2026-04-01, end: 2026-06-30, state: closed}
  - {id: 2026-q3, label: Q3, start: 2026-07-01, end: 2026-09-30, checkInEvery: 14d}
`,
  "people.yaml": "people:\n  - {id: yusuf-karim, name: Yusuf Karim}\n",
  "direction.md": "---\nkind: direction\ntitle: Our direction\n---\n",
  "teams/company.md": "---\nkind: team\nname: Firth & Fell\nlevel: company\n---\n",
  "teams/signalling.md": "---\nkind: team\nname: Signalling\nlevel: team\nparent: company\n---\n",
  "themes/keep-time.md": "---\nkind: theme\ntitle: Keep time\nsupports: [direction]\n---\n",
};

const fine = `kind: objective
title: Hear the points before they fail
owner: yusuf-karim
supports:
  - {to: themes/keep-time, how: Points that fail stop the trains.}
keyResults:
  - {id: kr1, title: Points failures in a month, from: 14, to: 7}
  - {id: kr2, title: Points that are heard at night, from: 60, to: 140}
checkIns:
  - {date: 2026-08-25, by: yusuf-karim, values: {kr1: 9, kr2: 90}}
`;

/** What is found, with its line, in files laid over a small organisation in which all is well. */
function find(files: Readonly<Record<string, string>>): string[] {
  const all = new Map(Object.entries({ ...organisation, [file]: toText(fine), ...files }));
  const { set, findings, sources } = parseContent([...all.keys()].sort(), all);
  const asOf = parseDate("2026-08-27");
  const checked = set ? checkPlan(set, { asOf, parseInline }).findings : [];
  return placeFindings([...findings, ...checked], sources)
    .map(({ code, file: where, place }) => `${code} ${where}:${place?.line ?? "-"}`)
    .sort();
}

function toText(data: string): string {
  return `---\n${data}---\n`;
}

/** What is found in the objective with some of its lines replaced. */
function findIn(...changes: readonly (readonly [string, string])[]): string[] {
  const data = changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, fine);
  return find({ [file]: toText(data) }).map((each) => each.replace(` ${file}`, ""));
}

describe("checkPlan(set) of documents that something was left out of", () => {
  it("finds nothing where all is well", () => {
    expect(find({})).toEqual([]);
  });

  it("finds what else is wrong with a document beside a wrong key", () => {
    expect(findIn(["owner: yusuf-karim", "owner: nobody"], ["kind", "tags: [1]\nkind"])).toEqual([
      "unknown-owner:5",
      "wrong-type:2",
    ]);
  });

  it("finds it at the author's lines, where entries before it were left out", () => {
    const first = "  - {id: kr0, title: 5, from: 1, to: 2}\n";
    const list = "keyResults:\n";
    expect(findIn([list, list + first], ["to: 140", "to: 60"])).toEqual([
      "baseline-equals-target:10",
      "wrong-type:8",
    ]);
  });

  it.each([
    [
      "the only key results",
      [
        ["from: 14", "from: x"],
        ["id: kr2", "idd: [kr2]"],
      ],
      2,
    ],
    ["a parent", [["to: themes/keep-time", "to: [x]"]], 1],
    ["the reason for a parent", [["how: Points that fail stop the trains.", "how: [x]"]], 1],
    ["an owner", [["owner: yusuf-karim", "owner: 5"]], 1],
    ["a baseline", [["from: 14", "from: 14 a month"]], 1],
    ["a target and its baseline", [["from: 14, to: 7", 'from: "14", to: "7"']], 2],
    [
      "an id that values have",
      [["{id: kr1, title: Points failures in a month", "{id: kr1, title: ''"]],
      1,
    ],
    ["an id that cannot be told", [["id: kr1,", "id: [kr1],"]], 1],
    ["the check-ins", [["date: 2026-08-25", "date: 25 August"]], 1],
    ["a value", [["kr1: 9", "kr1: [9]"]], 1],
    ["a list in whose place there is a text", [["keyResults:", "keyResults: x\nnotDoing:"]], 3],
  ] as const)("does not report what only the loss of %s brings about", (_, changes, count) => {
    const found = findIn(...changes);
    const shape = ["wrong-type", "invalid-value", "missing-key", "unknown-key"];
    expect(found.filter((each) => !shape.includes(each.replace(/:.*/, "")))).toEqual([]);
    expect(found).toHaveLength(count);
  });

  it("knows items that were left out, so that nobody calls a reference to them unknown", () => {
    const lost = fine.replace("title: Points failures in a month", "title: 5");
    const other = fine
      .replace("to: themes/keep-time", `to: "${file.replace(".md", "")}#kr1"`)
      .replace("Hear the points before", "Mend the points before");
    const link = `See [it](/${file.replace(".md", "")}/#kr1), and ::kpi.\n`;
    expect(
      find({ [file]: toText(lost), "2026-q3/signalling/mend.md": toText(other) + link }),
    ).toEqual([`wrong-type ${file}:8`]);
  });

  it("knows people that were left out", () => {
    const people = "people:\n  - {id: yusuf-karim, name: 5}\n  - {id: ida, name: Ida, team: x}\n";
    expect(find({ "people.yaml": people })).toEqual([
      "unknown-team people.yaml:3",
      "wrong-type people.yaml:2",
    ]);
  });

  it("keeps a KPI whose readings cannot be read, without calling them late", () => {
    const kpi = toText(
      "kind: kpi\ntitle: K\nfrequency: monthly\nowner: nobody\ndirection: lower\n",
    );
    const series = "date,value\n2025-01-31,x\n2025-02-28,2\n";
    expect(find({ "kpis/k.md": kpi, "kpis/k.csv": series })).toEqual([
      "unknown-owner kpis/k.md:5",
      "wrong-type kpis/k.csv:2",
    ]);
  });

  it("checks the plans where a setting of the portal is wrong, but not what hangs on it", () => {
    const portal = organisation["portal.yaml"];
    const data = fine.replace("kr2: 90}", "kr2: 90}, confidence: 8").replace("nobody", "x");
    const wrong = `${portal}confidenceScale: 5\nrules: {no-owner: offf}\n`;
    const text = toText(data.replace("owner: yusuf-karim\n", "team: nowhere\n"));
    expect(find({ "portal.yaml": wrong, [file]: text })).toEqual([
      "portal-config portal.yaml:6",
      "portal-config portal.yaml:7",
      `unknown-team ${file}:4`,
    ]);
  });

  it("takes an `ignore` that is not quite right for what it was meant to be", () => {
    expect(
      findIn(["owner: yusuf-karim", "ignore: [{rule: no-owner, reason: 5}, two-aims]"]),
    ).toEqual(["wrong-type:4", "wrong-type:4"]);
  });

  it("misses no company where a team could not be read", () => {
    const team = "---\nkind: team\nname: Firth & Fell\nlevel: compny\n---\n";
    expect(find({ "teams/company.md": team })).toEqual(["invalid-value teams/company.md:4"]);
  });

  it("leaves a document out where a required key of its own is wrong", () => {
    expect(findIn(["title: Hear the points before they fail", "title: 5"])).toEqual([
      "wrong-type:3",
    ]);
  });
});
