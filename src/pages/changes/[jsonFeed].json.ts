import type { APIRoute } from "astro";
import { toJsonFeed } from "../../components/changes/atom.ts";
import { getFilePaths, getView } from "../../site/portal.ts";

/** What changed, as a JSON feed. */
export const getStaticPaths = () => getFilePaths("jsonFeed");

export const GET: APIRoute = ({ url }) =>
  Response.json(toJsonFeed(getView("jsonFeed", url.pathname)));
