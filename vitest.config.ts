import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**", "test/package/**"],
          globalSetup: "test/temporary.ts",
          // Tests that build a site or walk a thousand files take their time on a small machine.
          testTimeout: 120_000,
        },
      },
      {
        test: {
          // From the tarball, as others have it: it needs the registry, as `npm ci` does, and some minutes.
          name: "package",
          include: ["test/package/**/*.test.ts"],
          globalSetup: ["test/temporary.ts", "test/package/setup.ts"],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/temporary.ts", "test/browser/setup.ts"],
          // One Chromium at a time: on two cores more only wait for each other.
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
