import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "astro";
import { openAstroProject } from "./astro-project.ts";
import { toProcessFile } from "./own-code.ts";
import { webBanner } from "./page-web.ts";

/**
 * A process of its own that bundles the page modules with Astro and renders nothing: what the bundler needs of memory
 * ends with it. Its arguments: the folder of the Astro project, and a folder for what it makes.
 *
 *   <folder>/assets    scripts, styles, and the files of `public`
 *   <folder>/bundle    the page modules, ready to be imported
 */
const [root = "", folder = ""] = process.argv.slice(2);
const outDir = join(folder, "assets");
/** What compiled components call. */
const runtime = toProcessFile("page-runtime");

const copy = join(folder, "project");
const project = await openAstroProject(root, copy);
await build({
  ...project,
  outDir,
  logLevel: "error",
  vite: {
    plugins: [
      {
        name: "plumbline-runtime",
        enforce: "pre",
        resolveId: (id) => (id === "astro/compiler-runtime" ? runtime : undefined),
      },
    ],
    environments: {
      prerender: {
        // The bundle is imported from another folder than the packages are in.
        resolve: { noExternal: true },
        build: { rolldownOptions: { output: { banner: webBanner } } },
      },
    },
  },
  integrations: [
    ...project.integrations,
    {
      name: "plumbline-bundle",
      hooks: {
        "astro:build:start": ({ setPrerenderer }) => {
          setPrerenderer({
            name: "plumbline-bundle",
            // At this point everything is bundled; Astro removes the folder when it is done.
            getStaticPaths: async () => {
              await rename(join(outDir, ".prerender"), join(folder, "bundle"));
              return [];
            },
            render: () => Promise.reject(new Error("nothing is rendered while bundling")),
          });
        },
      },
    },
  ],
});
await rm(copy, { recursive: true, force: true });
