import { chooseReferences } from "./choice.ts";
import type { DraftKind } from "./draft.ts";
import { renderDocument } from "./draft.ts";
import { fileName, narrative, owner, toTitle } from "./field.ts";
import { toFileName } from "./name.ts";

/** A theme: a choice that was made. */
export const themeDraft: DraftKind = {
  name: "theme",
  purpose: "Begins a theme: a choice, and what was chosen against.",
  fields: [
    toTitle(
      "the choice in a few words",
      "Without a choice above them objectives say what, and nobody says how.",
    ),
    { name: "code", value: "TEXT", text: "a short label: T1", type: "line" },
    { name: "why", value: "TEXT", text: "the reason behind the choice", type: "line" },
    { name: "chosen", value: "TEXT", text: "what was chosen, in one sentence", type: "line" },
    {
      name: "not-doing",
      value: "TEXT",
      text: "what was chosen against; may be given several times",
      why: "A choice that rules nothing out is none.",
      type: "line",
      isMany: true,
    },
    {
      name: "supports",
      value: "ID",
      text: "the direction, or another theme",
      type: "choice",
      isMany: true,
      choose: chooseReferences("supports of a theme"),
      suggest: ({ direction }) => direction?.id,
    },
    owner,
    narrative,
    fileName,
  ],
  draft: (answers) => {
    const title = answers.get("title");
    const text = renderDocument(
      {
        kind: "theme",
        title,
        code: answers.find("code"),
        why: answers.find("why"),
        chosen: answers.find("chosen"),
        notDoing: answers.list("not-doing"),
        supports: answers.list("supports"),
        owner: answers.find("owner"),
      },
      answers.find("narrative"),
    );
    return {
      files: [{ file: `themes/${toFileName(answers, title)}.md`, text }],
      next: ["Say under `kpis` by which measures the choice is watched."],
    };
  },
};
