import { chooseReferences } from "./choice.ts";
import type { DraftKind } from "./draft.ts";
import { renderDocument } from "./draft.ts";
import { among, due, fileName, narrative, owner, ownTeam, toTitle } from "./field.ts";
import { toFileName } from "./name.ts";

/** Work that is larger than one line in an objective. */
export const initiativeDraft: DraftKind = {
  name: "initiative",
  purpose: "Begins an initiative: work that is larger than one line in an objective.",
  fields: [
    toTitle("what is done", "Work moves no progress by itself: what comes of it does."),
    ownTeam,
    owner,
    {
      name: "implements",
      value: "ID",
      text: "what it is done for: a key result, an objective, a theme",
      why: "Work that is for nothing is the first to be stopped.",
      type: "choice",
      isMany: true,
      choose: chooseReferences("implements"),
    },
    { name: "start", value: "DATE", text: "when it begins", type: "date" },
    due,
    {
      name: "status",
      value: "WORD",
      text: "planned, active, done or dropped",
      type: "choice",
      choose: among(["planned", ""], ["active", ""], ["done", ""], ["dropped", ""]),
      suggest: () => "planned",
    },
    narrative,
    fileName,
  ],
  draft: (answers) => {
    const title = answers.get("title");
    const text = renderDocument(
      {
        kind: "initiative",
        title,
        owner: answers.find("owner"),
        team: answers.find("team"),
        start: answers.find("start"),
        due: answers.find("due"),
        status: answers.find("status"),
        implements: answers.list("implements"),
      },
      answers.find("narrative"),
    );
    return {
      files: [{ file: `initiatives/${toFileName(answers, title)}.md`, text }],
      next: ["Say under `steps` what it consists of, each step with its date."],
    };
  },
};
