import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import type { AstroInlineConfig, AstroIntegration } from "astro";
import { isInstalled } from "./own-code.ts";

/** What Astro is told about where its project lies. */
export interface AstroProject extends Pick<AstroInlineConfig, "root" | "configFile"> {
  readonly integrations: AstroIntegration[];
}

/** What Astro needs of the portal's code. */
const parts = ["src", "public"];

/**
 * The portal's code as a project of Astro. Astro writes into its project's folder, and takes what lies outside of it
 * for no part of the project; so of an installed package it gets a copy, in `folder`, which is made here. Packages are
 * found from where the package is all the same: beside the copy there may be none, or other versions.
 */
export async function openAstroProject(root: string, folder: string): Promise<AstroProject> {
  if (!isInstalled) return { root, integrations: [] };
  await mkdir(folder, { recursive: true });
  for (const part of parts) {
    // What an older version had is not to stay.
    await rm(join(folder, part), { recursive: true, force: true });
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  return {
    root: folder,
    configFile: relative(folder, join(root, "astro.config.mjs")),
    integrations: [
      {
        name: "plumbline-project",
        hooks: {
          "astro:config:setup": ({ updateConfig }) => {
            updateConfig({
              vite: {
                plugins: [findPackages(root, folder)],
                server: { fs: { allow: [folder, join(root, "node_modules"), dirname(root)] } },
              },
            });
          },
        },
      },
    ],
  };
}

type Plugin = Extract<
  NonNullable<NonNullable<AstroInlineConfig["vite"]>["plugins"]>[number],
  { name: string }
>;

/** The name of a package, or of a file in one. */
const packageName = /^(?:@[\w.-]+\/)?[a-z][\w.-]*(?:\/|$)/;

/** Finds the packages that the copy names, and those that Astro names of nowhere, from where the original lies. */
function findPackages(root: string, folder: string): Plugin {
  const original = join(root, "astro.config.mjs");
  const copy = folder.split(sep).join("/");
  return {
    name: "plumbline-packages",
    enforce: "pre",
    resolveId(id, importer, options) {
      const isOfNoPackage =
        importer === undefined || importer.startsWith("\0") || importer.startsWith(copy);
      if (!isOfNoPackage || !packageName.test(id)) return null;
      return this.resolve(id, original, { ...options, skipSelf: true });
    },
  };
}
