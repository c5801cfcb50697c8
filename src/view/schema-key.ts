import { z } from "zod";
import { joinOr } from "../model/enumeration.ts";
import { typeNames } from "../model/schema/text.ts";
import type { MessagePart } from "./message.ts";
import { toMessage } from "./message.ts";

/** A key that an author may write. */
export interface SchemaKeyView {
  readonly name: string;
  readonly required: boolean;
  /** `date`, `list of references`, `` `output` or `input` ``. */
  readonly type: readonly MessagePart[];
  readonly default?: readonly MessagePart[];
  /** What it means; empty where its name and its type say it all. */
  readonly meaning: readonly MessagePart[];
}

/** The keys of one mapping, and those of the mappings within it. */
export interface SchemaTable {
  /** Where it stands: empty for the document itself, else as in `keyResults` or `dependsOn`. */
  readonly path: string;
  readonly keys: readonly SchemaKeyView[];
}

type Schema = z.core.$ZodType;
export type Shape = Readonly<Record<string, Schema>>;

/**
 * The tables of a strict schema: its own keys, then each mapping below it. What every document and every item may have
 * is told once, elsewhere: schemas that are part of `common` are left out.
 */
export function toSchemaTables(shape: Shape, common: Shape): readonly SchemaTable[] {
  return toTables(shape, "", new Set(Object.values(common)));
}

function toTables(shape: Shape, path: string, common: ReadonlySet<Schema>): readonly SchemaTable[] {
  const keys = Object.entries(shape).filter(
    ([name, schema]) => name !== "kind" && !common.has(schema),
  );
  const below = keys.flatMap(([name, schema]) => {
    const inner = findObject(schema);
    if (inner === undefined) return [];
    return toTables(inner, path === "" ? name : `${path}.${name}`, common);
  });
  return [{ path, keys: keys.map(([name, schema]) => toKey(name, schema)) }, ...below];
}

function toKey(name: string, schema: Schema): SchemaKeyView {
  const described = findDescription(schema) ?? "";
  // A sentence `Default: 1.` is a column of its own.
  const [sentence = "", fallback] = /^Default: (.+)\.$/.test(described)
    ? ["", described.slice("Default: ".length, -1)]
    : described.split(/ Default: (.+)\.$/);
  return {
    name,
    required: !(schema instanceof z.ZodOptional),
    type: toMessage(toTypeWords(schema)),
    ...(fallback === undefined ? {} : { default: toMessage(fallback) }),
    meaning: toMessage(sentence),
  };
}

/** The sentence of a schema, or of what it wraps. */
export function findDescription(schema: Schema): string | undefined {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return findDescription(schema.unwrap());
  }
  return undefined;
}

/** A schema's type in words that an author knows. */
export function toTypeWords(schema: Schema): string {
  const name = typeNames.get(schema)?.name;
  if (name !== undefined) return name;
  if (schema instanceof z.ZodOptional) return toTypeWords(schema.unwrap());
  if (schema instanceof z.ZodNullable) return `${toTypeWords(schema.unwrap())} or nothing`;
  if (schema instanceof z.ZodUnion) return joinOr([...new Set(schema.options.map(toTypeWords))]);
  if (schema instanceof z.ZodArray) return `list of ${toPlural(schema.element)}`;
  if (schema instanceof z.ZodTuple) return "list of two numbers";
  if (schema instanceof z.ZodRecord) {
    // What has no name of its own is the id of something.
    const keys = typeNames.get(schema.keyType)?.plural ?? "ids";
    return `mapping of ${keys} to ${toPlural(schema.valueType)}`;
  }
  if (schema instanceof z.ZodObject) return "mapping";
  if (schema instanceof z.ZodEnum) return joinOr(schema.options.map((value) => `\`${value}\``));
  if (schema instanceof z.ZodLiteral) {
    return joinOr([...schema.values].map((value) => `\`${String(value)}\``));
  }
  if (schema instanceof z.ZodBoolean) return "`true` or `false`";
  if (schema instanceof z.ZodNumber) return "number";
  if (schema instanceof z.ZodNull) return "nothing";
  if (schema instanceof z.ZodUnknown) return "anything";
  return "text";
}

function toPlural(schema: Schema): string {
  const named = typeNames.get(schema)?.plural;
  if (named !== undefined) return named;
  if (schema instanceof z.ZodUnion) return joinOr([...new Set(schema.options.map(toPlural))]);
  const words = toTypeWords(schema);
  return plurals[words] ?? words;
}

const plurals: Readonly<Record<string, string>> = {
  text: "texts",
  mapping: "mappings",
  number: "numbers",
  "number or nothing": "numbers",
};

/** The mapping that a key holds, alone, in a list, by id, or as one of several ways of writing it. */
function findObject(schema: Schema): Shape | undefined {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return findObject(schema.unwrap());
  }
  if (schema instanceof z.ZodArray) return findObject(schema.element);
  if (schema instanceof z.ZodRecord) return findObject(schema.valueType);
  if (schema instanceof z.ZodUnion) {
    return schema.options.map(findObject).find((shape) => shape !== undefined);
  }
  return undefined;
}
