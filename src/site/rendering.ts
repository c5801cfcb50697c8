import type { AstroIntegration } from "astro";
import { build } from "astro";

/** What is to be rendered, and where. */
export interface Rendering {
  /** The folder of the Astro project: the portal's own code, not the content. */
  readonly root: string;
  readonly folder: string;
  /** Whether the page at a path is to be rendered; asked for every path that Astro knows. */
  readonly isWanted: (path: string) => boolean;
  readonly onPage: () => void;
}

/** Renders pages with Astro. What they show they take from the portal that `setPortal` was given. */
export async function renderPages(rendering: Rendering): Promise<void> {
  // Astro would report each use to its makers' host.
  process.env["ASTRO_TELEMETRY_DISABLED"] = "1";
  const failures: Error[] = [];
  try {
    await build({
      root: rendering.root,
      outDir: rendering.folder,
      // One line per page is Astro's manner; the portal counts them in one line of its own.
      logLevel: "error",
      integrations: [toIntegration(rendering, failures)],
    });
  } catch (error) {
    throw failures[0] ?? error;
  }
}

/** Astro's name of a path, `/teams` or `404`, as the portal's: `/teams/`. A path with an ending is a file. */
function toPagePath(pathname: string): string {
  const path = pathname.replace(/^\/?/, "/");
  return /\.[a-z]+$/.test(path) ? path : path.replace(/\/?$/, "/");
}

function toIntegration({ isWanted, onPage }: Rendering, failures: Error[]): AstroIntegration {
  return {
    name: "plumbline",
    hooks: {
      "astro:build:start": ({ setPrerenderer }) => {
        setPrerenderer((prerenderer) => ({
          ...prerenderer,
          name: "plumbline",
          getStaticPaths: async () => {
            const paths = await prerenderer.getStaticPaths();
            return paths.filter(({ pathname }) => isWanted(toPagePath(pathname)));
          },
          render: async (request, options) => {
            // Astro would go on to the other pages, and report each of them.
            if (failures.length > 0) return new Response(null);
            try {
              const response = await prerenderer.render(request, options);
              onPage();
              return response;
            } catch (cause) {
              const path = new URL(request.url).pathname;
              failures.push(new Error(`page not rendered: ${path}`, { cause }));
              throw cause;
            }
          },
        }));
      },
    },
  };
}
