import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseDate } from "../../src/model/period.ts";
import { askCheckIn } from "../../src/site/ask-check-in.ts";
import { checkContent } from "../../src/site/check-content.ts";

const root = join(import.meta.dirname, "../..");
const chapter = readFileSync(join(root, "src/components/guide/objectives.mdx"), "utf8");

it("askCheckIn(clean, objective, asker) asks for what the guide says, and for nothing else", async () => {
  const { clean } = checkContent(join(root, "content"), { asOf: parseDate("2026-08-27") });
  const objective = clean?.plan.objectives.find(({ code }) => code === "ENG-1");
  if (!clean || !objective) throw new Error("nothing to ask with");
  const asked: string[] = [];
  const said = await askCheckIn(clean, objective, {
    say: () => undefined,
    ask: (question) => {
      asked.push(question.trim().split(" ")[0] ?? "");
      return Promise.resolve("");
    },
  });
  expect(said).toEqual({});
  const items = objective.keyResults.filter(({ kpi }) => kpi === undefined);
  expect(asked).toEqual([...items.map(({ item }) => item), "Outlook", "Note:"]);
  expect(chapter.replace(/\s+/g, " ")).toContain(
    "`npm run check-in -- ENG-1` asks for the values, with the last ones beside them, for the outlook and for the note;",
  );
});
