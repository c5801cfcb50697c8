import type { KeyPath } from "../model/finding.ts";
import { getOwn } from "../model/record.ts";

/** What a mapping is called, by the key that it stands under. */
const nouns: Readonly<Record<string, string>> = {
  keyResults: "a key result",
  initiatives: "an initiative",
  checkIns: "a check-in",
  supports: "an entry of `supports`",
  dependsOn: "a dependency",
  contributors: "a contributor",
  links: "a link",
  ignore: "an entry of `ignore`",
  steps: "a step",
  checkpoints: "a checkpoint",
  changes: "a change",
  outcome: "an outcome",
  scores: "a score",
  targets: "a target",
  drivers: "a driver",
  series: "a reading",
  values: "a value",
  cycles: "a cycle",
  people: "a person",
  roles: "a role",
};

/** What the mapping at a path is: `a key result`; at the root it is the whole. */
export function describeMapping(path: KeyPath, whole: string): string {
  const key = path.findLast((segment) => typeof segment === "string");
  if (key === undefined) return whole;
  return getOwn(nouns, key) ?? `\`${key}\``;
}

/** Kinds that are not said as they are written. */
const names: Readonly<Record<string, string>> = {
  kpi: "a KPI",
  ogsm: "an OGSM",
  hoshin: "an X-matrix",
  gost: "a GOST",
  mbo: "an agreement (MbO)",
};

/** A kind of document with its article: `an objective`, `a KPI`. */
export function describeKind(kind: string): string {
  const name = getOwn(names, kind);
  if (name !== undefined) return name;
  return /^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

/** The key at the end of a path, as in `` `owner` ``; of a list's entry, `Entry 2 of `tags``. */
export function nameKey(path: KeyPath): string {
  const last = path.at(-1);
  if (last === undefined) return "The front matter";
  if (typeof last === "string") return `\`${last}\``;
  return `Entry ${last + 1} of \`${String(path.at(-2) ?? "the list")}\``;
}

/** The author's own text in backticks, cut where it is long. */
export function quote(value: unknown): string {
  const text = typeof value === "string" || value === undefined ? (value ?? "") : toYaml(value);
  const line = text.replace(/\s+/g, " ").trim();
  const cut = line.length > 60 ? `${line.slice(0, 59).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
  return cut.includes("`") ? `\`\` ${cut} \`\`` : `\`${cut}\``;
}

/** A value as an author writes it; JSON has no word for numbers that are not finite. */
function toYaml(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === "number" && !Number.isFinite(part) ? `\u0000${nameOdd(part)}` : part,
  );
  return text.replace(/"\\u0000([^"]*)"/g, "$1");
}

function nameOdd(value: number): string {
  if (Number.isNaN(value)) return ".nan";
  return value > 0 ? ".inf" : "-.inf";
}

/** A type in words that an author knows. */
export function describeType(type: string): string {
  switch (type) {
    case "string":
      return "text";
    case "number":
    case "int":
      return "a number";
    case "boolean":
      return "`true` or `false`";
    case "object":
    case "record":
      return "a set of keys";
    case "array":
    case "tuple":
      return "a list";
    case "null":
      return "nothing";
    default:
      return type;
  }
}

/** What a value is, in the same words. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a set of keys";
  if (typeof value === "string") return `the text ${quote(value)}`;
  if (typeof value === "number") return `the number ${quote(value)}`;
  return quote(value);
}
