import { statSync } from "node:fs";
import { findNearest } from "../model/nearest.ts";

/** What the parser of a command line found wrong, in one sentence of ours. */
export function toUsageProblem(
  error: unknown,
  names: readonly string[],
  argv: readonly string[] = [],
): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const option = /(?:-\w, )?(--?[^\s'=]+)/.exec(error.message)?.[1] ?? "";
  switch (code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return toUnknown(option, names);
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL": {
      // Its value is no fault of its own where the option before it is the mistake.
      const unknown = argv
        .map((text) => /^--[^=]+/.exec(text)?.[0])
        .find((name) => name !== undefined && !["help", ...names].includes(name.slice(2)));
      if (unknown !== undefined) return toUnknown(unknown, names);
      const text = /'(.*?)'/.exec(error.message)?.[1] ?? "";
      const isFolder = statSync(text, { throwIfNoEntry: false })?.isDirectory() === true;
      const meant =
        isFolder && names.includes("content") ? ` Did you mean \`--content ${text}\`?` : "";
      return `\`${text}\` belongs to no option.${meant}`;
    }
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
      return error.message.includes("does not take")
        ? `\`${option}\` takes no value.`
        : `\`${option}\` needs a value.`;
    default:
      return error.message;
  }
}

function toUnknown(option: string, names: readonly string[]): string {
  const nearest = findNearest(option.replace(/^-+/, ""), names);
  const meant = nearest === undefined ? "" : ` Did you mean \`--${nearest}\`?`;
  return `There is no option \`${option}\`.${meant}`;
}

/**
 * What to write where npm kept an option to itself: without `--` before it, `npm run check --content plans` hands only
 * `plans` over, and leaves the option in the environment.
 */
export function findSwallowed(
  names: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const script = env["npm_lifecycle_event"];
  if (script === undefined) return undefined;
  const taken = names.filter((name) => env[`npm_config_${name.replaceAll("-", "_")}`]);
  if (taken.length === 0) return undefined;
  const options = taken.map((name) => `--${name}`).join(" ");
  return `npm kept \`${options}\` to itself. Put two hyphens before the options: \`npm run ${script} -- ${options} …\`.`;
}
