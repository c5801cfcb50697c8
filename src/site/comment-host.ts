import { isRecord } from "../model/record.ts";
import { UsageError } from "./command.ts";

/** A comment on a pull request. */
export interface HostComment {
  readonly id: number;
  readonly body: string;
}

/** The comments of one pull request (GitHub) or merge request (GitLab), by the host's own interface. */
export interface CommentHost {
  /** Those that a program wrote, the oldest first. */
  readonly list: () => Promise<readonly HostComment[]>;
  readonly create: (body: string) => Promise<void>;
  readonly update: (id: number, body: string) => Promise<void>;
}

/** What the surroundings of a workflow say. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface GithubRequest {
  /** Whose branch is to be merged, and which: `owner:branch`. */
  readonly head: string;
  /** The commit that the comment is about: another one may be the newest by now. */
  readonly commit: string;
}

interface Api {
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How many comments are asked for at a time: the most that both hosts give. */
const perPage = 100;

/**
 * The comments of a pull request on GitHub. Which one it is, the host is asked: what the run of another workflow says of
 * itself, a fork could have changed. It is the one whose newest commit is the one that the run was for.
 */
export async function openGithub(
  env: Environment,
  { head, commit }: GithubRequest,
): Promise<CommentHost> {
  const [url, repository, token] = getAll(env, [
    "GITHUB_API_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_TOKEN",
  ]);
  const api: Api = {
    host: "GitHub",
    headers: {
      Accept: "application/vnd.github+json",
      Authorization: `Bearer ${token}`,
      "X-GitHub-Api-Version": "2022-11-28",
    },
  };
  const own = `${url}/repos/${repository}`;
  const open = `${own}/pulls?state=open&head=${encodeURIComponent(head)}&per_page=${perPage}`;
  const answer = await ask(api, "GET", open);
  const found = (Array.isArray(answer) ? answer.filter(isRecord) : []).filter(
    (request) => isRecord(request["head"]) && request["head"]["sha"] === commit,
  );
  const number = found.length === 1 ? found[0]?.["number"] : undefined;
  if (typeof number !== "number") {
    const many = found.length > 1 ? "more than one open pull request" : "no open pull request";
    throw new UsageError(
      `Commit \`${commit}\` is the newest of ${many} from \`${head}\`: nothing was written.`,
    );
  }
  return {
    list: () =>
      listAll(api, `${own}/issues/${number}/comments`, (each) => {
        return isRecord(each["user"]) && each["user"]["type"] === "Bot";
      }),
    create: async (body) => {
      await ask(api, "POST", `${own}/issues/${number}/comments`, { body });
    },
    update: async (id, body) => {
      await ask(api, "PATCH", `${own}/issues/comments/${id}`, { body });
    },
  };
}

/** The notes of the merge request of a pipeline on GitLab. */
export async function openGitlab(env: Environment): Promise<CommentHost> {
  const names = ["CI_API_V4_URL", "CI_PROJECT_ID", "CI_MERGE_REQUEST_IID", "PLUMBLINE_TOKEN"];
  const [url, project, request, token] = getAll(env, names);
  const api: Api = { host: "GitLab", headers: { "PRIVATE-TOKEN": token ?? "" } };
  const notes = `${url}/projects/${project}/merge_requests/${request}/notes`;
  const self = await ask(api, "GET", `${url}/user`);
  const id = isRecord(self) ? self["id"] : undefined;
  return {
    list: () =>
      listAll(api, notes, (each) => isRecord(each["author"]) && each["author"]["id"] === id),
    create: async (body) => {
      await ask(api, "POST", notes, { body });
    },
    update: async (note, body) => {
      await ask(api, "PUT", `${notes}/${note}`, { body });
    },
  };
}

async function listAll(
  api: Api,
  url: string,
  isOwn: (comment: Readonly<Record<string, unknown>>) => boolean,
): Promise<readonly HostComment[]> {
  const found: HostComment[] = [];
  for (let page = 1; ; page += 1) {
    const order = "sort=asc&order_by=created_at";
    const answer = await ask(api, "GET", `${url}?${order}&per_page=${perPage}&page=${page}`);
    const all = Array.isArray(answer) ? answer.filter(isRecord) : [];
    for (const each of all.filter(isOwn)) {
      const { id, body } = each;
      if (typeof id === "number" && typeof body === "string") found.push({ id, body });
    }
    if (all.length < perPage) return found;
  }
}

async function ask(api: Api, method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { ...api.headers, "Content-Type": "application/json", "User-Agent": "plumbline" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new UsageError(`${api.host} did not answer at ${url}: ${String(cause)}.`);
  });
  if (response.ok) return response.json();
  const text = (await response.text()).slice(0, 300);
  throw new UsageError(`${api.host} answered ${response.status} to ${method} ${url}: ${text}`);
}

function getAll(env: Environment, names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const value = env[name];
    if (value !== undefined && value !== "") return value;
    throw new UsageError(
      `\`${name}\` is not set: this is to be run by a workflow, as \`init\` writes it.`,
    );
  });
}
