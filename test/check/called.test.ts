import { describe, expect, it } from "vitest";
import { indexCalled } from "../../src/check/called.ts";
import { indexIds } from "../../src/check/id-index.ts";
import type { Files } from "./fixture.ts";
import { check, objective, readFiles } from "./fixture.ts";

const file = "2026-q3/signalling/hear.md";

/** What is advised on an objective that names something by what it is called. */
function advise(
  data: object,
  portal: object = {},
  more: Files = {},
): readonly (string | undefined)[] {
  const objective = {
    kind: "objective",
    title: "Hear the points before they fail",
    owner: "yusuf-karim",
    keyResults: [{ id: "kr1", title: "Points that are heard at night", from: 60, to: 140 }],
    ...data,
  };
  const company = {
    kind: "objective",
    title: "Meet *the* autumn  ready",
    shortTitle: "Autumn",
    code: "Q3-1",
    owner: "hamish-odell",
    keyResults: [{ id: "kr1", title: "Trains on time", from: 60, to: 140 }],
  };
  const files = { "2026-q3/company/autumn-2026.md": company, [file]: objective, ...more };
  return check(files, { portal })
    .findings.filter(({ severity }) => severity === "error")
    .map(({ hint }) => hint);
}

describe("what is called as it is written where its id belongs", () => {
  it.each([
    ["a title", "Meet the Autumn ready", "2026-q3/company/autumn-2026"],
    ["a short title", "autumn", "2026-q3/company/autumn-2026"],
    ["a code", "Q3-1", "2026-q3/company/autumn-2026"],
    ["the title of a key result", "trains on time", "2026-q3/company/autumn-2026#kr1"],
  ])("finds the id of %s", (_, written, meant) => {
    expect(advise({ supports: [{ to: written, how: "Fewer of them fail." }] })).toEqual([
      `The nearest is \`${meant}\`.`,
    ]);
  });

  it("finds a team by its name", () => {
    expect(advise({ team: "Firth & Fell" })).toEqual(["The nearest is `company`."]);
    expect(advise({ supports: [{ to: "team:Firth & Fell", how: "So." }] })).toEqual([
      "The nearest is `company`.",
    ]);
  });

  it.each([
    ["a person by a part of the name", "Yusuf", "yusuf-karim"],
    ["a person by the whole name", "Yusuf Karim", "yusuf-karim"],
    ["a role by its name", "head of signalling", "role:head-of-signalling"],
    ["a team by its name", "firth & fell", "team:company"],
  ])("finds %s as an owner", (_, written, meant) => {
    expect(advise({ owner: written })).toEqual([`The nearest is \`${meant}\`.`]);
  });

  it("finds a cycle by its label", () => {
    expect(advise({ cycle: "Q2 2026" })).toEqual(["The nearest is `2026-q2`."]);
  });

  it("offers nothing for what stands in the document itself", () => {
    const own = { supports: [{ to: "hear the points before they fail", how: "So." }] };
    expect(advise(own)[0]).toMatch(/^Write the id of/);
    const kr = { supports: [{ to: "Points that are heard at night", how: "So." }] };
    expect(advise(kr)[0]).toMatch(/^Write the id of/);
    // A plan that goes on keeps its name.
    const title = "Meet the autumn ready";
    expect(advise({ title, carriedOverFrom: title })).toEqual([
      "The nearest is `2026-q3/company/autumn-2026`.",
    ]);
  });

  it("offers what ends so before what is called so", () => {
    const kpi = { kind: "kpi", title: "Keep time", direction: "higher" };
    const ids = advise({ supports: [{ to: "keep-time", how: "So." }] }, {}, { "kpis/k.md": kpi });
    expect(ids).toEqual(["The nearest is `themes/keep-time`."]);
  });

  it("takes marks, initials and spaces for no name", () => {
    const people = {
      people: [
        { id: "ann", name: " J.  Reed " },
        { id: "hamish-odell", name: "**" },
        { id: "yusuf-karim", name: "Yusuf Karim" },
      ],
    };
    for (const owner of ["J.", "***", "role:", " "]) {
      const [advice] = advise({ owner }, {}, { "people.yaml": JSON.stringify(people) });
      expect([owner, advice]).toEqual([owner, expect.stringMatching(/^Add the/)]);
    }
  });

  it("tells nobody outside of what is internal", () => {
    const files = {
      "teams/buying.md": {
        ...{ kind: "team", name: "Project Falcon", level: "team", parent: "company" },
        audience: "internal",
      },
      [file]: { kind: "objective", title: "Hear", owner: "Project Falcon" },
    };
    const portal = { rules: { "unknown-owner": "warning", "no-key-results": "off" } };
    const { findings, shown } = check(files, { audience: "public", portal });
    const toHints = (list: typeof findings): unknown[] =>
      list.filter(({ code }) => code === "unknown-owner").map(({ hint }) => hint);
    expect(toHints(findings)).toEqual(["The nearest is `team:buying`."]);
    expect(toHints(shown)).toEqual([expect.stringMatching(/^Add the person/)]);
  });

  it("says what else to do where nothing is called so", () => {
    expect(advise({ owner: "Kim" })[0]).toMatch(/^Add the person/);
    // Of what cannot be meant there nothing is said.
    expect(advise({ supports: [{ to: "Signalling", how: "So." }] })[0]).toMatch(/^Write the id of/);
  });
});

describe("indexCalled(organisation, ids)", () => {
  const keyResults = [{ id: "kr1", title: "Points that are heard", from: 60, to: 140 }];
  const set = readFiles({ [file]: objective({ title: "Hear the points", keyResults }) });
  const ids = indexIds(set);

  it("finds documents and their items by what they are called", () => {
    const find = indexCalled(set, ids);
    expect([...find("hear the points")]).toEqual(["2026-q3/signalling/hear"]);
    expect([...find("points that are heard")]).toEqual(["2026-q3/signalling/hear#kr1"]);
  });

  it("gives an item of which nobody knows where it stands none of its document's names", () => {
    const items = new Map(
      [...ids.items].map(([document, own]) => [
        document,
        own.map(({ id, kind, file }) => ({ id, kind, file })),
      ]),
    );
    const find = indexCalled(set, { ...ids, items });
    expect([...find("hear the points")]).toEqual(["2026-q3/signalling/hear"]);
    expect([...find("points that are heard")]).toEqual([]);
  });
});
