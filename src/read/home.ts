import { z } from "zod";
import type { DocumentKind } from "../model/document.ts";
import { documentSchemas, isDocumentKind } from "../model/document.ts";
import { joinOr } from "../model/enumeration.ts";
import { getOwn } from "../model/record.ts";
import { peopleSchema, portalSchema } from "../model/schema/portal.ts";
import { toSentenceCase } from "../model/sentence-case.ts";
import { toEntries, toForm } from "./form.ts";
import { findSchemas, unwrap } from "./schema-keys.ts";
import { describeKind, describeMapping } from "./wording.ts";

/** Where something is written that is no document. */
interface Home {
  readonly key: string;
  readonly options: readonly z.core.$ZodType[];
  /** What it is written in: `an objective`, `` `people.yaml` ``. */
  readonly whole: string;
}

/** More places than this are no help in a message. */
const mostListed = 4;

/** What others call the same: a kind of document, or the key that it is written under. */
const otherWords: Readonly<Record<string, string>> = {
  okr: "objective",
  project: "initiative",
  metric: "kpi",
  indicator: "kpi",
  pillar: "theme",
  kr: "keyResults",
  quarter: "cycles",
  user: "people",
  employee: "people",
};

/** The kind of document that others call so, or of which a list is called so. */
export function findOtherKind(word: string): DocumentKind | undefined {
  const meant = toMeant(word);
  return [meant, toSingular(meant)].find((each) => isDocumentKind(each));
}

/** Says where that is written which a word stands for, though no document is of that kind; undefined where none knows. */
export function findHome(word: string): string | undefined {
  const kind = findOtherKind(word);
  if (kind !== undefined) return `Write a document of its own with \`kind: ${kind}\`.`;
  const meant = toMeant(word);
  const all = listHomes();
  const homes = all.filter(({ key }) => isCalled(key, meant));
  const [first] = [...homes.filter(isListed), ...homes];
  if (first === undefined) return findChoice(all, meant);
  const said = describeHome(first);
  const wholes = homes.filter((each) => describeHome(each) === said).map(({ whole }) => whole);
  const where = wholes.length > mostListed ? "any document" : joinOr(wholes);
  return `${said.replace("…", where)}.`;
}

/** With `…` for what it is written in. */
function describeHome({ key, options }: Home): string {
  const list = options.find((option) => option instanceof z.ZodArray);
  if (!list) return `\`${key}\` is a key of …: \`${key}: ${toForm(options, undefined)}\``;
  const entry = toEntries(list, undefined).join(", ");
  return `${toSentenceCase(toNoun(key))} is an entry of \`${key}\` in …: \`- ${entry}\``;
}

function isListed({ options }: Home): boolean {
  return options.some((option) => option instanceof z.ZodArray);
}

/** A word that a document of one kind chooses: `kind: page` with `purpose: letter`. */
function findChoice(homes: readonly Home[], word: string): string | undefined {
  const choices = Object.entries(documentSchemas).flatMap(([kind, schema]) =>
    homes
      .filter(({ whole }) => whole === describeKind(kind))
      .filter(({ key }) => findSchemas(schema, [key]).some((option) => isChoice(option, word)))
      .map(({ key }) => `Write \`kind: ${kind}\` with \`${key}: ${word}\`.`),
  );
  return choices.length === 1 ? choices[0] : undefined;
}

function isChoice(option: z.core.$ZodType, word: string): boolean {
  return option instanceof z.ZodEnum && option.options.includes(word);
}

/** All keys of documents and of the two files of settings, and then the lists in the entries of their lists. */
function listHomes(): readonly Home[] {
  const homes = [
    ...listKeys(peopleSchema, "`people.yaml`"),
    ...listKeys(portalSchema, "`portal.yaml`"),
    ...Object.entries(documentSchemas).flatMap(([kind, schema]) =>
      listKeys(schema, describeKind(kind)),
    ),
  ];
  const inner = homes.flatMap(({ key, options, whole }) =>
    options
      .flatMap((option) => (option instanceof z.ZodArray ? unwrap(option.element) : []))
      .flatMap((entry) =>
        entry instanceof z.ZodObject ? listKeys(entry, `${toNoun(key)} of ${whole}`) : [],
      ),
  );
  return [...homes, ...inner.filter(isListed)];
}

function listKeys(mapping: z.ZodObject, whole: string): readonly Home[] {
  return Object.entries<z.core.$ZodType>(mapping.shape).map(([key, own]) => {
    return { key, whole, options: unwrap(own) };
  });
}

function toMeant(word: string): string {
  return getOwn(otherWords, toPlain(word)) ?? word;
}

/** Whether a key, one of what stands below it, or what messages call that, is the word. */
function isCalled(key: string, word: string): boolean {
  return [key, toSingular(key), toNoun(key).replace(/^an? /, "")].some(
    (name) => toPlain(name) === toPlain(word),
  );
}

function toNoun(key: string): string {
  const noun = describeMapping([key], "");
  if (!noun.startsWith("`")) return noun;
  const name = toSingular(key);
  return `${/^[aeio]/.test(name) ? "an" : "a"} ${name}`;
}

function toSingular(key: string): string {
  return key.replace(/ies$/, "y").replace(/s$/, "");
}

function toPlain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, "");
}
