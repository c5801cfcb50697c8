import type { z } from "zod";
import type { KeyPath } from "../model/finding.ts";
import type { Mend } from "../model/mend.ts";
import { isRecord } from "../model/record.ts";
import { findKeys } from "./schema-keys.ts";

/**
 * The ids that went with what was left out of a document, so that nobody calls a reference to them unknown:
 * `<document>#kr1`, or `<document>#` where an item's own id cannot be told.
 */
export function listLostIds(schema: z.ZodType, { leftOut }: Mend, document: string): string[] {
  return leftOut.flatMap(({ path, value }) => {
    // Ids of its own, by which it may be named.
    if (path[0] === "id" || path[0] === "aliases") {
      return [value].flat().filter((id) => typeof id === "string");
    }
    const items = listItems(value, path, schema);
    return items.map((id) => `${document}#${id}`);
  });
}

/** The ids of items in a value and below it; an empty one for each item that has none. */
export function listItems(value: unknown, path: KeyPath, schema: z.ZodType): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, at) => listItems(each, [...path, at], schema));
  }
  const isEntry = typeof path.at(-1) === "number";
  const own = isEntry && findKeys(schema, path).includes("id") ? [toId(value)] : [];
  if (isRecord(value)) {
    const below = Object.entries(value).flatMap(([key, child]) =>
      typeof child === "object" ? listItems(child, [...path, key], schema) : [],
    );
    return [...own, ...below, ...(own.length === 0 ? toAny(path, schema) : [])];
  }
  return own.length === 0 ? toAny(path, schema) : own;
}

/** In the place of a list there is something else, which may stand for any of its entries. */
function toAny(path: KeyPath, schema: z.ZodType): string[] {
  return findKeys(schema, [...path, 0]).includes("id") ? [""] : [];
}

function toId(item: unknown): string {
  return isRecord(item) && typeof item["id"] === "string" ? item["id"] : "";
}
