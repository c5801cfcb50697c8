import { existsSync, mkdirSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { toStarterWords } from "../exchange/starter.ts";
import type { IsoDate } from "../model/period.ts";
import { isIsoDate } from "../model/period.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import type { InitAnswers } from "./ask-init.ts";
import { askInit } from "./ask-init.ts";
import { parseOptions, putOperandsFirst, renderHelp, toLocalDate, UsageError } from "./command.ts";
import { writeEditorFiles } from "./editor-files.ts";
import type { Host } from "./init-files.ts";
import { hosts, listInitFiles, writeInitFiles } from "./init-files.ts";
import { findOwnPackage } from "./own-package.ts";
import type { ExitStatus } from "./run-command.ts";
import { askWhole } from "./terminal.ts";

const initOptions = {
  name: { value: "TEXT", text: "the organisation's name (default: that of the folder)" },
  locale: { value: "CODE", text: "of numbers and dates: en-GB, de-CH (default: the machine's)" },
  host: {
    value: "HOST",
    text: "whose workflows are written: github, gitlab, both or none (default: both)",
  },
  repository: { value: "URL", text: "the repository's web page, for edit links" },
  "as-of": { value: "DATE", text: "the day that the examples stand on (default: today)" },
};

const purpose =
  "Makes a strategy repository in the folder (default: this one): example plans, settings, workflows.\nNothing that is there is overwritten.";

/** Runs `plumbline init [folder]`: asks on a terminal, or takes options. */
export async function runInit(argv: readonly string[]): Promise<ExitStatus> {
  const sorted = putOperandsFirst(initOptions, argv);
  const [first] = sorted;
  const isNamed = first !== undefined && !first.startsWith("-");
  const options = parseOptions(initOptions, isNamed ? sorted.slice(1) : sorted);
  if (!options) {
    const help = renderHelp("init", purpose, initOptions);
    console.log(help.replace(/^.*/, "plumbline init [folder] [options]"));
    return 0;
  }
  const folder = resolve(isNamed ? first : ".");
  const defaults = {
    name: toTitle(basename(folder)),
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    host: "both",
  };
  const isAsked = process.stdin.isTTY && Object.keys(options).length === 0;
  const answers: InitAnswers = isAsked
    ? await askWhole((asker) => askInit(options, defaults, asker))
    : options;
  const { dependency, tarball } = findOwnPackage();
  const name = parseName(answers.name ?? defaults.name);
  const locale = parseLocale(answers.locale ?? defaults.locale);
  const words = toStarterWords({
    ...{ name, locale },
    asOf: parseDay(options["as-of"] ?? toLocalDate(new Date())),
    dependency,
    ...(answers.repository !== undefined && { repository: parseAddress(answers.repository) }),
  });
  const files = [
    ...listInitFiles(words, parseHosts(answers.host ?? defaults.host)),
    ...(tarball ? [{ path: tarball.to, text: { copyOf: tarball.from } }] : []),
  ];
  makeFolder(folder);
  writeInitFiles(folder, files);
  writeEditorFiles(folder, join(folder, "content"));
  console.log(renderNext(folder, `${files.length} files for ${name}, in ${locale},`));
  return 0;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EEXIST" && code !== "ENOTDIR") throw error;
    throw new UsageError(
      `\`${folder}\` cannot be made a folder, as a file has that name: choose another one.`,
    );
  }
}

function renderNext(folder: string, what: string): string {
  const path = relative(process.cwd(), folder);
  const steps = [
    ...(path === "" ? [] : [[`cd ${path}`, ""]]),
    ["npm install", "brings the portal, and the Node that it runs on"],
    ["npm start", "shows the portal with its example plans"],
    ...(existsSync(join(folder, ".git"))
      ? []
      : [["git init -b main && git add . && git commit -m 'A strategy repository'", ""]]),
  ];
  const lines = steps.map(([step = "", text = ""]) => `  ${step.padEnd(13)}${text}`.trimEnd());
  const where = path === "" ? "this folder" : path;
  return [`${what} written to ${where}. README.md says what each is for. Next:`, "", ...lines].join(
    "\n",
  );
}

function parseHosts(text: string): readonly Host[] {
  if (text === "both") return hosts;
  if (text === "none") return [];
  const host = hosts.find((each) => each === text);
  if (host !== undefined) return [host];
  throw new UsageError(`\`--host ${text}\` is none of github, gitlab, both and none.`);
}

/** One line of plain text: what means something in Markdown would mean it on every page. */
function parseName(text: string): string {
  const name = text.trim();
  if (name !== "" && name.length <= 100 && !/[\p{C}<>[\]`*_\\]/u.test(name)) return name;
  throw new UsageError(
    `\`--name ${text}\` is no name: one line of up to 100 letters, digits and plain signs.`,
  );
}

function parseLocale(text: string): string {
  try {
    const [locale] = Intl.NumberFormat.supportedLocalesOf(text);
    if (locale !== undefined) return locale;
  } catch {
    // Said below.
  }
  throw new UsageError(`\`--locale ${text}\` is no locale such as en-GB or de-CH.`);
}

function parseDay(text: string): IsoDate {
  if (isIsoDate(text)) return text;
  throw new UsageError(`\`--as-of ${text}\` is no date such as 2026-08-27.`);
}

function parseAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.href.replace(/(?:\.git)?\/?$/, "");
  throw new UsageError(
    `\`--repository ${text}\` is no web page such as https://github.com/example/strategy.`,
  );
}

/** `our-strategy` as a title. */
function toTitle(name: string): string {
  const words = name.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return words === "" ? "Our organisation" : toSentenceCase(words);
}
