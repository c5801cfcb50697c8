import type { DraftKind } from "./draft.ts";
import { DraftError, renderDocument } from "./draft.ts";
import { among, fileName, narrative, owner, ownTeam, toTitle } from "./field.ts";
import { toFileName } from "./name.ts";

/** A KPI with the file of its readings. */
export const kpiDraft: DraftKind = {
  name: "kpi",
  purpose:
    "Begins a KPI, a measure that outlives a quarter, with the file of its readings beside it.",
  fields: [
    toTitle("what is measured", "It stays when the objectives that move it are closed."),
    { name: "question", value: "TEXT", text: "the question that it answers", type: "line" },
    {
      name: "direction",
      value: "WORD",
      text: "which way is good: higher, lower or range",
      why: "Without it there is no health, and nobody is told when to act.",
      type: "choice",
      choose: among(["higher", ""], ["lower", ""], ["range", "within a band"]),
    },
    { name: "unit", value: "TEXT", text: 'the unit of measure: "%", "£", min', type: "line" },
    {
      name: "frequency",
      value: "WORD",
      text: "how often it is read: daily, weekly, monthly, quarterly, annual or irregular",
      type: "choice",
      choose: among(
        ["daily", ""],
        ["weekly", ""],
        ["monthly", ""],
        ["quarterly", ""],
        ["annual", ""],
        ["irregular", ""],
      ),
      suggest: () => "monthly",
    },
    ownTeam,
    owner,
    {
      name: "green",
      value: "BOUND",
      text: 'where it is healthy: ">= 90", or a range "60..70"',
      type: "line",
      isAsked: (answers) => answers.has("direction"),
    },
    {
      name: "red",
      value: "BOUND",
      text: 'where something must be done: "< 85"',
      type: "line",
      isAsked: (answers) => answers.has("direction"),
    },
    { name: "value", value: "N", text: "the first reading", type: "number" },
    {
      name: "date",
      value: "DATE",
      text: "the day or the month of the first reading",
      type: "due",
      isNeeded: (answers) => answers.has("value"),
      isAsked: (answers) => answers.has("value"),
      suggest: ({ asOf }) => asOf,
    },
    narrative,
    fileName,
  ],
  draft: (answers) => {
    const title = answers.get("title");
    if (answers.has("date") && !answers.has("value")) {
      throw new DraftError("A reading has a value, too: say `--value`.");
    }
    const id = `kpis/${toFileName(answers, title)}`;
    const text = renderDocument(
      {
        kind: "kpi",
        title,
        question: answers.find("question"),
        direction: answers.find("direction"),
        unit: answers.find("unit"),
        frequency: answers.find("frequency"),
        owner: answers.find("owner"),
        team: answers.find("team"),
        green: answers.find("green"),
        red: answers.find("red"),
      },
      answers.find("narrative"),
    );
    const readings = answers
      .list("value")
      .map((value) => `${answers.get("date")},${String(Number(value))},,\n`);
    return {
      files: [
        { file: `${id}.md`, text },
        { file: `${id}.csv`, text: `date,value,note,by\n${readings.join("")}` },
      ],
      next: [
        `Readings go into \`${id}.csv\`, one a line: \`2026-06-30,86.1,,\`.`,
        ...(answers.has("green")
          ? []
          : ["Say under `green` and `red` where it is healthy and where somebody must act."]),
      ],
    };
  },
};
