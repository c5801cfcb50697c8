import type { DocumentId } from "./id.ts";
import type { Mend } from "./mend.ts";
import type { AuthoredGost } from "./schema/gost.ts";
import type { AuthoredHoshin } from "./schema/hoshin.ts";
import type { AuthoredKpi, AuthoredReading } from "./schema/kpi.ts";
import type { AuthoredMbo } from "./schema/mbo.ts";
import type { AuthoredInitiative, AuthoredObjective } from "./schema/objective.ts";
import type { AuthoredOgsm } from "./schema/ogsm.ts";
import type {
  AuthoredDirection,
  AuthoredPage,
  AuthoredTeam,
  AuthoredTheme,
} from "./schema/organisation.ts";
import type { AuthoredPeople, AuthoredPortal } from "./schema/portal.ts";
import type { AuthoredScorecard } from "./schema/scorecard.ts";
import { gostSchema } from "./schema/gost.ts";
import { hoshinSchema } from "./schema/hoshin.ts";
import { kpiSchema } from "./schema/kpi.ts";
import { mboSchema } from "./schema/mbo.ts";
import { initiativeSchema, objectiveSchema } from "./schema/objective.ts";
import { ogsmSchema } from "./schema/ogsm.ts";
import { directionSchema, pageSchema, teamSchema, themeSchema } from "./schema/organisation.ts";
import { scorecardSchema } from "./schema/scorecard.ts";

/** The strict schema of each kind of document. A new kind is added here, and only here. */
export const documentSchemas = {
  direction: directionSchema,
  team: teamSchema,
  theme: themeSchema,
  kpi: kpiSchema,
  objective: objectiveSchema,
  initiative: initiativeSchema,
  page: pageSchema,
  ogsm: ogsmSchema,
  hoshin: hoshinSchema,
  scorecard: scorecardSchema,
  gost: gostSchema,
  mbo: mboSchema,
} as const;

export type DocumentKind = keyof typeof documentSchemas;

/** Whether something is the name of a kind of document. */
export function isDocumentKind(kind: unknown): kind is DocumentKind {
  return typeof kind === "string" && Object.hasOwn(documentSchemas, kind);
}

/** A file as it was read: text and data, not yet held against a schema. */
export interface RawDocument {
  /** Relative to the content folder, with forward slashes. */
  readonly file: string;
  readonly format: "md" | "mdx";
  /** The whole text, with line ends as they are and without a byte order mark. */
  readonly text: string;
  /** What the front matter holds; `{}` where it could not be parsed (there is a finding then). */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where the body begins in `text`, in UTF-16 units. */
  readonly bodyStart: number;
}

interface DocumentOf<Kind extends DocumentKind, Data> {
  readonly kind: Kind;
  readonly id: DocumentId;
  readonly file: string;
  readonly data: Data;
  readonly body: Body;
}

/** Markdown that is the narrative of a document, and what was found in it. */
export interface Body {
  readonly format: "md" | "mdx";
  readonly text: string;
  /** The same offset as in `RawDocument`. */
  readonly start: number;
  readonly links: readonly BodyLink[];
  /** Slugs of the headings, in order: the anchors of the page. */
  readonly headings: readonly {
    readonly depth: number;
    readonly slug: string;
    readonly text: string;
  }[];
}

/** A link or an image of a body that stays within the portal, at offsets into the text of the file. */
export interface BodyLink {
  readonly type: "link" | "image" | "component";
  readonly target: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A narrative as it was parsed: HTML that was made safe, and the portal's components by name. Tags may be opened in
 * one piece of HTML and closed in a later one, where a component stands in a list or a quotation.
 */
export type ParsedPart =
  | { readonly type: "html"; readonly html: string }
  | {
      readonly type: "component";
      readonly name: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly parts: readonly ParsedPart[];
    };

/** A document that is valid by itself: its shape is right, its references are not yet resolved. */
export type Document =
  | DocumentOf<"direction", AuthoredDirection>
  | DocumentOf<"team", AuthoredTeam>
  | DocumentOf<"theme", AuthoredTheme>
  | (DocumentOf<"kpi", AuthoredKpi> & { readonly series: readonly SeriesReading[] })
  | DocumentOf<"objective", AuthoredObjective>
  | DocumentOf<"initiative", AuthoredInitiative>
  | DocumentOf<"page", AuthoredPage>
  | DocumentOf<"ogsm", AuthoredOgsm>
  | DocumentOf<"hoshin", AuthoredHoshin>
  | DocumentOf<"scorecard", AuthoredScorecard>
  | DocumentOf<"gost", AuthoredGost>
  | DocumentOf<"mbo", AuthoredMbo>;

/** A reading with the place that it came from: a line of the CSV, or a key of the front matter. */
export interface SeriesReading extends AuthoredReading {
  readonly source: Source;
}

/** Where a value was written. The line is counted only when a page shows it. */
export interface Source {
  /** Relative to the content folder. */
  readonly file: string;
  readonly path?: readonly (string | number)[];
  /** From 1. */
  readonly line?: number;
}

/** All documents of a content folder that are valid by themselves, with its two configuration files. */
export interface DocumentSet {
  readonly portal: AuthoredPortal;
  readonly people: AuthoredPeople;
  /** Sorted by id. */
  readonly documents: readonly Document[];
  /**
   * Ids of documents and items that are there but could not be read, each with a finding of its own: a reference to one
   * of them is neither resolved nor reported. `<document>#` stands for items whose own ids could not be read.
   */
  readonly unread: readonly string[];
  /** How files that are not quite right were made to fit, by file. */
  readonly mends?: ReadonlyMap<string, Mend>;
  /** Files that documents may show: images below the content folder. */
  readonly assets: readonly string[];
}
