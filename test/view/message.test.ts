import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toMessage } from "../../src/view/message.ts";

describe("toMessage(message)", () => {
  it("sets the author's own text apart", () => {
    expect(toMessage("`onwer` is no key of an objective.")).toEqual([
      { text: "onwer", quoted: true },
      { text: " is no key of an objective.", quoted: false },
    ]);
  });

  it("lets doubled backticks hold single ones", () => {
    expect(toMessage("`` a `b` c `` is no date.")[0]).toEqual({ text: "a `b` c", quoted: true });
  });

  it("leaves a lone backtick as it is", () => {
    expect(toMessage("a ` b")).toEqual([{ text: "a ` b", quoted: false }]);
  });

  it("loses no word, whatever the message", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("`", "``", " ", "word", "µ", "é")), (pieces) => {
        const message = pieces.join("");
        const words = (text: string) => text.replace(/[`\s]/g, "");
        const parts = toMessage(message).map(({ text }) => text);
        expect(words(parts.join(""))).toBe(words(message));
      }),
    );
  });
});
