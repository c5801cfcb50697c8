import type { DocumentKind } from "../model/document.ts";
import { documentSchemas } from "../model/document.ts";
import type { SchemaName } from "./json-schema.ts";
import { schemaNames } from "./json-schema.ts";

/** A file of a repository: its path from the root, with forward slashes, and its text. */
export interface EditorFile {
  readonly path: string;
  readonly text: string;
}

/**
 * WHAT MAKES AN EDITOR COMPLETE. Tried with the language servers themselves, see the test:
 *
 *     portal.yaml, people.yaml    the YAML extension, by `yaml.schemas`
 *     front matter in .md, .mdx   the Astro extension: the YAML extension takes Markdown for one text without YAML.
 *                                 It reads the schemas of "collections", and which file is of which, from this folder
 */
export const editorFolder = ".astro/collections";

/** Where the editor finds the schema of something. */
export function toEditorSchema(name: SchemaName): string {
  return `${editorFolder}/${name}.schema.json`;
}

/** The settings of an editor for a repository with plans, by path; they hang on nothing but where its content lies. */
export function listEditorFiles(content: string): readonly EditorFile[] {
  const settings = {
    "yaml.schemas": {
      [`./${toEditorSchema("portal")}`]: `${content}/portal.yaml`,
      [`./${toEditorSchema("people")}`]: `${content}/people.yaml`,
    },
    "yaml.schemaStore.enable": false,
    "yaml.yamlVersion": "1.2",
    "astro.content-intellisense": true,
    // Of itself the editor suggests nothing while Markdown is typed.
    "[markdown]": {
      "editor.quickSuggestions": { other: "on", comments: "off", strings: "on" },
      "editor.wordBasedSuggestions": "off",
    },
  };
  const extensions = { recommendations: ["astro-build.astro-vscode", "redhat.vscode-yaml"] };
  return [
    { path: ".vscode/settings.json", text: toText(settings) },
    { path: ".vscode/extensions.json", text: toText(extensions) },
  ];
}

/** The file without which the Astro extension does not begin; for a repository that is no Astro project itself. */
export const astroMark: EditorFile = {
  path: "astro.config.mjs",
  text: `// The editor's Astro extension begins only where there is such a file. It completes front matter (npm run schemas);
// the portal itself does not read it.
export default {};
`,
};

/** A document as far as an editor has to know it. */
export interface EditorDocument {
  /** Its address, `file:///…`. */
  readonly url: string;
  readonly kind: DocumentKind;
}

/** Says which file is of which kind, as the Astro extension reads it: addresses are decoded, in lower case. */
export function renderEditorIndex(documents: readonly EditorDocument[]): string {
  const entries = documents.map(
    ({ url, kind }) => [decodeURIComponent(url).toLowerCase(), kind] as const,
  );
  const collections = schemaNames
    .filter((name) => Object.hasOwn(documentSchemas, name))
    .map((name) => ({ hasSchema: true, name }));
  return toText({ collections, entries: Object.fromEntries(entries) });
}

function toText(data: unknown): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
