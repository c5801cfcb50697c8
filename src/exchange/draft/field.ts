import type { Answers } from "./answers.ts";
import { chooseActors, chooseReferences, chooseTeams, findYear } from "./choice.ts";
import type { Choice, Field } from "./draft.ts";

/** The fields that several kinds share. */

const always = (): boolean => true;

/** Choices that are always the same. */
export function among(
  ...choices: readonly (readonly [id: string, title: string])[]
): () => Choice[] {
  return () => choices.map(([id, title]) => ({ id, title }));
}

/** A line that every author is asked for. */
export function toTitle(text: string, why: string): Field {
  return { name: "title", value: "TEXT", text, why, type: "line", isNeeded: always };
}

/** Several titles, each of which becomes an item of the plan. */
export function toTitles(name: string, text: string, why: string): Field {
  return {
    name,
    value: "TEXT",
    text: `${text}; may be given several times`,
    why,
    type: "line",
    isMany: true,
  };
}

export const team: Field = {
  name: "team",
  value: "ID",
  text: "whose it is",
  why: "It stands on this team's page, and in its part of the cascade.",
  type: "choice",
  isNeeded: always,
  choose: chooseTeams,
};

/** The same where it may be left out. */
export const ownTeam: Field = { ...team, isNeeded: () => false };

export const owner: Field = {
  name: "owner",
  value: "WHO",
  text: "who answers for it: a person, role:… or team:… (default: who leads the team)",
  why: "A plan that nobody owns is nobody's.",
  type: "choice",
  choose: chooseActors,
  // Mostly whoever leads the team.
  suggest: ({ teams }, answers) => {
    const found = teams.find((each) => each.team === answers.find("team"));
    return found?.lead?.replace(/^person:/, "");
  },
};

export const supports: Field = {
  name: "supports",
  value: "ID",
  text: "what it contributes to; may be given several times, the first is its parent",
  why: "From here its line of sight goes up to the mission.",
  type: "choice",
  isMany: true,
  choose: chooseReferences("supports"),
};

export const how: Field = {
  name: "how",
  value: "TEXT",
  text: "one sentence: how it contributes to the first of them",
  why: "A link without a reason says only that somebody wanted one.",
  type: "line",
  isAsked: (answers) => answers.has("supports"),
};

/** What it contributes to, the sentence standing at the first. */
export function toSupports(answers: Answers): readonly unknown[] {
  const sentence = answers.find("how");
  return answers
    .list("supports")
    .map((to, index) => (index === 0 && sentence !== undefined ? { to, how: sentence } : to));
}

export const start: Field = {
  name: "start",
  value: "DATE",
  text: "its first day (default: of the running year)",
  type: "date",
  isNeeded: always,
  suggest: (graph) => findYear(graph)?.period.start,
};

export const end: Field = {
  name: "end",
  value: "DATE",
  text: "its last day (default: of the running year)",
  type: "date",
  isNeeded: always,
  suggest: (graph) => findYear(graph)?.period.end,
};

export const due: Field = {
  name: "due",
  value: "DATE",
  text: "when it is to be done: a day, or a month for its last day",
  type: "due",
};

export const state: Field = {
  name: "state",
  value: "WORD",
  text: "draft, proposed or active (default: draft)",
  why: "A draft is shown as one, asked for no check-ins, and counts nowhere.",
  type: "choice",
  isNeeded: always,
  choose: among(
    ["draft", "nobody has agreed to it yet"],
    ["proposed", "it is being discussed"],
    ["active", "it holds"],
  ),
  suggest: () => "draft",
};

export const fileName: Field = {
  name: "id",
  value: "NAME",
  text: "the name of its file, which is its id and its address (default: made from the title)",
  type: "name",
  // Of itself it is made from the title; who wants another one knows of the option.
  isAsked: () => false,
};

export const narrative: Field = {
  name: "narrative",
  value: "TEXT",
  text: "its narrative: why, what is in the way; Markdown",
  why: "It is what people read when they ask why this and not something else.",
  type: "text",
};
