import type { Source } from "../model/document.ts";
import type { ViewContext } from "./context.ts";
import { toFilePage } from "./forge.ts";

/** Where something was written: `2026-q3/engineering/find-the-fault.md:61`, and that line in the repository. */
export interface PlaceView {
  readonly text: string;
  readonly url?: string;
}

/** Says where something was written, with the link to the line where there is a repository. */
export function toPlace(context: ViewContext, source: Source): PlaceView {
  const line = source.line ?? context.locate(source);
  const text = line === undefined ? source.file : `${source.file}:${line}`;
  const url = toFileUrl(context, source.file);
  if (url === undefined) return { text };
  return { text, url: line === undefined ? url : `${url}#L${line}` };
}

/** The file that was asked for last. */
const filesOf = new WeakMap<ViewContext, { readonly file: string; readonly url: string }>();

/** The file in the repository's web pages, on the commit that the portal was built from or else the branch. */
function toFileUrl(context: ViewContext, file: string): string | undefined {
  const { plan, commit } = context;
  const { repository } = plan.portal;
  if (repository === undefined) return undefined;
  const known = filesOf.get(context);
  // A page names its own file again and again.
  if (known?.file === file) return known.url;
  const url = toFilePage(repository, "blob", commit ?? repository.branch, file);
  filesOf.set(context, { file, url });
  return url;
}

/** Where the file can be edited in the repository's web pages: always on the branch. */
export function toEditUrl({ plan, seal }: ViewContext, file: string): string | undefined {
  const { repository } = plan.portal;
  // What is sealed is not edited.
  if (seal !== undefined) return undefined;
  return repository && toFilePage(repository, "edit", repository.branch, file);
}
