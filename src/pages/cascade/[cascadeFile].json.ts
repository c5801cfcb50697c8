import type { APIRoute } from "astro";
import { getFilePaths, getView } from "../../site/portal.ts";

/** The explorer's data: an index, and nodes in files that it fetches when they are needed. */
export const getStaticPaths = () => getFilePaths("cascadeFile");

export const GET: APIRoute = ({ url }) => Response.json(getView("cascadeFile", url.pathname));
