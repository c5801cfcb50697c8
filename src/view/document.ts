import { indexed } from "../model/indexed.ts";
import type { PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { listDocumentEvents, listObjectiveEvents, viewDocumentEvents } from "./event.ts";
import { toDiscussPage, toFilePage } from "./forge.ts";
import type { EventView } from "./objective-history.ts";
import { toEditUrl, toPlace, type PlaceView } from "./place.ts";
import { viewRecord, type RecordView } from "./record.ts";
import { toSiteUrl } from "./site-url.ts";

/** The document that a page shows, as a file that people change: where it is, what became of it, how to change it. */
export interface DocumentView {
  readonly place: PlaceView;
  readonly editUrl?: string;
  readonly historyUrl?: string;
  readonly discussUrl?: string;
  /** The last commit that said something else. */
  readonly last?: { readonly day: string; readonly record: RecordView };
  /** What git tells of it; an objective's page has a place of its own for that. */
  readonly events: readonly EventView[];
}

type DocumentNode = Extract<PlanNode, { readonly aliases: readonly string[] }>;

/** Views the document of a page, where it is one that stands in a file of its own and git was asked. */
export function viewDocument(context: ViewContext, path: string): DocumentView | undefined {
  if (context.history === undefined) return undefined;
  const node = getDocuments(context).get(path);
  if (node === undefined) return undefined;
  const { repository, site } = context.plan.portal;
  const { file } = node.source;
  const editUrl = toEditUrl(context, file);
  const title = [node.code ?? "", node.title.plain].filter((part) => part !== "").join(" ");
  const about = site === undefined ? file : toSiteUrl(site, path);
  const isObjective = node.kind === "objective";
  const events = isObjective
    ? listObjectiveEvents(context, node)
    : listDocumentEvents(context, node.id);
  const last = events.find(({ told }) => told !== undefined)?.told;
  return {
    place: toPlace(context, { file }),
    ...(editUrl === undefined ? {} : { editUrl }),
    ...(repository && {
      historyUrl: toFilePage(repository, "commits", repository.branch, file),
      discussUrl: toDiscussPage(repository, title, `${about}\n\n`),
    }),
    ...(last && {
      last: {
        day: context.format.date(last.date),
        record: viewRecord(context, last.revision, last.change),
      },
    }),
    events: isObjective ? [] : viewDocumentEvents(context, node.id),
  };
}

const getDocuments = indexed(
  "documents",
  "context",
  (context: ViewContext): ReadonlyMap<string, DocumentNode> => {
    const documents = new Map<string, DocumentNode>();
    for (const node of context.plan.nodes.values()) {
      if (isDocument(node) && !documents.has(node.url)) documents.set(node.url, node);
    }
    return documents;
  },
  { by: "path" },
);

/** What stands in a file that is its own: items and people stand in one with others. */
function isDocument(node: PlanNode): node is DocumentNode {
  return "aliases" in node && /\.mdx?$/.test(node.source.file) && !node.id.includes("#");
}
