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
  await build({
    root: rendering.root,
    outDir: rendering.folder,
    // One line per page is Astro's manner; the portal counts them in one line of its own.
    logLevel: "warn",
    integrations: [toIntegration(rendering)],
  });
}

/** Astro's name of a path, `/teams` or `404`, as the portal's: `/teams/`. A path with an ending is a file. */
function toPagePath(pathname: string): string {
  const path = pathname.replace(/^\/?/, "/");
  return /\.[a-z]+$/.test(path) ? path : path.replace(/\/?$/, "/");
}

function toIntegration({ isWanted, onPage }: Rendering): AstroIntegration {
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
            const response = await prerenderer.render(request, options);
            onPage();
            return response;
          },
        }));
      },
    },
  };
}
