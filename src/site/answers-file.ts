import { existsSync } from "node:fs";
import type { Answers } from "../exchange/close-answers.ts";
import { parseAnswers } from "../exchange/close-answers.ts";
import type { Cycle, Plan } from "../model/plan.ts";
import { findLineStarts, toPlace } from "../read/line.ts";
import { readText } from "../read/text.ts";
import type { YamlProblem } from "../read/yaml-problem.ts";
import { findYamlProblems } from "../read/yaml-problem.ts";
import { parseYaml } from "../read/yaml.ts";
import { UsageError } from "./command.ts";

/** Reads a file of answers to what a cycle is asked. Throws a `UsageError` that says all that is wrong with it. */
export function readAnswers({ objectives }: Plan, { cycle }: Cycle, file: string): Answers {
  if (!existsSync(file)) throw new UsageError(`There is no file of answers \`${file}\`.`);
  const read = readText(file);
  if ("problem" in read) {
    throw toRefusal(file, [`${read.problem.message} ${read.problem.hint}`]);
  }
  const result = parseYaml(read.text);
  if ("problem" in result) {
    const problems = findYamlProblems(read.text, result.problem);
    throw toRefusal(file, describeProblems(read.text, problems));
  }
  const asked = objectives
    .filter((objective) => objective.cycle === cycle)
    .map(({ id, keyResults }) => ({ id, items: keyResults.map(({ item }) => item) }));
  const { answers, problems } = parseAnswers(result.data, asked);
  if (problems.length > 0) throw toRefusal(file, problems);
  return answers;
}

function describeProblems(text: string, problems: readonly YamlProblem[]): readonly string[] {
  const lineStarts = findLineStarts(text);
  return problems.map(({ start, end, message, hint = "" }) => {
    const { line, column } = toPlace(lineStarts, start, end);
    return `Line ${line}, column ${column}: ${message} ${hint}`.trim();
  });
}

function toRefusal(file: string, problems: readonly string[]): UsageError {
  return new UsageError(
    `\`${file}\` cannot be used:\n${problems.map((each) => `- ${each}`).join("\n")}\n`,
  );
}
