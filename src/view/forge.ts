import type { Portal } from "../model/plan.ts";

type Repository = NonNullable<Portal["repository"]>;

/** What a page of the repository shows of a file. */
export type FilePage = "blob" | "edit" | "commits";

/**
 * Addresses in the web pages of GitHub and GitLab, which differ:
 *
 *     a file       …/blob/main/content/a.md        …/-/blob/main/content/a.md
 *     to edit      …/edit/main/content/a.md        …/-/edit/main/content/a.md
 *     its history  …/commits/main/content/a.md     …/-/commits/main/content/a.md
 *     a commit     …/commit/9c2ad10                …/-/commit/9c2ad10
 *     a request    …/pull/12                       …/-/merge_requests/12
 *     to discuss   …/issues/new?title=…&body=…     …/-/issues/new?issue[title]=…&issue[description]=…
 */
export function toFilePage(
  { contentPath, ...repository }: Repository,
  page: FilePage,
  revision: string,
  file: string,
): string {
  const path = [...contentPath.split("/"), ...file.split("/")].filter(
    (part) => part !== "" && part !== ".",
  );
  const steps = [...revision.split("/"), ...path].map(encodeURIComponent);
  return [toRoot(repository), page, ...steps].join("/");
}

/** The page of a commit. */
export function toCommitPage(repository: Repository, commit: string): string {
  return `${toRoot(repository)}/commit/${encodeURIComponent(commit)}`;
}

/** The page of a pull request, or of a merge request; and what it is called. */
export function toRequestPage(
  repository: Repository,
  number: number,
): { readonly title: string; readonly url: string } {
  const root = toRoot(repository);
  if (isGitLab(repository)) {
    return { title: `Merge request ${number}`, url: `${root}/merge_requests/${number}` };
  }
  return { title: `Pull request ${number}`, url: `${root}/pull/${number}` };
}

/** Where something is said about a document, with the beginning written. */
export function toDiscussPage(repository: Repository, title: string, text: string): string {
  const [titleKey, textKey] = isGitLab(repository)
    ? (["issue[title]", "issue[description]"] as const)
    : (["title", "body"] as const);
  const pair = (key: string, value: string): string =>
    [key, value].map(encodeURIComponent).join("=");
  const query = [pair(titleKey, title), pair(textKey, text)].join("&");
  return `${toRoot(repository)}/issues/new?${query}`;
}

function toRoot(repository: Pick<Repository, "url" | "forge">): string {
  const url = repository.url.replace(/(?:\.git)?\/*$/, "");
  return isGitLab(repository) ? `${url}/-` : url;
}

/** As `portal.yaml` says; else by the name of the host. */
function isGitLab({ url, forge }: Pick<Repository, "url" | "forge">): boolean {
  return forge === undefined ? /^https?:\/\/[^/]*gitlab/.test(url) : forge === "gitlab";
}
