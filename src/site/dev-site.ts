import { createReadStream, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join } from "node:path";
import type { AstroIntegration } from "astro";
import type { Connect, ViteDevServer } from "vite";
import type { DevReport } from "../view/dev-finding.ts";
import type { ViewContext } from "../view/context.ts";
import type { CheckedContent } from "./check-content.ts";
import { ofVite, settleAddress, settleMissing, toPath } from "./dev-address.ts";
import {
  findingsPolicy,
  findingsStyle,
  findingsStylePath,
  renderFindingsPage,
} from "./dev-findings-page.ts";
import type { Past } from "./dev-past.ts";
import { toDevReport } from "./dev-report.ts";
import type { Editor } from "./editor-link.ts";
import { linkFiles } from "./files.ts";
import { root } from "./own-code.ts";
import type { SitePage } from "./pages.ts";
import { linkPages } from "./pages.ts";
import { setPortal } from "./portal.ts";
import { contentTypes } from "./serve.ts";
import { toPortal } from "./to-portal.ts";

/** Where the script of the overlay asks for the findings when a page is opened. */
const findingsPath = "/@plumbline/findings.json";
/** The name of the message by which they come when they change. */
const findingsEvent = "plumbline:findings";

/** The portal as Astro's development server shows it, from one state of the content to the next. */
export class DevSite {
  readonly #content: string;
  readonly #editor: Editor;
  /** Where the search indexes are written, and sealed quarters. */
  readonly #folder: string;
  readonly #past: Past;
  #report: DevReport = {
    ...{ findings: [], gaps: [], errors: 0, warnings: 0, infos: 0 },
    shown: "none",
  };
  readonly #linkHelp: () => ReadonlyMap<string, SitePage>;
  #context: ViewContext | undefined;
  #pages: ReadonlyMap<string, SitePage> = new Map();
  #server: ViteDevServer | undefined;

  constructor({
    content,
    folder,
    editor,
    past,
    linkHelp,
  }: {
    readonly content: string;
    readonly folder: string;
    readonly editor: Editor;
    readonly past: Past;
    /** Links the pages that there are before there is any good plan. */
    readonly linkHelp: () => ReadonlyMap<string, SitePage>;
  }) {
    this.#content = content;
    this.#folder = folder;
    this.#editor = editor;
    this.#past = past;
    this.#linkHelp = linkHelp;
  }

  /** Whether there was a good plan by now. */
  get hasPlan(): boolean {
    return this.#context !== undefined;
  }

  /** Shows a new state; without a context the last good one stays, with the findings over it. */
  show(checked: CheckedContent, context: ViewContext | undefined): void {
    this.#report = toDevReport(checked, {
      content: this.#content,
      editor: this.#editor,
      shown: context ? "this" : this.#context ? "earlier" : "none",
    });
    if (context) {
      this.#context = context;
      this.#setPages(linkPages(context));
    } else if (this.#pages.size === 0) this.#setPages(this.#linkHelp());
    const hot = this.#server?.environments.client.hot;
    hot?.send({ type: "custom", event: findingsEvent, data: this.#report });
    // A page of ours that is no page of the portal's hears of nothing else.
    if (context || this.#report.shown === "none") hot?.send({ type: "full-reload" });
  }

  #setPages(pages: ReadonlyMap<string, SitePage>): void {
    this.#pages = pages;
    setPortal(toPortal(pages, (page) => page.view()));
    // Astro keeps the paths of a page until it hears this. To invalidate modules instead would load parts of Astro
    // twice where it comes while they are being loaded, and no page could be shown from then on.
    for (const environment of Object.values(this.#server?.environments ?? {})) {
      environment.hot.send("astro:content-changed", {});
    }
  }

  /** Those of sealed quarters are there only once somebody asks for one. */
  readonly #hasPage = (path: string): boolean =>
    this.#pages.has(path) || /^\/snapshots\/[^/]+\/./.test(path);

  toIntegration(): AstroIntegration {
    return {
      name: "plumbline-dev",
      hooks: {
        "astro:config:setup": ({ injectScript }) => {
          injectScript("page", toScript());
        },
        "astro:server:setup": ({ server }) => {
          this.#server = server;
          server.middlewares.use((request, response, next) => {
            this.#prepare(toPath(request)).then(() => {
              if (this.#answer(request, response)) return;
              settleMissing(this.#hasPage, request);
              next();
            }, next);
          });
        },
        "astro:server:start": () => {
          const handle: Connect.NextHandleFunction = (request, response, next) => {
            settleAddress(this.#hasPage, request, response, next);
          };
          this.#server?.middlewares.stack.unshift({ route: "", handle });
        },
      },
    };
  }

  /** What tells of the past waits until that is known, and the pages of a sealed quarter until they are there. */
  async #prepare(path: string): Promise<void> {
    if (!/^\/(?:changes|snapshots)\//.test(path)) return;
    await this.#past.whenRead();
    const [, cycle] = /^\/snapshots\/([^/]+)\//.exec(path) ?? [];
    if (cycle !== undefined) await this.#past.write(cycle);
  }

  /** Answers what is no page: findings, data files, images of the content, the search. */
  #answer(request: Connect.IncomingMessage, response: ServerResponse): boolean {
    const path = toPath(request);
    if (path === findingsPath) return send(response, path, JSON.stringify(this.#report));
    const context = this.#context;
    if (!context) return this.#answerWithoutPlan(request, response);
    const file = linkFiles(context).get(path);
    if (file) return send(response, path, file());
    const [, sealed] = /^\/snapshots\/([^/]+)\.json$/.exec(path) ?? [];
    if (sealed !== undefined) {
      const gone = this.#past.listPaths(sealed).filter((each) => !this.#pages.has(each));
      return send(response, path, JSON.stringify({ gone }));
    }
    const source = context.plan.assets.includes(path.slice(1))
      ? join(this.#content, path)
      : /^\/(?:pagefind|_astro|snapshots\/[^/]+)\//.test(path) && !path.includes("..")
        ? join(this.#folder, path.endsWith("/") ? `${path}index.html` : path)
        : undefined;
    if (source === undefined || !isFile(source)) return false;
    response.setHeader("Content-Type", contentTypes[extname(source)] ?? "application/octet-stream");
    createReadStream(source).pipe(response);
    return true;
  }

  /**
   * Before there was any good plan, in the place of all that a portal has but its guide and its rules: a page with
   * nothing but the findings, which the plan replaces once it is mended. What those pages load is left to Vite.
   */
  #answerWithoutPlan(request: Connect.IncomingMessage, response: ServerResponse): boolean {
    const path = toPath(request);
    if (path === findingsStylePath) return send(response, path, findingsStyle);
    const isLoaded = ofVite.test(path) || isFile(join(root, "public", path));
    if (isLoaded || this.#pages.has(path)) return false;
    // “Service unavailable”: whoever waits for the portal must not take this for it.
    response.statusCode = 503;
    response.setHeader("Content-Security-Policy", findingsPolicy);
    return send(response, ".html", renderFindingsPage(this.#report));
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function send(response: ServerResponse, path: string, text: string): true {
  response.setHeader(
    "Content-Type",
    contentTypes[extname(`x${path}`)] ?? "text/plain; charset=utf-8",
  );
  response.end(text);
  return true;
}

/** What runs in the browser: it asks for the findings, and hears of them when they change. */
function toScript(): string {
  return `import { watchFindings } from "/src/client/dev-findings.ts";
watchFindings(${JSON.stringify(findingsPath)}, (show) => import.meta.hot?.on(${JSON.stringify(findingsEvent)}, show));`;
}
