import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildOptions, parseOptions, putOperandsFirst } from "../../src/site/command.ts";

const options = {
  name: { value: "TEXT", text: "a name" },
  host: { value: "HOST", text: "a host" },
  force: { value: "", text: "a switch" },
};

describe("parseOptions(options, argv)", () => {
  it.each([
    ["out", ["--out", ""]],
    ["content", ["--content="]],
  ])("refuses an empty `--%s`, which would be the folder in which one stands", (name, argv) => {
    expect(() => parseOptions(buildOptions, argv)).toThrow(`\`--${name}\` needs a value.`);
  });
});

describe("putOperandsFirst(options, argv)", () => {
  it.each([
    [
      ["here", "--name", "X"],
      ["here", "--name", "X"],
    ],
    [
      ["--name", "X", "here"],
      ["here", "--name", "X"],
    ],
    [
      ["--force", "here", "--name=X"],
      ["here", "--force", "--name=X"],
    ],
    [
      ["--name", "--host", "here"],
      ["here", "--name", "--host"],
    ],
    [["--name"], ["--name"]],
  ])("makes %j to %j", (argv, sorted) => {
    expect(putOperandsFirst(options, argv)).toEqual(sorted);
  });

  it("takes what is typed the same way, wherever the operand stands", () => {
    const word = fc.stringMatching(/^[a-z./]{1,8}$/);
    fc.assert(
      fc.property(word, word, word, fc.nat(3), (operand, name, host, at) => {
        const groups = [["--name", name], ["--force"], [`--host=${host}`]];
        const argv = [...groups.slice(0, at), [operand], ...groups.slice(at)].flat();
        const [first, ...rest] = putOperandsFirst(options, argv);
        expect(first).toBe(operand);
        expect(parseOptions(options, rest)).toEqual({ name, host, force: "true" });
      }),
    );
  });
});
