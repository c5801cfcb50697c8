import type { CascadeItem } from "./cascade-graph.ts";
import { toOwnWord, toPlural } from "./cascade-word.ts";

const columnNames = ["Mission", "Themes", "Company", "Department", "Team"] as const;

/** What a node would have its column called. */
export function toColumnName({ node, column }: CascadeItem): string {
  switch (node.kind) {
    case "key-result":
    case "kpi":
    case "plan-item":
      return toPlural(toOwnWord(node));
    case "framework-plan":
      return "Plans";
    case "direction":
    case "theme":
    case "objective":
      return columnNames[column] ?? "Objectives";
  }
}

/** What a column is called: after what most of its nodes are, and after the second most where there is any. */
export function toHeading(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most
    .slice(0, 2)
    .map(([name], index) => (index === 0 ? name : name.replace(/^[A-Z](?![A-Z])/, toLower)))
    .join(", ");
}

function toLower(letter: string): string {
  return letter.toLowerCase();
}
