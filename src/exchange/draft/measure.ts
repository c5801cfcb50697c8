import type { Answers } from "./answers.ts";
import { chooseReferences } from "./choice.ts";
import { among } from "./field.ts";
import type { Field } from "./draft.ts";

const kinds = ["from", "to", "at-least", "at-most", "milestone"] as const;

/** The fields of a measure, asked for where `isMeasured` says that there is something to be measured. */
export function listMeasureFields(isMeasured: (answers: Answers) => boolean): readonly Field[] {
  const isUnmeasured =
    (...names: readonly (typeof kinds)[number][]) =>
    (answers: Answers): boolean =>
      isMeasured(answers) && !names.some((name) => answers.has(name));
  return [
    {
      name: "from",
      value: "N",
      text: "where it stands now",
      why: "Without a beginning nobody can say how far it has come.",
      type: "number",
      isAsked: isUnmeasured("at-least", "at-most", "milestone"),
    },
    {
      name: "to",
      value: "N",
      text: "where it is to be in the end",
      why: "A number that may be missed is what makes it a promise.",
      type: "number",
      isAsked: isUnmeasured("at-least", "at-most", "milestone"),
    },
    {
      name: "at-least",
      value: "N",
      text: "a floor to stay above, instead of from and to",
      type: "number",
      isAsked: isUnmeasured("from", "to", "at-most", "milestone"),
    },
    {
      name: "at-most",
      value: "N",
      text: "a ceiling to stay below, instead of from and to",
      type: "number",
      isAsked: isUnmeasured("from", "to", "at-least", "milestone"),
    },
    {
      name: "milestone",
      value: "WORD",
      text: "reached or open: a milestone that is reached or not, instead of a number",
      type: "choice",
      choose: among(["open", "it is not reached yet"], ["reached", "it is done"]),
      isAsked: isUnmeasured("from", "to", "at-least", "at-most"),
    },
    {
      name: "unit",
      value: "TEXT",
      text: 'the unit of measure: "%", "£", min, trains',
      type: "line",
      isAsked: (answers) =>
        isMeasured(answers) && kinds.slice(0, 4).some((name) => answers.has(name)),
    },
    {
      name: "kpi",
      value: "ID",
      text: "the KPI whose readings are its values",
      why: "Then nobody writes the same figure twice.",
      type: "choice",
      choose: chooseReferences("kpi"),
      isAsked: (answers) => isMeasured(answers) && !answers.has("milestone"),
    },
  ];
}

/** The keys of a measure, as its author writes them. */
export function toMeasure(answers: Answers): Readonly<Record<string, unknown>> {
  const milestone = answers.find("milestone");
  return {
    from: answers.findNumber("from"),
    to: answers.findNumber("to"),
    atLeast: answers.findNumber("at-least"),
    atMost: answers.findNumber("at-most"),
    done: milestone === undefined ? undefined : milestone === "reached",
    unit: answers.find("unit"),
    kpi: answers.find("kpi"),
  };
}
