import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Address } from "../model/site-address.ts";
import { parseBase, rootBase } from "./base.ts";
import type { BuildOptions } from "./build.ts";
import type { IsoDate } from "../model/period.ts";
import { isIsoDate } from "../model/period.ts";
import type { Audience } from "../model/plan.ts";
import { checkYear } from "../read/range.ts";
import { isRecord } from "../model/record.ts";
import { readText } from "../read/text.ts";
import { parseYaml } from "../read/yaml.ts";
import { adviseContent } from "./find-content.ts";
import { root } from "./own-code.ts";
import { findSwallowed, toUsageProblem } from "./usage.ts";

/** Wrong usage, or a surrounding in which a command cannot work: said in one line, exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A command line that its help would have helped with: an option or a word that there is not, or one that is missing. */
export class CallError extends UsageError {}

/** An option of a command as its help shows it. */
export interface OptionHelp {
  /** What stands for the value: `DIR`; empty for a switch that takes none. */
  readonly value: string;
  readonly text: string;
}

/** The options that all commands share. */
export const commonOptions = {
  content: { value: "DIR", text: "the folder of the plan files (default: content)" },
  "as-of": {
    value: "DATE",
    text: "the day on which the portal stands (default: `asOf` of portal.yaml, or today)",
  },
} as const satisfies Record<string, OptionHelp>;

/** The options of commands that build. */
export const buildOptions = {
  ...commonOptions,
  out: {
    value: "DIR",
    text: "the folder that is written, and replaced as a whole (default: dist)",
  },
  audience: {
    value: "WHO",
    text: "public or internal, instead of what portal.yaml says",
  },
  base: {
    value: "PATH",
    text: "where the portal is published, as a path or a whole address, instead of `site` in portal.yaml: /strategy/",
  },
} as const satisfies Record<string, OptionHelp>;

/** The option of a build that is to be looked at before it holds. */
export const previewOption = {
  preview: {
    value: "OF",
    text: 'says on every page that this is a preview, and of what: "pull request 12"',
  },
} as const satisfies Record<string, OptionHelp>;

/** The option of commands that serve. */
export const portOption = {
  port: { value: "PORT", text: "where it is served (default: 4321, or the next that is free)" },
} as const satisfies Record<string, OptionHelp>;

/** Parses the options of a command; undefined where help was asked for. A switch is `true`. Throws a `UsageError` on anything unknown. */
export function parseOptions<Name extends string>(
  options: Readonly<Record<Name, OptionHelp>>,
  argv: readonly string[],
): Partial<Record<Name, string>> | undefined {
  const names = Object.keys(options) as Name[];
  const toType = (name: Name): "string" | "boolean" =>
    options[name].value === "" ? "boolean" : "string";
  const swallowed = findSwallowed(names, process.env);
  if (swallowed !== undefined) throw new UsageError(swallowed);
  const config = Object.fromEntries(names.map((name) => [name, { type: toType(name) }]));
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { ...config, help: { type: "boolean", short: "h" } },
    });
    if (values.help === true) return undefined;
    const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
    // An empty one would be the folder in which one stands, and an output is replaced as a whole.
    const empty = names.find((name) => {
      return options[name].value === "DIR" && texts.some((text) => text.join("=") === `${name}=`);
    });
    if (empty !== undefined) throw new CallError(`\`--${empty}\` needs a value.`);
    // The parser refuses every name that is not among the options.
    return Object.fromEntries(texts) as Partial<Record<Name, string>>;
  } catch (error) {
    if (error instanceof CallError) throw error;
    throw new CallError(toUsageProblem(error, names, argv));
  }
}

/**
 * The arguments of a command with what belongs to no option first, in its order: people write it where it comes to
 * their mind. With `name` and `host` as options:
 *
 *     --name Saltmarsh . --host none     →  . --name Saltmarsh --host none
 *     --name=Saltmarsh .                 →  . --name=Saltmarsh
 */
export function putOperandsFirst(
  options: Readonly<Record<string, OptionHelp>>,
  argv: readonly string[],
): readonly string[] {
  const operands: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < argv.length; at += 1) {
    const text = argv[at] ?? "";
    if (!text.startsWith("-")) operands.push(text);
    else {
      const takesValue = (options[text.slice(2)]?.value ?? "") !== "";
      rest.push(...argv.slice(at, takesValue ? at + 2 : at + 1));
      if (takesValue) at += 1;
    }
  }
  return [...operands, ...rest];
}

/** The help text of a command. */
export function renderHelp(
  command: string,
  purpose: string,
  options: Readonly<Record<string, OptionHelp>>,
): string {
  const rows = Object.entries(options).map(([name, { value, text }]) => ({
    left: `--${name} ${value}`.trimEnd(),
    text,
  }));
  rows.push({ left: "--help", text: "this text" });
  const width = Math.max(...rows.map(({ left }) => left.length));
  const lines = rows.map(({ left, text }) => `  ${left.padEnd(width)}  ${text}`);
  // What stands behind `--` already needs no second one.
  const usage = command.includes(" -- ") ? command : `${command} --`;
  return [`npm run ${usage} [options]`, "", purpose, "", ...lines].join("\n");
}

/** The content folder, absolute. */
export function parseContent(text: string | undefined): string {
  const content = resolve(text ?? "content");
  if (statSync(content, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const advice = adviseContent(text, content);
    throw new UsageError(`There is no content folder \`${content}\`. ${advice}`);
  }
  return content;
}

/** The as-of date; without one that of `portal.yaml`, or else the date of `now` where the machine stands. */
export function parseAsOf(text: string | undefined, content: string, now: Date): IsoDate {
  const date = text ?? findPortalDate(content) ?? toLocalDate(now);
  if (!isIsoDate(date)) throw new UsageError(`\`--as-of ${date}\` is no date such as 2026-08-27.`);
  const problem = checkYear(date);
  if (problem !== undefined) throw new UsageError(`\`--as-of\`: ${problem}`);
  return date;
}

/** A whole number that is not negative; infinite where none is given. */
export function parseCount(option: string, text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`\`--${option} ${text}\` is no whole number.`);
}

/** The audience, where the command line says one. */
function parseAudience(text: string | undefined): Audience | undefined {
  if (text === undefined || text === "public" || text === "internal") return text;
  throw new UsageError(`\`--audience ${text}\` is neither public nor internal.`);
}

/** The inputs of a build as a command line gives them. */
export type CommandBuildOptions = Omit<BuildOptions, "progress" | "base"> & Address;

/** What a preview is of, in one short line. */
export function parsePreview(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line === "" || line.length > 80) {
    throw new UsageError("`--preview` says in a few words what is previewed: `pull request 12`.");
  }
  return line;
}

/** The inputs of a build that the command line names, and defaults for the others. */
export function toBuildOptions(
  values: Partial<Record<keyof typeof buildOptions, string>>,
  now: Date,
): CommandBuildOptions {
  const audience = parseAudience(values.audience);
  const content = parseContent(values.content);
  return {
    content,
    asOf: parseAsOf(values["as-of"], content, now),
    out: resolve(values.out ?? "dist"),
    root,
    project: process.cwd(),
    ...parseAddress(values.base, content),
    ...(audience && { audience }),
  };
}

/** The port; the usual one may be taken, and then one of the next will do. */
export function parsePort(text: string | undefined): { port: number; orNext: number } {
  if (text === undefined) return { port: 4321, orNext: 20 };
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return { port, orNext: 0 };
  throw new UsageError(`\`--port ${text}\` is no port: a whole number up to 65535.`);
}

/** Where the portal is published: as the command line says it, or else `portal.yaml`. */
function parseAddress(text: string | undefined, content: string): Address {
  const address = parseBase(text ?? findPortalText(content, "site") ?? rootBase);
  if (address) return text === undefined ? { base: address.base } : address;
  // Of `portal.yaml` the check says it.
  if (text === undefined) return { base: rootBase };
  const isWord = /^[^:/\\]+(?:\/[^:/\\]+)*$/.test(text);
  throw new UsageError(
    `\`--base ${text}\` is neither a path such as /strategy/ nor an address such as https://org.github.io/strategy/.${
      isWord
        ? " Here it says where the portal is published: a path begins with `/`. A revision to hold the plans against is for `npm run check -- --base`."
        : ""
    }`,
  );
}

function findPortalDate(content: string): string | undefined {
  const date = findPortalText(content, "asOf");
  return date !== undefined && isIsoDate(date) ? date : undefined;
}

/** What is wrong with `portal.yaml` is for the check to say; what cannot be read there is nothing here. */
function findPortalText(content: string, key: string): string | undefined {
  const file = readText(join(content, "portal.yaml"));
  if (!("text" in file)) return undefined;
  const parsed = parseYaml(file.text);
  const value = "data" in parsed && isRecord(parsed.data) ? parsed.data[key] : undefined;
  return typeof value === "string" ? value : undefined;
}

/** The date of an instant where the machine stands. */
export function toLocalDate(now: Date): string {
  const pad = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}
