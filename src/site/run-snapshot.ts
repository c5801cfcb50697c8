import { relative, resolve } from "node:path";
import { isIsoDate } from "../model/period.ts";
import type { IsoDate } from "../model/period.ts";
import { parseYaml } from "../read/yaml.ts";
import type { OptionHelp } from "./command.ts";
import {
  CallError,
  commonOptions,
  parseAsOf,
  parseContent,
  parseOptions,
  putOperandsFirst,
  renderHelp,
  toLocalDate,
  UsageError,
} from "./command.ts";
import { runAmend } from "./run-amend.ts";
import type { ExitStatus } from "./run-command.ts";
import { runList } from "./run-list.ts";
import { runSeal } from "./run-seal.ts";
import { runVerify } from "./run-verify.ts";

const { content } = commonOptions;

const options = {
  seal: {
    content,
    "as-of": { value: "DATE", text: "what was known on this day (default: the cycle's last)" },
    sign: { value: "KEY", text: "sign the seal with this SSH key, or this key of minisign" },
    tag: { value: "", text: "keep the seal in a tag of git as well: sealed/CYCLE" },
  },
  verify: {
    content,
    signers: {
      value: "FILE",
      text: "who may have signed: allowed signers as ssh-keygen reads them, or a public key of minisign",
    },
  },
  list: { content },
  amend: {
    content,
    of: { value: "ID", text: "the document, people.yaml or portal.yaml" },
    path: { value: "KEYS", text: "what of it: outcome/scores/kr1/score, checkIns/2026-06-24/note" },
    now: { value: "VALUE", text: "what is right, as it would stand in the file" },
    remove: { value: "", text: "instead of --now: there should have been nothing" },
    by: { value: "WHO", text: "who corrects it" },
    why: { value: "TEXT", text: "why, for those who read it in some years" },
    date: { value: "DATE", text: "the day of the correction (default: today)" },
  },
} as const satisfies Record<string, Readonly<Record<string, OptionHelp>>>;

type Verb = keyof typeof options;

const purposes: Readonly<Record<Verb, string>> = {
  seal: "Seals a closed cycle: the whole plan as it was, with a digest of every part and one over all,\ninto snapshots/CYCLE. It is written once; sealing it again changes nothing.",
  verify: "Recomputes every digest of a sealed quarter, or of all; 1 where one is broken.",
  list: "Lists the sealed quarters.",
  amend: "Corrects a sealed quarter by a record on top: what was sealed stays as it is.",
};

const usages: Readonly<Record<Verb, string>> = {
  seal: "seal CYCLE",
  verify: "verify [CYCLE]",
  list: "list",
  amend: "amend CYCLE",
};

/** Runs `npm run snapshot -- seal CYCLE`, and `verify`, `list` and `amend` likewise. */
export function runSnapshot(argv: readonly string[]): Promise<ExitStatus> {
  const [verb] = argv;
  if (verb === undefined || verb === "--help" || verb === "-h") {
    console.log((Object.keys(options) as Verb[]).map(renderVerb).join("\n\n"));
    return Promise.resolve(0);
  }
  if (!isVerb(verb)) {
    throw new CallError(`\`snapshot\` can seal, verify, list and amend, and not \`${verb}\`.`);
  }
  const [cycle, ...others] = putOperandsFirst(options[verb], argv.slice(1));
  const hasCycle = cycle !== undefined && !cycle.startsWith("-");
  const rest = hasCycle ? others : argv.slice(1);
  return Promise.resolve(run(verb, hasCycle ? cycle : undefined, rest) ?? help(verb));
}

/** Undefined where help was asked for. */
function run(
  verb: Verb,
  cycle: string | undefined,
  argv: readonly string[],
): ExitStatus | undefined {
  switch (verb) {
    case "seal": {
      const given = parseOptions(options.seal, argv);
      if (!given) return undefined;
      const root = parseContent(given.content);
      const asOf = given["as-of"];
      return runSeal({
        content: root,
        cycle: getCycle(verb, cycle),
        ...(asOf !== undefined && { asOf: parseAsOf(asOf, root, new Date()) }),
        ...(given.sign !== undefined && { sign: resolve(given.sign) }),
        isTagged: given.tag !== undefined,
      });
    }
    case "verify": {
      const given = parseOptions(options.verify, argv);
      if (!given) return undefined;
      const root = parseContent(given.content);
      const signers = given.signers === undefined ? {} : { signers: resolve(given.signers) };
      return runVerify({ content: root, ...(cycle !== undefined && { cycle }), ...signers });
    }
    case "list": {
      const given = parseOptions(options.list, argv);
      return given && runList(parseContent(given.content));
    }
    case "amend": {
      const given = parseOptions(options.amend, argv);
      return given && amend(getCycle(verb, cycle), given);
    }
  }
}

function amend(
  cycle: string,
  given: Partial<Record<keyof typeof options.amend, string>>,
): ExitStatus {
  const { of, path, now, remove, by, why } = given;
  const missing = Object.entries({ of, path, by, why }).find(([, value]) => !value?.trim());
  if (missing) throw new CallError(`An amendment needs \`--${missing[0]}\`.`);
  if ((now === undefined) === (remove === undefined)) {
    throw new CallError("Say what is right by `--now`, or take it out by `--remove`.");
  }
  const record = runAmend({
    content: parseContent(given.content),
    cycle,
    of: of ?? "",
    path: (path ?? "").split("/").filter((key) => key !== ""),
    ...(now !== undefined && { now: parseValue(now) }),
    by: by ?? "",
    why: why ?? "",
    date: parseDay(given.date),
    today: parseDay(undefined),
  });
  console.log(relative(process.cwd(), record));
  return 0;
}

function parseValue(text: string): unknown {
  const parsed = parseYaml(text);
  if ("data" in parsed && parsed.data !== undefined) return parsed.data;
  throw new UsageError(`\`--now ${text}\` is no value as it would stand in a file.`);
}

/** The day of the correction is that of whoever makes it, and not that of the plan. */
function parseDay(text: string | undefined): IsoDate {
  const date = text ?? toLocalDate(new Date());
  if (isIsoDate(date)) return date;
  throw new UsageError(`\`--date ${date}\` is no date such as 2026-08-27.`);
}

function getCycle(verb: Verb, cycle: string | undefined): string {
  if (cycle !== undefined) return cycle;
  throw new CallError(`Say which cycle: \`npm run snapshot -- ${verb} 2026-q3\`.`);
}

function isVerb(text: string): text is Verb {
  return Object.hasOwn(options, text);
}

function help(verb: Verb): ExitStatus {
  console.log(renderVerb(verb));
  return 0;
}

function renderVerb(verb: Verb): string {
  return renderHelp(`snapshot -- ${usages[verb]}`, purposes[verb], options[verb]);
}
