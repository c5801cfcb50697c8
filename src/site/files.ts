import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  renderJsonSchema,
  schemaNames,
  toJsonSchema,
  toSchemaPath,
} from "../exchange/json-schema.ts";
import type { ViewContext } from "../view/context.ts";
import { hasColours, lookUrl, renderLook } from "../view/look.ts";
import { rootBase } from "./base.ts";
import { renderHeaders, renderNginx, renderRedirects, renderRobots } from "./hosting.ts";
import { outputMarker } from "./output.ts";

/**
 * HOW A FILE THAT IS NO PAGE IS MADE: data for scripts, feeds, instructions for hosts. Each is an entry of its path
 * and of what makes its text; they are written by the build and served by `npm run dev`, without Astro.
 */
export function linkFiles(
  context: ViewContext,
  base = rootBase,
): ReadonlyMap<string, () => string> {
  return new Map<string, () => string>([
    [`/${outputMarker}`, () => renderMarker(context)],
    ["/robots.txt", () => renderRobots(context.plan.portal)],
    ["/_headers", () => renderHeaders(context.plan.portal, base)],
    ...(hasColours(context.plan.portal)
      ? [[lookUrl, () => renderLook(context.plan.portal)] as const]
      : []),
    ["/_redirects", () => renderRedirects(context.plan, base)],
    ["/nginx.conf", () => renderNginx(context.plan, base)],
    ...schemaNames.map(
      (name) =>
        [
          toSchemaPath(name),
          () => renderJsonSchema(toJsonSchema(name, { site: context.plan.portal.site })),
        ] as const,
    ),
  ]);
}

/** Writes all files that are no pages below `folder`, those that documents show among them. */
export async function writeFiles(
  context: ViewContext,
  content: string,
  { folder, base }: { readonly folder: string; readonly base: string },
): Promise<void> {
  for (const [path, render] of linkFiles(context, base)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), render());
  }
  for (const asset of context.plan.assets) {
    await mkdir(dirname(join(folder, asset)), { recursive: true });
    await copyFile(join(content, asset), join(folder, asset));
  }
}

/** Says what the output was made from; also the sign by which the next build knows that it may replace it. */
function renderMarker({ plan, commit }: ViewContext): string {
  const { portal, asOf } = plan;
  const marker = {
    name: portal.name,
    asOf,
    audience: portal.audience,
    commit,
  };
  return `${JSON.stringify(marker, undefined, 2)}\n`;
}
