import type { ChangeValue } from "./change.ts";

/** A value that fits into a line: longer texts and what is nested are for the file to show. */
export function toValue(value: unknown): ChangeValue | undefined {
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value === "string") return value.length > 200 || /\n/.test(value) ? undefined : value;
  if (!Array.isArray(value)) return undefined;
  const parts = value.map(toValue);
  return parts.length === 0 || parts.includes(undefined) ? undefined : parts.join(", ");
}
