import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import type { DocumentKind } from "../../src/model/document.ts";
import { documentSchemas } from "../../src/model/document.ts";
import { readingSchema } from "../../src/model/schema/kpi.ts";
import { peopleSchema, portalSchema } from "../../src/model/schema/portal.ts";

/** The samples of the guide are plans: each must be one that the schemas take. */

const folder = join(import.meta.dirname, "../../src/components/guide");

const samples = readdirSync(folder)
  .sort()
  .flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const matches = text.matchAll(
      /<Sample id="([^"]+)" title="([^"]+)">\n\n```\n([^]*?)```\n\n<\/Sample>/g,
    );
    return [...matches].map(([, id = "", title = "", body = ""]) => ({ file, id, title, body }));
  })
  // A list of files is no plan, and neither are lines of Markdown or of a shell.
  .filter(
    ({ id, title }) =>
      !title.endsWith("/") &&
      !["links", "directive", "seal", "amend", "close", "answers", "open"].includes(id),
  );

describe("the samples of the guide", () => {
  it("are found", () => {
    expect(samples.length).toBeGreaterThan(15);
  });

  it("are whole where they are named as a document: with the fences that a file cannot do without", () => {
    const documents = samples.filter(({ title }) => title.endsWith(".md"));
    expect(documents.filter(({ body }) => !/^---\n[^]*\n---\n/.test(body))).toEqual([]);
  });

  it.each(samples)("$file, $title: is a plan that the schemas take", ({ title, body }) => {
    if (title.endsWith(".csv")) {
      const [header = [], ...rows] = body
        .trim()
        .split("\n")
        .map((line) => line.split(","));
      for (const row of rows) {
        const cells = header.map((key, index) => [key, row[index] ?? ""] as const);
        const given = Object.fromEntries(cells.filter(([, cell]) => cell !== ""));
        const reading = { ...given, value: Number(given["value"]) };
        expect(readingSchema.safeParse(reading).error).toBeUndefined();
      }
      return;
    }
    expect(toSchema(title, body).safeParse(toDocument(title, body)).error).toBeUndefined();
  });
});

function toFrontMatter(body: string): Record<string, unknown> {
  const [, yaml = body] = /^---\n([^]*?)\n---\n/.exec(body) ?? [];
  // The samples are mappings; the schema says whether they are the right ones.
  return parse(yaml, { version: "1.2" }) as Record<string, unknown>;
}

/** A sample of some keys only is one of an objective. */
function toDocument(title: string, body: string): Record<string, unknown> {
  const data = toFrontMatter(body);
  return title.includes(".") ? data : { kind: "objective", title: "An objective", ...data };
}

function toSchema(title: string, body: string) {
  if (title === "portal.yaml") return portalSchema;
  if (title === "people.yaml") return peopleSchema;
  const kinds: Readonly<Record<string, DocumentKind>> = {
    "teams/signalling.md": "team",
    "direction.md": "direction",
    "themes/keep-time.md": "theme",
    "initiatives/fibre-to-skerrow.md": "initiative",
    "2026-q3/index.md": "page",
    "kpis/right-time-arrivals.md": "kpi",
  };
  const { kind } = toFrontMatter(body);
  if (typeof kind === "string" && Object.hasOwn(documentSchemas, kind)) {
    return documentSchemas[kind as DocumentKind]; // Just asked for.
  }
  return documentSchemas[kinds[title] ?? "objective"];
}
