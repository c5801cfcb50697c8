import type { APIRoute } from "astro";
import { renderAtom } from "../../components/changes/atom.ts";
import { getFilePaths, getView } from "../../site/portal.ts";

/** What changed, as an Atom feed. */
export const getStaticPaths = () => getFilePaths("feed");

export const GET: APIRoute = ({ url }) =>
  new Response(renderAtom(getView("feed", url.pathname)), {
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
