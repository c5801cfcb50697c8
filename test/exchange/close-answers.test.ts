import { describe, expect, it } from "vitest";
import { parseAnswers } from "../../src/exchange/close-answers.ts";
import { parseYaml } from "../../src/read/yaml.ts";

/** What is wrong with the answers about one objective, as somebody typed them. */
function findProblems(...lines: readonly string[]): readonly string[] {
  return parse(...lines).problems;
}

function parse(...lines: readonly string[]) {
  const result = parseYaml(`q/a:\n${lines.map((line) => `  ${line}\n`).join("")}`);
  if ("problem" in result) throw new Error(result.problem.message);
  return parseAnswers(result.data, [{ id: "q/a", items: ["kr1", "kr2"] }]);
}

const comma =
  "A comma ends a value between braces: write decimals with a point, `62.5`, and thousands without a sign, `1200000`.";

describe("parseAnswers(data, asked)", () => {
  it("leaves out what is empty, as the draft lays it out", () => {
    const { answers, problems } = parse(
      "result:",
      "scores: # a grade of what was never measured",
      "  kr1: {score: , reason: }",
      "  kr2: {score: 0.5, reason: , decision: }",
      'reason: ""',
      "learned:",
      "score:",
      "supersededBy:",
      "decision: keep",
    );
    expect(problems).toEqual([]);
    expect(answers.get("q/a")).toEqual({ scores: { kr2: { score: 0.5 } }, decision: "keep" });
    expect(parse("scores: {kr1: {score: }}").answers.size).toBe(0);
    expect(parse("scores: {kr1: , kr2: {}}").answers.size).toBe(0);
  });

  it.each([
    ["scores: {kr1: {score: 0,7, reason: Half.}}", "`q/a › scores › kr1` has no key `7`."],
    ["scores: {kr1: {reason: Half., score: 1,0}}", "`q/a › scores › kr1` has no key `0`."],
    ["scores: {kr1: 0,7}", "`q/a` has no key result `7`; it has `kr1` or `kr2`."],
  ])("refuses a number that a comma has split: %s", (line, problem) => {
    expect(findProblems(line)).toContain(`${problem} ${comma}`);
  });

  it("refuses it in an outcome between braces, too", () => {
    const result = parseYaml("q/a: {score: 0,7, decision: keep}");
    const { answers, problems } = parseAnswers("data" in result ? result.data : undefined, [
      { id: "q/a", items: [] },
    ]);
    expect(problems).toEqual([`\`q/a\` has no key \`7\`. ${comma}`]);
    expect(answers.size).toBe(0);
  });

  it.each([
    ["scores: {kr1: {score:0.7}}", "`q/a › scores › kr1` has no key `score:0.7`.", "score: 0.7"],
    ["scores: {kr1:0.7}", "`q/a` has no key result `kr1:0.7`; it has `kr1` or `kr2`.", "kr1: 0.7"],
    ["{score:0.7}", "`q/a` has no key `score:0.7`.", "score: 0.7"],
  ])("refuses a number that no space parts from its key: %s", (line, problem, meant) => {
    expect(findProblems(line)).toEqual([`${problem} Put a space behind the colon: \`${meant}\`.`]);
  });

  it.each([
    ["lerned:", "`q/a` has no key `lerned`. It can be"],
    ["scores: {kr9: }", "`q/a` has no key result `kr9`; it has `kr1` or `kr2`."],
    [
      "scores: {kr1: {score: 0.7, reason: Late, very late.}}",
      "`q/a › scores › kr1` has no key `very late.`. It can be `score`, `reason` or `decision`.",
    ],
    ["learned: {Late, later}", '`q/a › learned` is `{"Late":null,"later":null}`, where a text is'],
    ["decision: {keep}", '`q/a › decision` is `{"keep":null}`. It can be `keep`,'],
    ["scores: {kr1: {score: {0,7}}}", '`q/a › scores › kr1 › score` is `{"0":null,"7":null}`,'],
    ["scores: {kr1: {reason: {}}}", "`q/a › scores › kr1 › reason` is `{}`, where a text is"],
  ])("passes nothing over that it does not know, though it is empty: %s", (line, problem) => {
    const problems = findProblems(line);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });
});
