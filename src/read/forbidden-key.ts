import type { z } from "zod";
import type { Finding, KeyPath } from "../model/finding.ts";
import { atKey, toFinding } from "../model/finding.ts";
import { isRecord } from "../model/record.ts";
import { findKeys } from "./schema-keys.ts";

/** The one name that data cannot have for a key: it would be lost where a mapping takes any name. */
const forbidden = "__proto__";

/** Checks that nothing is called by a name that is lost; where keys are known by name, it is unknown like any other. */
export function checkForbiddenKeys(
  schema: z.ZodType,
  data: unknown,
  { file, text }: { readonly file: string; readonly text: string },
): readonly Finding[] {
  // Hardly any file has it, so hardly any is walked for it.
  if (!text.includes(forbidden)) return [];
  return listPaths(data, [])
    .filter((path) => findKeys(schema, path).length === 0)
    .map((path) => {
      const message = `\`${forbidden}\` cannot be the name of anything, so what it stands for would be lost.`;
      const hint = "Give it another name.";
      return toFinding("invalid-value", file, message, { anchor: atKey(...path, forbidden), hint });
    });
}

/** The mappings that have it for a key. */
function listPaths(value: unknown, path: KeyPath): readonly KeyPath[] {
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, at) => listPaths(each, [...path, at]));
  }
  if (!isRecord(value)) return [];
  const below = Object.entries(value).flatMap(([key, child]) => listPaths(child, [...path, key]));
  return Object.hasOwn(value, forbidden) ? [path, ...below] : below;
}
