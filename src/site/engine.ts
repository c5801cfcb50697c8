import { setFlagsFromString } from "node:v8";

/** The version of Node whose engine this is about: another one may have other flags. */
export const knownNode = "24.";

/**
 * Sets the engine, which is made for pages and servers that stay, up for a check or a build: work that is done within
 * a minute. Takes a tenth off the time of a large build. It stays set up so; `start`, which goes on, then hands out
 * files and computes nothing more.
 *
 * - The last of its compilers gives back what it takes only where code runs on for long: the one before it has to do.
 * - Where objects of one place in the code have lived long, it takes the later ones to do so, too. Those of a plan
 *   stay; those of pages do not, and would be in the way until everything is looked at.
 */
export function tuneEngine(): void {
  if (!process.versions.node.startsWith(knownNode)) return;
  setFlagsFromString("--no-turbofan");
  setFlagsFromString("--no-allocation-site-pretenuring");
}
