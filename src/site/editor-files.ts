import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { EditorDocument } from "../exchange/editor.ts";
import { editorFolder, renderEditorIndex, toEditorSchema } from "../exchange/editor.ts";
import {
  chooseActors,
  chooseCycles,
  chooseReferences,
  chooseTeams,
} from "../exchange/draft/choice.ts";
import type { SchemaIds } from "../exchange/json-schema.ts";
import { renderJsonSchema, schemaNames, toJsonSchema } from "../exchange/json-schema.ts";
import type { DocumentKind } from "../model/document.ts";
import { documentSchemas } from "../model/document.ts";
import type { PlanGraph } from "../model/plan.ts";
import { findRole } from "../read/file-name.ts";
import { readFolder } from "../read/folder.ts";
import { guessKind } from "../read/document.ts";

/** Writes what editors complete by, below the folder that is opened in them; returns how many files are new or others. Of `graph` come the ids that are offered. */
export function writeEditorFiles(project: string, content: string, graph?: PlanGraph): number {
  const ids = graph && listIds(graph);
  const schemas = schemaNames.map(
    (name) => [toEditorSchema(name), renderJsonSchema(toJsonSchema(name, { ids }))] as const,
  );
  const index = [
    `${editorFolder}/collections.json`,
    renderEditorIndex(listDocuments(content)),
  ] as const;
  return [...schemas, index].filter(([path, text]) => writeNew(join(project, path), text)).length;
}

/** Ids of each sort that a schema offers at most: they stand in it many times. */
const mostIds = 500;

function listIds(graph: PlanGraph): SchemaIds {
  const toIds = (choices: readonly { readonly id: string }[]): readonly string[] =>
    choices.slice(0, mostIds).map(({ id }) => id);
  return {
    actors: toIds(chooseActors(graph)),
    references: toIds(chooseReferences("supports")(graph)),
    teams: toIds(chooseTeams(graph)),
    cycles: toIds(chooseCycles(graph)),
  };
}

/** Every document with its kind: as it says itself, else as its folder lets expect. */
function listDocuments(content: string): readonly EditorDocument[] {
  return readFolder(content)
    .files.filter((file) => findRole(file) === "document")
    .map((file) => {
      const path = join(content, file);
      return { url: pathToFileURL(path).href, kind: findKind(file, readHead(path)) };
    });
}

function findKind(file: string, head: string): DocumentKind {
  const [, written = ""] = /^kind:[ \t]*["']?([a-z]+)/m.exec(head) ?? [];
  // Just asked for.
  if (Object.hasOwn(documentSchemas, written)) return written as DocumentKind;
  return guessKind(file) ?? "objective";
}

/** The text of a file; nothing where it cannot be read, which is for the check to say. */
function readHead(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** Writes a file where it is not so yet: an editor reads again what changes. */
function writeNew(path: string, text: string): boolean {
  if (readHead(path) === text) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return true;
}
