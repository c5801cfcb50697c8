import { describe, expect, it } from "vitest";
import { UnwritableError } from "../../src/exchange/yaml-edit.ts";
import { addCycle, setCycleState } from "../../src/exchange/cycle-text.ts";

const q4 = {
  ...{ id: "2026-q4", label: "Q4 2026", parent: "2026", start: "2026-10-01", end: "2026-12-31" },
  ...{ state: "planning" as const, checkInEvery: "14d" },
};
const line =
  '{id: 2026-q4, label: Q4 2026, parent: "2026", start: 2026-10-01, end: 2026-12-31, state: planning, checkInEvery: 14d}';

describe("setCycleState(text, id, state)", () => {
  it("changes the state of one cycle, and nothing else", () => {
    const text =
      "# Ours.\ncycles:\n  - {id: a, state: active} # one\n  - id: b # two\n    label: B\nx: 1\n";
    expect(setCycleState(text, "a", "closed")).toBe(text.replace("active", "closed"));
    expect(setCycleState(text, "b", "closed")).toBe(
      text.replace("label: B\n", "label: B\n    state: closed\n"),
    );
    expect(setCycleState(text, "a", "active")).toBe(text);
    expect(() => setCycleState(text, "c", "closed")).toThrow(UnwritableError);
  });
});

describe("addCycle(text, entry, behind)", () => {
  it("adds a cycle in the manner of the one before", () => {
    const text = "cycles:\n  - {id: a} # one\n  # Later ones.\n  - {id: z}\nx: 1\n";
    expect(addCycle(text, q4, "a")).toBe(text.replace("# one\n", `# one\n  - ${line}\n`));
    expect(addCycle("cycles: [{id: a}, {id: z}]\n", q4, "a")).toBe(
      `cycles: [{id: a}, ${line}, {id: z}]\n`,
    );
    expect(addCycle("cycles:\n- id: a\n  label: A", q4, "a")).toBe(
      'cycles:\n- id: a\n  label: A\n- id: 2026-q4\n  label: Q4 2026\n  parent: "2026"\n  start: 2026-10-01\n  end: 2026-12-31\n  state: planning\n  checkInEvery: 14d\n',
    );
  });
});
