import { describe, expect, it } from "vitest";
import { readContent } from "../../src/read/content.ts";
import { findHome } from "../../src/read/home.ts";
import { makeContent } from "./folder.ts";

describe("findHome(word)", () => {
  it.each([
    ["person", "A person is an entry of `people` in `people.yaml`: `- {id: …, name: …}`."],
    ["people", "A person is an entry of `people` in `people.yaml`: `- {id: …, name: …}`."],
    ["role", "A role is an entry of `roles` in `people.yaml`: `- {id: …, name: …}`."],
    [
      "key-result",
      "A key result is an entry of `keyResults` in an objective: `- {id: …, title: …}`.",
    ],
    [
      "check-in",
      "A check-in is an entry of `checkIns` in an objective, an OGSM, a GOST or an agreement (MbO): `- {date: YYYY-MM-DD}`.",
    ],
    [
      "dependency",
      "A dependency is an entry of `dependsOn` in an objective: `- {to: …, need: …}`.",
    ],
    ["goal", "A goal is an entry of `goals` in an OGSM or a GOST: `- {id: …, title: …}`."],
    ["link", "A link is an entry of `links` in any document: `- {title: …, url: …}`."],
    [
      "action",
      "An action is an entry of `actions` in a strategy of an OGSM: `- {id: …, title: …}`.",
    ],
    ["vision", "`vision` is a key of a direction: `vision: …`."],
    ["company", "Write `kind: team` with `level: company`."],
    ["letter", "Write `kind: page` with `purpose: letter`."],
    ["OKR", "Write a document of its own with `kind: objective`."],
  ])("tells where a %s is written", (word, told) => {
    expect(findHome(word)).toBe(told);
  });

  it("knows nothing of other words, nor of one that several kinds choose", () => {
    expect(["banana", "active", ""].map(findHome)).toEqual([undefined, undefined, undefined]);
  });

  it("is what a document of no kind is told, and a list in a file that has none of that name", () => {
    const root = makeContent({
      "people/anna.md": "---\nkind: person\nname: Anna Field\n---\n",
      "people/win.md": "---\nkind: okr\ntitle: Win\n---\n",
      "people.yaml": "people: []\nteams:\n  - signalling\n",
    });
    const { findings } = readContent(root);
    expect(findings.map(({ file, hint }) => [file, hint])).toEqual([
      [
        "people/anna.md",
        "A person is an entry of `people` in `people.yaml`: `- {id: …, name: …}`.",
      ],
      ["people/win.md", "Did you mean `objective`?"],
      ["people.yaml", "Write a document of its own with `kind: team`."],
    ]);
  });
});
