import { describe, expect, it } from "vitest";
import type { Person } from "../../src/model/plan.ts";
import { viewInitiative } from "../../src/view/initiative.ts";
import { viewInitiatives } from "../../src/view/initiatives.ts";
import { viewPeoplePage } from "../../src/view/people.ts";
import { viewPersonPage, viewRolePage } from "../../src/view/person-page.ts";
import { viewTheme } from "../../src/view/theme.ts";
import { viewThemes } from "../../src/view/themes.ts";
import { readPortal } from "./portal-folder.ts";

const context = readPortal({
  "people.yaml": `people:
  - {id: ada, name: Ada Lund, role: Head of *Track*, team: track}
  - {id: ben, name: Ben Roe, validTo: 2026-08-01}
  - {id: cleo, name: Cleo Ash}
roles:
  - {id: head, name: Head of Track, holder: ada}
`,
  "2026-q2/track/mend.md": `---
kind: objective
title: Mend the line
owner: ada
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20}]
outcome: {score: 0.6}
---
`,
  "2026-q3/track/mend.md": `---
kind: objective
title: Mend what is left
code: TRK-1
owner: ada
contributors: [{who: ben, as: The *crane*}]
supports: [themes/keep-time]
keyResults: [{id: kr1, title: Miles mended, from: 0, to: 20, owner: ben}]
initiatives: [{id: i1, title: Hire a crane, owner: ben, due: 2026-08-20, status: active}]
---
`,
  "2026-q3/company/run.md": `---
kind: objective
title: Run every train
owner: role:head
standaloneReason: It is the least that we do.
keyResults: [{id: kr1, title: Trains cancelled, from: 30, to: 10}]
---
`,
  "initiatives/shed.md": `---
kind: initiative
title: Build a shed
owner: ada
due: 2026-12-01
status: active
implements: ["2026-q3/track/mend#kr1"]
steps:
  - {title: Dig, done: 2026-07-10}
  - {title: Raise the roof, due: 2026-08-01, done: false}
  - {title: Paint}
---
`,
});

function getPerson(id: string): Person {
  const person = context.plan.people.find((known) => known.person === id);
  if (person === undefined) throw new Error(`no person: ${id}`);
  return person;
}

describe("viewPersonPage(context, person)", () => {
  it("shows what somebody owns now and owned before, and the roles that they hold", () => {
    const ada = viewPersonPage(context, getPerson("ada"));
    expect(ada.role).toBe("Head of <em>Track</em>");
    expect(ada.owned.items.map(({ title }) => title)).toEqual(["Mend what is left"]);
    expect(ada.earlier.items.map(({ score }) => score)).toEqual(["0.60"]);
    expect(ada.roles.map(({ title }) => title)).toEqual(["Head of Track"]);
    expect(ada.initiatives.items.map(({ title }) => title)).toEqual(["Build a shed"]);
  });

  it("shows a key result under somebody else's objective, a part played, and that one has left", () => {
    const ben = viewPersonPage(context, getPerson("ben"));
    expect(ben.left).toBe("Left on 1 August 2026");
    expect(ben.keyResults.items.map(({ title, of }) => [title, of.code])).toEqual([
      ["Miles mended", "TRK-1"],
    ]);
    expect(ben.contributes.items[0]?.part).toBe("The <em>crane</em>");
    expect(ben.initiatives.items.map(({ state }) => state.word)).toEqual(["Late by 7 days"]);
  });

  it("gives a role the objectives that it owns", () => {
    const [role] = context.plan.roles;
    if (role === undefined) throw new Error("no role");
    const view = viewRolePage(context, role);
    expect(view.holder?.title).toBe("Ada Lund");
    expect(view.owned.items.map(({ title }) => title)).toEqual(["Run every train"]);
  });
});

describe("viewPeoplePage(context)", () => {
  it("groups people by team and keeps those who left apart", () => {
    const people = viewPeoplePage(context);
    expect(
      people.people.items.map(({ title, rows }) => [title, rows.map(({ name }) => name)]),
    ).toEqual([
      ["Track", ["Ada Lund"]],
      ["Without a team", ["Cleo Ash"]],
    ]);
    expect(people.left.items[0]?.rows.map(({ name, more }) => [name, more])).toEqual([
      ["Ben Roe", "1 key result"],
    ]);
  });
});

describe("viewInitiative(context, initiative)", () => {
  it("keeps a step of which nobody said anything unknown", () => {
    const [initiative] = context.plan.initiatives;
    if (initiative === undefined) throw new Error("no initiative");
    const view = viewInitiative(context, initiative);
    expect(view.progress).toBe("1 of 3 steps done");
    expect(view.steps.map(({ state }) => state.word)).toEqual(["Done 10 Jul", "Late", "Not said"]);
    expect(view.aims.map(({ title }) => title)).toEqual(["Miles mended"]);
  });

  it("lists the work of the running cycle by how it stands", () => {
    const { groups, large } = viewInitiatives(context);
    expect(large.items.map(({ title }) => title)).toEqual(["Build a shed"]);
    expect(groups.map(({ title }) => title)).toEqual(["Late or not begun"]);
  });
});

describe("viewThemes(context) and viewTheme(context, theme)", () => {
  it("counts what serves a theme and names what serves none", () => {
    const view = viewThemes(context);
    expect(view.themes.map(({ code, served }) => [code, served])).toEqual([
      ["T1", "1 objective in 1 team"],
      ["T2", "Nothing serves it yet"],
    ]);
    expect(view.without.items.map(({ title }) => title)).toEqual(["Run every train"]);
  });

  it("keeps what serves it now apart from what did before", () => {
    const [theme] = context.plan.themes;
    if (theme === undefined) throw new Error("no theme");
    const view = viewTheme(context, theme);
    expect(view.direct.items.map(({ title }) => title)).toEqual(["Mend what is left"]);
    expect(view.earlier.items.map(({ cycle }) => cycle)).toEqual(["Q2 2026"]);
    expect(view.summary).toBe("1 objective with 1 key result in 1 team lead to it.");
  });
});
