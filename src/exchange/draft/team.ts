import { chooseActors, chooseTeams } from "./choice.ts";
import type { DraftKind } from "./draft.ts";
import { renderDocument } from "./draft.ts";
import { among, fileName } from "./field.ts";
import { toFileName } from "./name.ts";

/** A team, a department, or the company. */
export const teamDraft: DraftKind = {
  name: "team",
  purpose: "Adds a team, of whatever level, to the organisation.",
  fields: [
    {
      name: "name",
      value: "TEXT",
      text: "as it is shown",
      type: "line",
      isNeeded: () => true,
    },
    {
      name: "level",
      value: "WORD",
      text: "company, department or team",
      why: "Exactly one team is the company; levels decide how many objectives are too many.",
      type: "choice",
      isNeeded: () => true,
      choose: among(["team", ""], ["department", ""], ["company", "there is exactly one"]),
      suggest: ({ teams }) => (teams.length === 0 ? "company" : "team"),
    },
    {
      name: "parent",
      value: "ID",
      text: "the team above",
      why: "Only the company has none.",
      type: "choice",
      isNeeded: (answers) => answers.find("level") !== "company",
      isAsked: (answers) => answers.find("level") !== "company",
      choose: chooseTeams,
    },
    {
      name: "lead",
      value: "WHO",
      text: "who leads it",
      type: "choice",
      choose: chooseActors,
    },
    { name: "valid-from", value: "DATE", text: "the day on which it was formed", type: "date" },
    { name: "mission", value: "TEXT", text: "what it is there for, in one sentence", type: "line" },
    fileName,
  ],
  draft: (answers) => {
    const name = answers.get("name");
    const text = renderDocument({
      kind: "team",
      name,
      level: answers.get("level"),
      parent: answers.find("parent"),
      lead: answers.find("lead"),
      validFrom: answers.find("valid-from"),
      mission: answers.find("mission"),
    });
    const file = toFileName(answers, name);
    return {
      files: [{ file: `teams/${file}.md`, text }],
      next: [
        `Its objectives go below the folder of a cycle: \`npm run new -- objective --team ${file}\`.`,
      ],
    };
  },
};
