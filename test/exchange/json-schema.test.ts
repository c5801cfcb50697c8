import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { SchemaName } from "../../src/exchange/json-schema.ts";
import { schemaNames, toJsonSchema } from "../../src/exchange/json-schema.ts";
import { documentSchemas } from "../../src/model/document.ts";
import { peopleSchema, portalSchema } from "../../src/model/schema/portal.ts";
import { parseFrontMatter } from "../../src/read/front-matter.ts";
import { isRecord } from "../../src/model/record.ts";
import { findDescription } from "../../src/view/schema-key.ts";
import { parseYaml } from "../../src/read/yaml.ts";

const root = join(import.meta.dirname, "../..");
const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
// The types of this package say `default` where Node has the function itself.
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
const validators = new Map(schemaNames.map((name) => [name, ajv.compile(toJsonSchema(name))]));
const zodSchemas = {
  portal: portalSchema,
  people: peopleSchema,
  ...documentSchemas,
} satisfies Readonly<Record<SchemaName, z.ZodType>>;

interface Authored {
  readonly file: string;
  readonly name: SchemaName;
  readonly data: Record<string, unknown>;
}

/** Everything below a folder that a schema is for, as the check reads it. */
function readAuthored(folder: string): Authored[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort()
    .flatMap((file) => {
      const text = () => readFileSync(join(folder, file), "utf8");
      const path = relative(root, join(folder, file));
      if (/(^|\/)(portal|people)\.yaml$/.test(file)) {
        const parsed = parseYaml(text());
        const name = file.endsWith("portal.yaml") ? ("portal" as const) : ("people" as const);
        return "data" in parsed && isRecord(parsed.data)
          ? [{ file: path, name, data: parsed.data }]
          : [];
      }
      if (!/\.mdx?$/.test(file)) return [];
      const data = parseFrontMatter(file, text()).document?.data;
      const kind = data?.["kind"];
      return data && isName(kind) ? [{ file: path, name: kind, data: { ...data } }] : [];
    });
}

function isName(kind: unknown): kind is SchemaName {
  return typeof kind === "string" && Object.hasOwn(documentSchemas, kind);
}

function accepts({ name, data }: Pick<Authored, "name" | "data">) {
  const validate = validators.get(name);
  if (!validate) throw new Error(`no schema: ${name}`);
  const said = validate(data);
  return { said, errors: ajv.errorsText(validate.errors) };
}

describe("toJsonSchema(name)", () => {
  it("has one for each kind of document, and one for each of the two files of YAML", () => {
    expect(schemaNames).toEqual(["portal", "people", ...Object.keys(documentSchemas)]);
  });

  it("takes everything in the demonstration", () => {
    const authored = readAuthored(join(root, "content"));
    expect(authored.length).toBeGreaterThan(100);
    const refused = authored.flatMap((each) => {
      const { said, errors } = accepts(each);
      return said ? [] : [`${each.file}: ${errors}`];
    });
    expect(refused).toEqual([]);
  });

  it("says of every file of the tests, broken or not, what the check's own schema says", () => {
    const authored = readAuthored(join(root, "test/input"));
    const verdicts = authored.map((each) => ({
      file: each.file,
      check: zodSchemas[each.name].safeParse(each.data).success,
      schema: accepts(each).said,
    }));
    expect(verdicts.filter(({ check }) => !check).length).toBeGreaterThan(5);
    expect(verdicts.filter(({ check, schema }) => check !== schema)).toEqual([]);
  });

  const odd = fc.oneof(
    fc.constantFrom(
      "",
      " ",
      "2026-02-30",
      "2026-13",
      "2026-02",
      "14d",
      "0w",
      "Kr 1",
      "ä",
      "\u200b",
    ),
    fc.constantFrom("http://a.example", "ftp://a.example", "true", ">= 90", "60..70", "a/b"),
    fc.integer({ min: -3, max: 12 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant([]),
    fc.constant({}),
  );

  it("agrees with the check's own schema when a value is put in anywhere", () => {
    const authored = readAuthored(join(root, "content"));
    const anywhere = fc.record({
      one: fc.constantFrom(...authored),
      at: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
      odd,
    });
    fc.assert(
      fc.property(anywhere, ({ one, at, odd: value }) => {
        const data = putIn(one.data, at, value);
        const check = zodSchemas[one.name].safeParse(data).success;
        const { said, errors } = accepts({ name: one.name, data });
        expect(said, `${one.file} ${errors} ${JSON.stringify(data)}`).toBe(check);
      }),
      { numRuns: 4000 },
    );
  });

  it("has the sentence of every key", () => {
    for (const name of schemaNames) {
      const { properties } = toJsonSchema(name);
      const shape: Readonly<Record<string, z.ZodType>> = zodSchemas[name].shape;
      for (const [key, property] of Object.entries(isRecord(properties) ? properties : {})) {
        const schema = shape[key];
        const said = schema && findDescription(schema);
        if (said !== undefined)
          expect(property, `${name}.${key}`).toMatchObject({ description: said });
      }
    }
  });

  it("says where the portal publishes it", () => {
    expect(toJsonSchema("kpi", { site: "https://plans.example/" })["$id"]).toBe(
      "https://plans.example/schemas/kpi.json",
    );
  });
});

/** The data with one value replaced, at a place that the numbers lead to; the last one also renames a key at times. */
function putIn(
  data: Readonly<Record<string, unknown>>,
  [first = 0, ...rest]: readonly number[],
  value: unknown,
): Record<string, unknown> {
  const keys = Object.keys(data);
  const key = keys[first % (keys.length + 1)] ?? "another";
  return { ...data, [key]: replace(data[key], rest, value) };
}

function replace(old: unknown, path: readonly number[], value: unknown): unknown {
  const [at] = path;
  if (at === undefined) return value;
  if (Array.isArray(old) && old.length > 0) {
    return old.map((each: unknown, index) =>
      index === at % old.length ? replace(each, path.slice(1), value) : each,
    );
  }
  return isRecord(old) && Object.keys(old).length > 0 ? putIn(old, path, value) : value;
}
