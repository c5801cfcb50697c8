import type { KeyPath } from "../model/finding.ts";

/** Whether a value is a mapping, and neither a list nor null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path; undefined where nothing does. */
export function findAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((parent, segment) => {
    if (Array.isArray(parent) && typeof segment === "number") return parent[segment] as unknown;
    return isRecord(parent) && Object.hasOwn(parent, segment) ? parent[segment] : undefined;
  }, value);
}
