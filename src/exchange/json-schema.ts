import { z } from "zod";
import type { DocumentKind } from "../model/document.ts";
import { documentSchemas } from "../model/document.ts";
import { peopleSchema, portalSchema } from "../model/schema/portal.ts";
import { actor, reference } from "../model/schema/text.ts";

/** A schema for editors and other tools: draft 7, which all of them read. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a schema is of: a kind of document, by its front matter, or one of the two files of YAML. */
export type SchemaName = DocumentKind | "portal" | "people";

/** Ids of an organisation, which an editor offers where one of them is meant. Others are as good: only the check knows. */
export interface SchemaIds {
  readonly actors: readonly string[];
  readonly references: readonly string[];
  readonly teams: readonly string[];
  readonly cycles: readonly string[];
}

const titles: Readonly<Record<SchemaName, string>> = {
  portal: "The organisation and how its portal reads the plans: portal.yaml",
  people: "Who may own things: people.yaml",
  direction: "Direction: the front matter of direction.md",
  team: "Team: the front matter of teams/*.md",
  theme: "Theme: the front matter of themes/*.md",
  kpi: "KPI: the front matter of kpis/*.md",
  objective: "Objective: the front matter of <cycle>/<team>/*.md",
  initiative: "Initiative: the front matter of initiatives/*.md",
  page: "Page: the front matter of a letter, a review, a guide",
  ogsm: "OGSM: the front matter of ogsm/*.md",
  hoshin: "X-matrix: the front matter of hoshin/*.md",
  scorecard: "Balanced scorecard: the front matter of scorecards/*.md",
  gost: "GOST: the front matter of gost/*.md",
  mbo: "MbO: the front matter of mbo/*.md",
};

const sources: Readonly<Record<SchemaName, z.ZodType>> = {
  portal: portalSchema,
  people: peopleSchema,
  ...documentSchemas,
};

/** All that there are schemas of. The keys are those of the object above. */
export const schemaNames = Object.keys(sources) as readonly SchemaName[];

/**
 * The JSON Schema of something that an author writes, made from the schema that the check itself uses. It says what a
 * key may hold by itself; what hangs on other keys and files only the check can say. `site` is the address of the
 * portal that publishes it, `ids` are for an editor.
 */
export function toJsonSchema(
  name: SchemaName,
  { site, ids }: { readonly site?: string | undefined; readonly ids?: SchemaIds | undefined } = {},
): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(sources[name], {
    target: "draft-7",
    io: "input",
    override: ({ zodSchema, jsonSchema, path }) => {
      const examples = ids && findIds(zodSchema, path, ids);
      if (examples) jsonSchema.examples = [...examples];
      // Of an address the schema says only that it is one: the check takes no others than these two.
      if (zodSchema._zod.def.type === "string" && jsonSchema.format === "uri") {
        jsonSchema.pattern = "^https?://";
      }
    },
  });
  const id = site === undefined ? {} : { $id: `${site.replace(/\/$/, "")}${toSchemaPath(name)}` };
  return { $schema, ...id, title: titles[name], ...rest };
}

/** The ids that may stand at a place: by what is meant there, else by the name of the key. */
function findIds(
  schema: z.core.$ZodType,
  path: readonly (string | number)[],
  ids: SchemaIds,
): readonly string[] | undefined {
  if (isFrom(schema, actor)) return ids.actors;
  if (isFrom(schema, reference)) return ids.references;
  if (schema._zod.def.type !== "string") return undefined;
  const key = path.findLast((segment) => segment !== "items");
  if (key === "team" || key === "teams" || key === "parent") return ids.teams;
  return key === "cycle" ? ids.cycles : undefined;
}

/** Whether a schema is another one that was described anew. */
function isFrom(schema: z.core.$ZodType | undefined, origin: z.ZodType): boolean {
  if (schema === undefined) return false;
  return schema === origin || isFrom(schema._zod.parent, origin);
}

/** Where the portal publishes a schema, from its root. */
export function toSchemaPath(name: SchemaName): string {
  return `/schemas/${name}.json`;
}

/** The text of a schema's file. */
export function renderJsonSchema(schema: JsonSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
