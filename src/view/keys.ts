import type { DocumentKind } from "../model/document.ts";
import { documentSchemas } from "../model/document.ts";
import { readingSchema } from "../model/schema/kpi.ts";
import { peopleSchema, portalSchema } from "../model/schema/portal.ts";
import { documentKeys, itemKeys } from "../model/schema/text.ts";
import type { ViewContext } from "./context.ts";
import type { ChapterLinkView } from "./guide.ts";
import { viewChapterFrame, viewContents } from "./guide.ts";
import type { FrameView } from "./part.ts";
import type { SchemaKeyView, Shape } from "./schema-key.ts";
import { toSchemaTables } from "./schema-key.ts";

/** Every key of every kind, from the schemas themselves. */
export interface KeysView {
  readonly frame: FrameView;
  readonly title: string;
  readonly contents: readonly ChapterLinkView[];
  readonly kinds: readonly KindView[];
}

/** A kind of document, or another file, with its keys. */
export interface KindView {
  readonly id: string;
  readonly title: string;
  /** Where its files lie: `kpis/*.md`. */
  readonly file: string;
  readonly tables: readonly {
    readonly id: string;
    /** Where the mapping stands: `keyResults.steps`; empty for the document itself. */
    readonly path: string;
    readonly keys: readonly SchemaKeyView[];
  }[];
}

type Heading = Pick<KindView, "title" | "file">;

const headings: Readonly<Record<DocumentKind, Heading>> = {
  direction: { title: "Direction", file: "direction.md" },
  team: { title: "Team", file: "teams/*.md" },
  theme: { title: "Theme", file: "themes/*.md" },
  kpi: { title: "KPI", file: "kpis/*.md" },
  objective: { title: "Objective", file: "<cycle>/<team>/*.md" },
  initiative: { title: "Initiative", file: "initiatives/*.md" },
  page: { title: "Page", file: "any path: letters, reviews, guides" },
  ogsm: { title: "OGSM", file: "ogsm/*.md" },
  hoshin: { title: "Hoshin Kanri", file: "hoshin/*.md" },
  scorecard: { title: "Balanced scorecard", file: "scorecards/*.md" },
  gost: { title: "GOST", file: "gost/*.md" },
  mbo: { title: "MbO", file: "mbo/*.md" },
};

/** Views the reference of kinds and keys. */
export function viewKeys(context: ViewContext): KeysView {
  const kinds = Object.entries(documentSchemas) as [DocumentKind, { readonly shape: Shape }][];
  return {
    frame: viewChapterFrame(context, "keys"),
    title: "All kinds and keys",
    contents: viewContents("keys"),
    kinds: [
      toKind("document", { title: "Every document", file: "*.md, *.mdx" }, documentKeys, {}),
      toKind(
        "item",
        { title: "Every item with an id", file: "key results, initiatives" },
        itemKeys,
        {},
      ),
      ...kinds.map(([kind, { shape }]) => toKind(kind, headings[kind], shape, documentKeys)),
      toKind("reading", { title: "Reading", file: "kpis/*.csv" }, readingSchema.shape, {}),
      toKind("portal", { title: "Portal", file: "portal.yaml" }, portalSchema.shape, {}),
      toKind("people", { title: "People", file: "people.yaml" }, peopleSchema.shape, {}),
    ],
  };
}

function toKind(id: string, heading: Heading, shape: Shape, common: Shape): KindView {
  return {
    id,
    ...heading,
    tables: toSchemaTables(shape, common).map(({ path, keys }) => ({
      id: path === "" ? `${id}-keys` : `${id}-${path.replaceAll(".", "-").toLowerCase()}`,
      path,
      keys,
    })),
  };
}
