import { z } from "zod";
import type { KeyPath } from "../model/finding.ts";

/** The keys that a schema allows at a path; several mappings where there is a choice, none where there is no mapping. */
export function findKeys(schema: z.core.$ZodType, path: KeyPath): readonly string[] {
  return findSchemas(schema, path).flatMap((option) =>
    option instanceof z.ZodObject ? Object.keys(option.shape) : [],
  );
}

/** The types that a schema allows at a path, in the schema's words: `string`, `boolean`, `array`. */
export function findTypes(schema: z.core.$ZodType, path: KeyPath): readonly string[] {
  return findSchemas(schema, path).map((option) => option._zod.def.type);
}

/** Whether a word is a key of anything in a schema, at any depth. */
export function isKeyIn(schema: z.core.$ZodType, word: string): boolean {
  return unwrap(schema).some((option) => {
    if (option instanceof z.ZodArray) return isKeyIn(option.element, word);
    if (option instanceof z.ZodRecord) return isKeyIn(option.valueType, word);
    if (!(option instanceof z.ZodObject)) return false;
    const shape: Readonly<Record<string, z.core.$ZodType>> = option.shape;
    return Object.hasOwn(shape, word) || Object.values(shape).some((each) => isKeyIn(each, word));
  });
}

/** The words of which one is to be chosen at a path; none where anything else may be written. */
export function findChoices(schema: z.core.$ZodType, path: KeyPath): readonly (string | number)[] {
  return findSchemas(schema, path).flatMap((option) =>
    option instanceof z.ZodEnum ? option.options : [],
  );
}

/** The sentence that the schema has for the value at a path. */
export function findDescription(schema: z.core.$ZodType, path: KeyPath): string | undefined {
  for (const option of findSchemas(schema, path)) {
    const description = z.globalRegistry.get(option)?.description;
    if (description !== undefined) return description;
  }
  return undefined;
}

/** Whether a value may stand at a path. */
export function isAllowed(schema: z.core.$ZodType, path: KeyPath, value: unknown): boolean {
  return findSchemas(schema, path).some((option) => z.core.safeParse(option, value).success);
}

/** Whether a value at a path is of the right type, whatever is wrong with it or with what is in it. */
export function isOfKind(schema: z.core.$ZodType, path: KeyPath, value: unknown): boolean {
  return findSchemas(schema, path).some((option) => {
    const issues = z.core.safeParse(option, value).error?.issues ?? [];
    return !issues.some((issue) => issue.code === "invalid_type" && issue.path.length === 0);
  });
}

/** Whether a mapping cannot be without the key that a path ends in. */
export function isRequired(schema: z.core.$ZodType, path: KeyPath): boolean {
  const options = findSchemas(schema, path.slice(0, -1)).filter(
    (option) => option instanceof z.ZodObject,
  );
  return (
    options.length > 0 &&
    options.every((option) => {
      const child: unknown = option.shape[String(path.at(-1))];
      return child instanceof z.ZodType && !child.safeParse(undefined).success;
    })
  );
}

/** What a schema allows at a path, without `optional`, `nullable` and unions around it. */
export function findSchemas(schema: z.core.$ZodType, path: KeyPath): readonly z.core.$ZodType[] {
  let options = unwrap(schema);
  for (const segment of path) options = options.flatMap((option) => toChild(option, segment));
  return options;
}

/** What stands behind `optional`, `nullable` and unions. */
export function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap());
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}

function toChild(schema: z.core.$ZodType, segment: string | number): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const child = Object.hasOwn(shape, segment) ? shape[segment] : undefined;
    return child ? unwrap(child) : [];
  }
  if (schema instanceof z.ZodArray) return unwrap(schema.element);
  if (schema instanceof z.ZodRecord) return unwrap(schema.valueType);
  return [];
}
