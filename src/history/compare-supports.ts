import type { KeyChange } from "./compare-entry.ts";

interface Support {
  readonly to: string;
  readonly how?: unknown;
  readonly weight?: unknown;
}

/**
 * Compares what something contributes to: other parents, or the same ones in another order, as the first is the
 * primary; another weight; another sentence of how.
 */
export function compareSupports(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly KeyChange[] {
  const was = before.map(toSupport);
  const now = after.map(toSupport);
  const key = "supports";
  const names = (supports: readonly Support[]): string => supports.map(({ to }) => to).join(", ");
  const changes: KeyChange[] = [];
  if (names(was) !== names(now)) {
    const values = {
      ...(was.length > 0 && { was: names(was) }),
      ...(now.length > 0 && { now: names(now) }),
    };
    changes.push({ type: "reparented", key, ...values });
  }
  for (const [at, { to, how, weight }] of now.entries()) {
    const same = was.find((each) => each.to === to);
    if (!same) continue;
    const [from, into] = [same.weight ?? 1, weight ?? 1];
    if (typeof from === "number" && typeof into === "number" && from !== into) {
      changes.push({ type: "reweighted", key, was: from, now: into, at: [key, at] });
    }
    if (same.how !== how) changes.push({ type: "reworded", key, at: [key, at] });
  }
  return changes;
}

function toSupport(value: unknown): Support {
  // By the schema a reference, or a record that holds one.
  return typeof value === "string" ? { to: value } : (value as Support);
}
