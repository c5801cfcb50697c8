import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { toFlow } from "../../src/read/flow.ts";

describe("toFlow(value)", () => {
  it("writes a value as YAML on one line", () => {
    const entry = { id: "anna", name: "Anna Field", tags: ["a: b", "no", 7, "7", true, null] };
    const text = toFlow(entry);
    expect(text).toBe('{id: anna, name: Anna Field, tags: ["a: b", no, 7, "7", true, null]}');
    expect(parse(text)).toEqual(entry);
  });

  it("writes what is short so that it is read back as it was", () => {
    const text = fc.string({ maxLength: 20 }).filter((each) => !/[`\p{Cc}]/u.test(each));
    const part = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(part, fc.array(part, { maxLength: 6 })), { maxLength: 6 }),
        (list) => {
          expect(parse(toFlow(list))).toEqual(list);
        },
      ),
    );
  });

  it("shows no more than one reads at a glance", () => {
    const long = Array.from({ length: 5000 }, (_, at) => `id-${at}`);
    expect(toFlow(long)).toBe("[id-0, id-1, id-2, id-3, id-4, id-5, …]");
    expect(toFlow(Object.fromEntries(long.map((id) => [id, 1])))).toMatch(
      /^\{(?:id-\d: 1, ){6}…\}$/,
    );
    const deep = long.reduce<unknown>((inner) => [inner], "a");
    expect(toFlow(deep)).toBe("[[[[…]]]]");
  });
});
