import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "astro";
import { openAstroProject } from "./astro-project.ts";
import { toProcessFile } from "./own-code.ts";
import { webBanner } from "./page-web.ts";

/**
 * A process of its own that bundles the page modules with Astro and renders nothing: what the bundler needs of memory
 * ends with it. Its arguments: the folder of the Astro project, a folder for what it makes, and whether that is for the
 * `root` of a host or for any place `below` it: then scripts and styles name one another from where they lie.
 *
 *   <folder>/assets    scripts, styles, and the files of `public`
 *   <folder>/bundle    the page modules, ready to be imported
 */
const [root = "", folder = "", place = "root"] = process.argv.slice(2);
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
    ...(place === "below" && {
      // What the page modules themselves write is put in its place with the page.
      experimental: { renderBuiltUrl: (_, { ssr }) => (ssr ? undefined : { relative: true }) },
    }),
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
if (place === "below") await placeStyles(join(outDir, "_astro"));
await rm(copy, { recursive: true, force: true });

/** Lets style sheets name the files of `public` from where they lie: the bundler takes those as they are written. */
async function placeStyles(styles: string): Promise<void> {
  for (const name of (await readdir(styles)).filter((each) => each.endsWith(".css"))) {
    const css = await readFile(join(styles, name), "utf8");
    await writeFile(join(styles, name), css.replace(/(url\(["']?)\/(?!\/)/g, "$1../"));
  }
}
