/** JSON on one line with sorted keys: the same data gives the same text, whatever order it was made in. */
export function renderCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(renderItem).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  // By code unit and not by a language, so that every machine sorts alike.
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${renderCanonical(each)}`).join(",")}}`;
}

/** A list with one item a line, so that a person can read and compare it. */
export function renderCanonicalLines(items: readonly unknown[]): string {
  return items.length === 0 ? "[]\n" : `[\n${items.map(renderCanonical).join(",\n")}\n]\n`;
}

/** JSON has no place for nothing but in a list. */
function renderItem(value: unknown): string {
  return value === undefined ? "null" : renderCanonical(value);
}
