import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView } from "./part.ts";

/** The chapters of the guide that are prose; each is a text of this name under `src/components/guide`. */
export type ChapterName =
  | "start"
  | "first-change"
  | "objectives"
  | "measures"
  | "tools"
  | "organisation"
  | "text"
  | "frameworks"
  | "ogsm"
  | "hoshin"
  | "scorecard"
  | "progress"
  | "closing"
  | "quarters"
  | "own"
  | "accessibility";

/** A page of the guide. Its text is the portal's own, so the view only says which it is. */
export interface GuideView {
  readonly frame: FrameView;
  readonly chapter: ChapterName;
  readonly title: string;
  readonly lede: string;
  readonly contents: readonly ChapterLinkView[];
}

export interface ChapterLinkView {
  readonly title: string;
  readonly url: string;
  readonly note: string;
  readonly isThis: boolean;
}

interface Chapter {
  readonly name: ChapterName | "keys" | "rules";
  readonly title: string;
  readonly url: string;
  readonly note: string;
}

const chapters: readonly Chapter[] = [
  {
    name: "start",
    title: "Writing a plan",
    url: "/guide/",
    note: "How a folder of text files becomes this portal, and where to begin.",
  },
  {
    name: "first-change",
    title: "Your first change",
    url: "/guide/first-change/",
    note: "A check-in by way of the web editor of GitHub or GitLab, for people who never used git.",
  },
  {
    name: "objectives",
    title: "Objectives and check-ins",
    url: "/guide/objectives/",
    note: "What we want to be true, how we shall know, and how to say where it stands.",
  },
  {
    name: "measures",
    title: "Measures and KPIs",
    url: "/guide/measures/",
    note: "The ways to measure a key result, and measures that outlive a quarter.",
  },
  {
    name: "tools",
    title: "Tools for authors",
    url: "/guide/tools/",
    note: "Beginning a plan, reporting, seeing it while it is written, and what an editor completes.",
  },
  {
    name: "organisation",
    title: "The organisation",
    url: "/guide/organisation/",
    note: "Settings, cycles, teams, people, themes, direction and initiatives.",
  },
  {
    name: "text",
    title: "Texts, links and components",
    url: "/guide/text/",
    note: "What a narrative may hold, and how it refers to the rest of the plan.",
  },
  {
    name: "frameworks",
    title: "Other frameworks",
    url: "/guide/frameworks/",
    note: "One graph in many words; GOST and MbO, and how all plans refer to each other.",
  },
  {
    name: "ogsm",
    title: "OGSM on one page",
    url: "/guide/ogsm/",
    note: "Objective, goals, strategies, measures and actions; what is inherited, and five ways down.",
  },
  {
    name: "hoshin",
    title: "X-matrix, bowling chart and catchball",
    url: "/guide/hoshin/",
    note: "Hoshin Kanri: four sides and their marks, months against their plan, and how it was agreed.",
  },
  {
    name: "scorecard",
    title: "Scorecards and strategy maps",
    url: "/guide/scorecard/",
    note: "What is believed to drive what, by what one sees it, and how it scores.",
  },
  {
    name: "keys",
    title: "All kinds and keys",
    url: "/guide/keys/",
    note: "Every key of every kind of document, with its type, its default and its meaning.",
  },
  {
    name: "rules",
    title: "Rules",
    url: "/rules/",
    note: "What the check says about a plan, and how each finding is mended.",
  },
  {
    name: "progress",
    title: "How progress is computed",
    url: "/guide/progress/",
    note: "Where every percentage, status and score on these pages comes from.",
  },
  {
    name: "closing",
    title: "Closing and opening a quarter",
    url: "/guide/closing/",
    note: "How a quarter is graded and decided, and how the next one begins from that.",
  },
  {
    name: "quarters",
    title: "Sealing a quarter",
    url: "/guide/quarters/",
    note: "How a quarter is kept as it was, how anybody checks it, and how it is corrected.",
  },
  {
    name: "own",
    title: "A repository of one’s own",
    url: "/guide/own/",
    note: "How an organisation begins, how its portal looks, how it is published and upgraded.",
  },
  {
    name: "accessibility",
    title: "Accessibility",
    url: "/guide/accessibility/",
    note: "What these pages hold to, and what to do where they do not.",
  },
];

/** The path of every chapter that is prose. */
export function listChapters(): readonly (readonly [path: string, name: ChapterName])[] {
  return chapters.flatMap(({ name, url }) =>
    name === "keys" || name === "rules" ? [] : [[url, name] as const],
  );
}

/** Views a chapter of the guide. */
export function viewGuide(context: ViewContext, name: ChapterName): GuideView {
  const { title, note } = getChapter(name);
  return {
    frame: viewChapterFrame(context, name),
    chapter: name,
    title,
    lede: note,
    contents: viewContents(name),
  };
}

/** The frame of a chapter, prose or not. */
export function viewChapterFrame(context: ViewContext, name: Chapter["name"]): FrameView {
  const { title, url, note } = getChapter(name);
  const breadcrumb =
    url === "/guide/" ? [] : [{ title: "Guide", url: "/guide/" }, { title: title }];
  return viewFrame(context, { path: url, title, description: note, breadcrumb });
}

/** All chapters, with the one that is read marked. */
export function viewContents(name: Chapter["name"]): readonly ChapterLinkView[] {
  return chapters.map((chapter) => ({
    title: chapter.title,
    url: chapter.url,
    note: chapter.note,
    isThis: chapter.name === name,
  }));
}

/** A chapter by its name. */
export function getChapter(name: Chapter["name"]): Chapter {
  const chapter = chapters.find((each) => each.name === name);
  if (chapter === undefined) throw new Error(`no such chapter: ${name}`);
  return chapter;
}
