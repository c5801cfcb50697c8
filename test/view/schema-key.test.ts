import { describe, expect, it } from "vitest";
import { z } from "zod";
import { documentSchemas } from "../../src/model/document.ts";
import { readingSchema } from "../../src/model/schema/kpi.ts";
import { peopleSchema, portalSchema } from "../../src/model/schema/portal.ts";
import { documentKeys, isoDate, itemKeys, month, reference } from "../../src/model/schema/text.ts";
import type { MessagePart } from "../../src/view/message.ts";
import { toSchemaTables, toTypeWords } from "../../src/view/schema-key.ts";

describe("toSchemaTables(shape, common)", () => {
  it("gives a mapping within a list a table of its own", () => {
    const shape = z.strictObject({
      kind: z.literal("thing"),
      parts: z.array(z.strictObject({ due: isoDate.describe("When. Default: today.") })).optional(),
    }).shape;
    const tables = toSchemaTables(shape, {});
    expect(tables.map(({ path, keys }) => [path, keys.map(({ name }) => name)])).toEqual([
      ["", ["parts"]],
      ["parts", ["due"]],
    ]);
    expect(tables[1]?.keys[0]).toEqual({
      name: "due",
      required: true,
      type: [{ text: "date", quoted: false }],
      default: [{ text: "today", quoted: false }],
      meaning: [{ text: "When.", quoted: false }],
    });
  });

  it("leaves out what is told once for all documents", () => {
    const [own] = toSchemaTables(documentSchemas.objective.shape, documentKeys);
    const names = own?.keys.map(({ name }) => name);
    expect(names).toContain("supports");
    expect(names).not.toContain("aliases");
  });

  const shapes = {
    ...Object.fromEntries(Object.entries(documentSchemas).map(([k, { shape }]) => [k, shape])),
    document: documentKeys,
    item: itemKeys,
    reading: readingSchema.shape,
    portal: portalSchema.shape,
    people: peopleSchema.shape,
  };
  it.each(Object.entries(shapes))("finds a meaning for every key of %s", (_, shape) => {
    const mute = toSchemaTables(shape, {}).flatMap(({ path, keys }) =>
      keys.filter(({ meaning }) => toText(meaning) === "").map(({ name }) => `${path}.${name}`),
    );
    expect(mute).toEqual([]);
  });
});

describe("toTypeWords(schema)", () => {
  it.each([
    ["date", isoDate.optional()],
    ["list of references", z.array(reference)],
    ["`a` or `b`", z.enum(["a", "b"]).describe("Which.")],
    ["number or nothing", z.number().nullable()],
    ["mapping of ids to numbers", z.record(z.string(), z.number())],
    ["mapping of months to numbers", z.record(month, z.number())],
    ["reference or list of references", z.union([reference, z.array(reference)])],
  ])("%s", (words, schema) => {
    expect(toTypeWords(schema)).toBe(words);
  });
});

function toText(parts: readonly MessagePart[]): string {
  return parts.map(({ text }) => text).join("");
}
