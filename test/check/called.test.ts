import { describe, expect, it } from "vitest";
import { check } from "./fixture.ts";

const file = "2026-q3/signalling/hear.md";

/** What is advised on an objective that names something by what it is called. */
function advise(data: object, portal: object = {}): readonly (string | undefined)[] {
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
  const files = { "2026-q3/company/autumn-2026.md": company, [file]: objective };
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

  it("says what else to do where nothing is called so", () => {
    expect(advise({ owner: "Kim" })[0]).toMatch(/^Add the person/);
    // Of what cannot be meant there nothing is said.
    expect(advise({ supports: [{ to: "Signalling", how: "So." }] })[0]).toMatch(/^Write the id of/);
  });
});
