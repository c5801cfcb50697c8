import { transcode } from "node:buffer";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rootBase } from "./base.ts";
import { openBundle } from "./page-bundle.ts";
import type { PageResponse } from "./page-web.ts";
import { PageRequest, setPageWeb } from "./page-web.ts";
import type { PageResult } from "./page-result.ts";
import { createPageResult } from "./page-result.ts";

/** The page modules of the portal, bundled by Astro and ready to render. */
export interface Renderer {
  /** Where on its host the portal stands that the pages are rendered for. */
  readonly base: string;
  /** Scripts, styles and the files of `public`, as they belong into an output. */
  readonly assets: string;
  /** Renders the page at a path; `kind` is the name of its module. Throws where that fails. */
  readonly render: (path: string, kind: string) => Promise<Uint8Array>;
}

/**
 * What Astro's bundle exports for its own generator, as far as it is used here: the one place that knows of it. It is
 * no public interface, which is why the version of Astro is pinned; the build's tests stand on it.
 */
interface AstroBundle {
  readonly app: {
    readonly manifest: Manifest;
    readonly setInternals: (internals: unknown) => void;
    readonly setOptions: (options: unknown) => void;
    readonly getComponentByRoute: (route: Route) => Promise<{ readonly default?: PageComponent }>;
    readonly render: (
      request: PageRequest,
      options: { readonly routeData: Route },
    ) => Promise<PageResponse>;
  };
}

/** What a page module makes, by `page-runtime.ts`: its bytes, a character each. */
type PageComponent = (
  result: PageResult,
  props: object,
  slots: object,
) => { readonly bytes: string };

interface Manifest {
  readonly routes: readonly BundledRoute[];
  /** By its id, where each script lies. */
  readonly entryModules: Readonly<Record<string, string>>;
  /** What `security.csp` of the configuration says. */
  readonly csp: {
    readonly directives: readonly string[];
    readonly scriptResources: readonly string[];
    readonly styleResources: readonly string[];
  };
  /** Whether Astro writes the policy: it would digest every style sheet of every page for it, again each time. */
  shouldInjectCspMetaTags: boolean;
}

interface BundledRoute {
  readonly styles: readonly { readonly src: string }[];
  readonly routeData: Route;
}

interface Route {
  readonly route: string;
  readonly type: "page" | "endpoint";
  readonly component: string;
  readonly pathname?: string;
  readonly params: readonly string[];
}

/** Kinds of page with MDX in them, which Astro renders. */
const withMdx: readonly string[] = ["guide"];
const head = "<head>";

/**
 * Loads the renderer of the portal's code, bundling it where that was not done yet. Astro's own generator is not used:
 * it would bundle for every build, and keep the bundler in memory while pages are rendered.
 */
export async function loadRenderer(
  root: string,
  project: string,
  codeDigest: string,
  base = rootBase,
): Promise<Renderer> {
  const place = base === rootBase ? "root" : "below";
  const folder = await openBundle({ root, project, codeDigest, place });
  const bundleFolder = join(folder, "bundle");
  const entry = (await readdir(bundleFolder)).find((name) => name.startsWith("prerender-entry"));
  if (entry === undefined) throw new Error(`bundle without an entry: ${bundleFolder}`);
  setPageWeb();
  // Made by Astro from this very code.
  const { app } = (await import(pathToFileURL(join(bundleFolder, entry)).href)) as AstroBundle;
  const { routes, csp } = app.manifest;
  app.manifest.shouldInjectCspMetaTags = false;
  const policy = Buffer.from(renderPolicy(csp));
  const renders: Record<string, Render> = {};
  app.setInternals({ pagesByKeys: { get: (key: string) => findPageData(routes, key) } });
  app.setOptions({
    settings: { scripts: [] },
    logger: { options: { destination: { write: () => true } } },
  });
  return {
    base,
    assets: join(folder, "assets"),
    render: async (path, kind) => {
      const render = (renders[kind] ??= await loadRender(app, path, kind));
      return addPolicy(await render(path), policy);
    },
  };
}

type Render = (path: string) => Buffer | Promise<Buffer>;

/** What renders the pages of a kind: mostly the module itself, without what Astro's server is for. */
async function loadRender(app: AstroBundle["app"], path: string, kind: string): Promise<Render> {
  const { routes, entryModules } = app.manifest;
  const { routeData, styles } = getRoute(routes, path, kind);
  if (routeData.type === "endpoint" || withMdx.includes(kind)) {
    return async (each) => {
      const request = new PageRequest(new URL(encodeURI(each), "http://localhost"));
      return toBuffer((await app.render(request, { routeData })).body);
    };
  }
  const { default: component } = await app.getComponentByRoute(routeData);
  if (!component) throw new Error(`page module without a page: ${routeData.component}`);
  const module = {
    routePattern: routeData.route,
    head: styles.map(({ src }) => `<link rel="stylesheet" href="/${src}">`).join(""),
    toScript: (id: string) => `/${getScript(entryModules, id)}`,
  };
  return (each) => {
    const { bytes } = component(createPageResult(module, each), {}, {});
    return Buffer.from(`<!DOCTYPE html>${bytes}`, "latin1");
  };
}

function getScript(entryModules: Manifest["entryModules"], id: string): string {
  const file = entryModules[id];
  if (file === undefined) throw new Error(`script that is not bundled: ${id}`);
  return file;
}

/** A kind of many pages has its name as the parameter of its route, `[...objective]`; one of one page its path. */
function getRoute(routes: Manifest["routes"], path: string, kind: string): BundledRoute {
  const plain = path === "/" ? path : path.replace(/\/$/, "");
  const found = routes.find(
    ({ routeData }) =>
      routeData.pathname === plain ||
      routeData.params.some((param) => param.replace("...", "") === kind),
  );
  if (!found) throw new Error(`no page module for ${kind}: ${path}`);
  return found;
}

/** What the generator knows of a page besides its module: its styles, in their order. The key joins route and module. */
function findPageData(routes: Manifest["routes"], key: string): unknown {
  const found = routes.find(
    ({ routeData }) => key.startsWith(routeData.route) && key.endsWith(routeData.component),
  );
  return found && { styles: found.styles.map((sheet, order) => ({ sheet, order, depth: 0 })) };
}

/** The policy of every page. Nothing in a page is inline, so it needs no digest of anything. */
function renderPolicy({ directives, scriptResources, styleResources }: Manifest["csp"]): string {
  const sources = [
    ["script-src", ...scriptResources].join(" "),
    ["style-src", ...styleResources].join(" "),
  ];
  const content = [...directives, ...sources].join("; ");
  return `<meta http-equiv="content-security-policy" content="${content}">`;
}

/**
 * The bytes of what Astro rendered, without copying those that are bytes by now. A text with any sign beyond Latin 1 is
 * encoded four times as fast by way of its own 16 bits a sign.
 */
function toBuffer(body: PageResponse["body"]): Buffer {
  if (body === null || body === "") return Buffer.alloc(0);
  if (typeof body === "string") {
    // Half a sign becomes the sign of what cannot be read, and is no reason to fail.
    if (!body.isWellFormed()) return Buffer.from(body);
    return transcode(Buffer.from(body, "utf16le"), "utf16le", "utf8");
  }
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** The policy first of all, as nothing before it is bound by it. A file of data has no head. */
function addPolicy(page: Buffer, policy: Buffer): Buffer {
  const at = page.indexOf(head);
  if (at < 0) return page;
  const after = at + head.length;
  return Buffer.concat([page.subarray(0, after), policy, page.subarray(after)]);
}
