import { describe, expect, it } from "vitest";
import { a, objective, read, toContent } from "./cycle.ts";
import { hasTerminal, type } from "./terminal.ts";

/** Checks in on a terminal, with what somebody types at each prompt. */
async function checkIn(typed: readonly (readonly [prompt: string, text: string])[]) {
  const content = toContent({ [`${a}.md`]: objective("Find the fault") });
  const parameters = ["check-in.ts", a, "--content", content, "--as-of", "2026-09-10"];
  const { said, status } = await type(parameters, typed);
  return { said, status, text: read(content, `${a}.md`) };
}

describe.skipIf(!hasTerminal)("npm run check-in -- ID, on a terminal", () => {
  it("asks again at the prompt where an answer cannot be taken, and keeps the others", async () => {
    const { said, status, text } = await checkIn([
      ["kr1 Faults found first", "52,5\n"],
      ["Write `52.5`.", "52.5\n"],
      ["kr2 Hours to a possession", "\n"],
      ["Outlook (on-track, at-risk, off-track): ", "amber\n"],
      ["`amber` is none of on-track, at-risk, off-track.", "At risk\n"],
      ["Note: ", "Six units fitted.\n"],
    ]);
    expect(said).not.toContain("--");
    expect(status).toBe(0);
    expect(text).toContain(
      "  - date: 2026-09-10\n    by: ada\n    outlook: at-risk\n    values: {kr1: 52.5}\n    note: Six units fitted.\n",
    );
  });

  it("shows what was answered where the check refuses it", async () => {
    const { said, status } = await checkIn([
      ["kr1 Faults found first", "52\n"],
      ["kr2 Hours to a possession", "\n"],
      ["Outlook (on-track, at-risk, off-track): ", "\n"],
      ["Note: ", "See <script>alert(1)</script>.\n"],
    ]);
    expect(said).toContain(
      "as it would not pass the check. It would have been this entry of `checkIns`:\n  - {date: 2026-09-10, by: ada, values: {kr1: 52}, note: See <script>alert(1)</script>.}\n",
    );
    expect(status).toBe(1);
  });
});
