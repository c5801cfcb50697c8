import type { KeyPath } from "./finding.ts";

/** Whether a value is a mapping, and neither a list nor null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a mapping has by a name that somebody wrote: every object has a `constructor` that nobody did. */
export function getOwn<Value>(
  mapping: Readonly<Partial<Record<string, Value>>> | undefined,
  name: string | number,
): Value | undefined {
  return mapping !== undefined && Object.hasOwn(mapping, name) ? mapping[name] : undefined;
}

/** What stands at a path; undefined where nothing does. */
export function findAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((parent, segment) => {
    if (Array.isArray(parent) && typeof segment === "number") return parent[segment] as unknown;
    return isRecord(parent) && Object.hasOwn(parent, segment) ? parent[segment] : undefined;
  }, value);
}

/**
 * Calls `visit` with every text, number, truth value and null of some data. The path is one that grows and shrinks, to
 * be copied by whoever keeps it: a list for each of a million values would cost more than what is asked of them.
 */
export function visitValues(data: unknown, visit: (value: unknown, path: KeyPath) => void): void {
  const path: (string | number)[] = [];
  const visitAt = (segment: string | number, value: unknown): void => {
    path.push(segment);
    visitBelow(value);
    path.pop();
  };
  const visitBelow = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at += 1) visitAt(at, value[at]);
    } else if (isRecord(value)) {
      for (const key of Object.keys(value)) visitAt(key, value[key]);
    } else visit(value, path);
  };
  visitBelow(data);
}
