import type { Answers } from "./answers.ts";
import { chooseActors, chooseCycles, chooseObjectives } from "./choice.ts";
import {
  among,
  due,
  fileName,
  how,
  narrative,
  owner,
  state,
  supports,
  team,
  toSupports,
  toTitle,
} from "./field.ts";
import { listMeasureFields, toMeasure } from "./measure.ts";
import { toFileName } from "./name.ts";
import type { DraftKind, Field } from "./draft.ts";
import { DraftError, renderDocument, toEntry } from "./draft.ts";

const hasKeyResult = (answers: Answers): boolean => answers.has("key-result");

const cycle: Field = {
  name: "cycle",
  value: "ID",
  text: "the cycle that it is for (default: the running one)",
  type: "choice",
  isNeeded: () => true,
  choose: chooseCycles,
  suggest: (graph) => chooseCycles(graph)[0]?.id,
};

/** An objective, with its first key result where its author knows it already. */
export const objectiveDraft: DraftKind = {
  name: "objective",
  purpose: "Begins an objective: what will be true at the end of a cycle, and for whom.",
  fields: [
    toTitle(
      "a sentence that somebody could say aloud: what will be true",
      "It holds no number, as its key results do, and no task, as a task can be done and change nothing.",
    ),
    team,
    cycle,
    owner,
    supports,
    how,
    {
      name: "standalone-reason",
      value: "TEXT",
      text: "why it contributes to nothing, where that is so",
      type: "line",
      isAsked: (answers) => !answers.has("supports"),
    },
    {
      name: "ambition",
      value: "WORD",
      text: "committed or aspirational (default: aspirational)",
      why: "What is committed must end at 1.0; what is reached for ends well at 0.6 to 0.7.",
      type: "choice",
      choose: among(["committed", "others rely on it"], ["aspirational", "it is reached for"]),
    },
    narrative,
    state,
    {
      name: "key-result",
      value: "TEXT",
      text: "its first key result: a noun with a unit",
      why: "How shall we know that it is true? An objective that is active has two to five.",
      type: "line",
      isNeeded: (answers) => answers.find("state") === "active",
    },
    ...listMeasureFields(hasKeyResult),
    fileName,
  ],
  draft: (answers) => {
    const title = answers.get("title");
    const id = `${answers.get("cycle")}/${answers.get("team")}/${toFileName(answers, title)}`;
    const isNested = answers.get("team").includes("/");
    const text = renderDocument(
      {
        kind: "objective",
        title,
        // The folder says it, where the team's id is the name of a folder.
        team: isNested ? answers.get("team") : undefined,
        owner: answers.find("owner"),
        ambition: answers.find("ambition"),
        state: answers.get("state") === "active" ? undefined : answers.get("state"),
        supports: toSupports(answers),
        standaloneReason: answers.find("standalone-reason"),
        keyResults: answers
          .list("key-result")
          .map((each) => ({ id: "kr1", title: each, ...toMeasure(answers) })),
      },
      answers.find("narrative"),
    );
    return { files: [{ file: `${id}.md`, text }], next: listNext(id, answers) };
  },
};

function listNext(id: string, answers: Answers): readonly string[] {
  return [
    hasKeyResult(answers)
      ? `Add the other key results, two to five in all: \`npm run new -- key-result --of ${id}\`.`
      : `Add its key results, two to five: \`npm run new -- key-result --of ${id}\`.`,
    ...(answers.has("narrative") ? [] : ["Write below the second `---` why it matters now."]),
    ...(answers.get("state") === "active"
      ? []
      : [`Take \`state: ${answers.get("state")}\` out once it is agreed.`]),
  ];
}

/** A key result, behind the others of an objective. */
export const keyResultDraft: DraftKind = {
  name: "key-result",
  purpose: "Adds a key result to an objective, and leaves everything else of its file as it is.",
  fields: [
    {
      name: "of",
      value: "ID",
      text: "the objective: its id, or its code such as ENG-1",
      type: "choice",
      isNeeded: () => true,
      choose: chooseObjectives,
    },
    toTitle(
      "a noun with a unit: what will be different",
      "It says what came of the work, and not the work: that is an initiative.",
    ),
    ...listMeasureFields(() => true),
    {
      name: "owner",
      value: "WHO",
      text: "who looks after it, where that is somebody else than the objective's owner",
      type: "choice",
      choose: chooseActors,
    },
    due,
    {
      name: "id",
      value: "NAME",
      text: "its id, unique in the objective (default: the next number that was never used)",
      type: "name",
      isAsked: () => false,
    },
  ],
  draft: (answers, graph) => {
    const objective = graph.objectives.find(({ id }) => id === answers.get("of"));
    if (!objective) throw new DraftError(`There is no objective \`${answers.get("of")}\`.`);
    const used = objective.keyResults.map(({ item }) => item);
    const item = answers.find("id") ?? `kr${toNext([...used, ...listFormer(objective.checkIns)])}`;
    if (used.includes(item)) {
      throw new DraftError(`\`${objective.id}\` has a key result \`${item}\` already.`);
    }
    const data = toEntry({
      id: item,
      title: answers.get("title"),
      ...toMeasure(answers),
      owner: answers.find("owner"),
      due: answers.find("due"),
    });
    const page = `${objective.id}#${item}`;
    return {
      files: [],
      entry: { file: objective.source.file, key: "keyResults", data },
      next: [
        `It is \`${page}\`; its first value comes with a check-in: \`npm run check-in -- ${objective.id}\`.`,
      ],
    };
  },
};

/** Ids that reports speak of: one that was taken out is never given again. */
function listFormer(checkIns: readonly { readonly items: readonly string[] }[]): readonly string[] {
  return checkIns.flatMap(({ items }) => items);
}

function toNext(ids: readonly string[]): number {
  const numbers = ids.map((id) => Number(/^kr(\d{1,6})$/.exec(id)?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}
