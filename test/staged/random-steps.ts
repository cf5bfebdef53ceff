import { existsSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { objectPage } from "../support/object-page.ts";
import type { Random } from "../support/random.ts";
import { change, git, write } from "./repository.ts";

/** The state that a step works on. */
export interface Scene {
  /** The current work tree, as an absolute path. */
  folder: string;
  /** All work trees of the repository, as absolute paths. */
  readonly workTrees: string[];
  readonly random: Random;
  /** Generates outputs in the work tree, as `modelmark generate` does. */
  readonly generate: () => Promise<void>;
}

type Step = (scene: Scene) => void | Promise<void>;

const pages = ["shared/pair", "shared/property", "components/colour", "components/order"];
const pageFile = (name: string): string => `spec/models/${name}.md`;

function randomPage(name: string, random: Random): string {
  const word = name.slice(name.indexOf("/") + 1);
  const types = ["*String*", "*Integer*", "*T::Boolean*", "[Models::Shared::Pair](pair.md)"];
  const fields = ["key", "value", "extra"].slice(0, 1 + random.below(3));
  const rows = fields.map((one): [string, string, boolean] => {
    return [one, random.pick(types), random.chance(0.5)];
  });
  const title = word.charAt(0).toUpperCase() + word.slice(1);
  return random.chance(0.04) ? "" : objectPage(title, ...rows);
}

function anyPage({ random }: Scene): string {
  return pageFile(random.pick(pages));
}

function anyOutput({ folder, random }: Scene): string | null {
  const place = join(folder, "generated");
  if (!existsSync(place)) return null;
  const files = readdirSync(place, { recursive: true, encoding: "utf8" });
  const written = files.filter((path) => /\.\w+$/.test(path));
  return written.length === 0 ? null : `generated/${random.pick(written)}`;
}

const configs: readonly (readonly [string, string])[] = [
  ["modelmark.config.json", '{ "emit": ["interfaces"] }\n'],
  ["modelmark.config.json", '{ "emit": ["interfaces"], "wire": "camelCase" }\n'],
  ["modelmark.config.json", '{ "emit": ["interfaces"], "exclude": ["**/order.md"] }\n'],
  ["modelmark.config.json", '{ "emit": ["interfaces"], "include": ["**/*.md", "**/*.txt"] }\n'],
  ["modelmark.config.json", '{ "emit": ["interfaces"], "overrides": "extra/over.conf" }\n'],
  ["modelmark.config.json", '{ "emit": ["interfaces" }\n'],
  ["modelmark.config.mjs", 'import all from "./extra/all.mjs";\nexport default all;\n'],
  ["modelmark.config.mjs", 'export default { emit: ["interfaces"], enums: "open" };\n'],
];

const named: Readonly<Record<string, Step>> = {
  "edit a page": (scene) => {
    const path = anyPage(scene);
    write(scene.folder, path, randomPage(path.slice("spec/models/".length, -3), scene.random));
  },
  "say something else in a page": (scene) => {
    change(scene.folder, anyPage(scene), (text) =>
      text.replace("N/A", `It is ${scene.random.below(9)}.`),
    );
  },
  "remove a page": (scene) => {
    rmSync(join(scene.folder, anyPage(scene)), { force: true });
  },
  "rename a page": (scene) => {
    git(scene.folder, "mv", anyPage(scene), anyPage(scene));
  },
  "rename a page to a name of its own": (scene) => {
    const path = anyPage(scene);
    git(scene.folder, "mv", path, path.replace(".md", `${scene.random.below(3)}.md`));
  },
  "put a link in the place of a page": (scene) => {
    const [path, other] = [
      anyPage(scene),
      scene.random.pick(["pair.md", "../shared/pair.md", "no.md"]),
    ];
    if (!existsSync(join(scene.folder, path))) return;
    rmSync(join(scene.folder, path));
    symlinkSync(other, join(scene.folder, path));
  },
  "write a page with another ending": (scene) => {
    write(scene.folder, "spec/models/shared/note.txt", randomPage("shared/note", scene.random));
  },
  "change the config": (scene) => {
    const [path, text] = scene.random.pick(configs);
    if (scene.random.chance(0.8)) {
      for (const [other] of configs) rmSync(join(scene.folder, other), { force: true });
    }
    write(scene.folder, path, text);
  },
  "change what the config imports": ({ folder, random }) => {
    const wire = random.pick(["camelCase", "snake_case"]);
    write(folder, "extra/all.mjs", `export default { emit: ["interfaces"], wire: "${wire}" };\n`);
  },
  "change the overrides": ({ folder, random }) => {
    const type = random.pick(["string", "number", "strin"]);
    write(folder, "extra/over.conf", `shared/Pair:\n  fields:\n    key:\n      type: ${type}\n`);
  },
  "change something else": ({ folder, random }) => {
    write(
      folder,
      random.pick(["src/app.ts", "README.md", "package.json"]),
      `{ "n": ${random.below(9)} }\n`,
    );
  },
  "change what is ignored": ({ folder, random }) => {
    write(
      folder,
      ".gitignore",
      random.pick(["", "*.txt\n", "generated/\n", "*.lock.json\n", "later.md\n", "spec/\n"]),
    );
  },
  "edit an output": (scene) => {
    const path = anyOutput(scene);
    if (path !== null) change(scene.folder, path, (text) => `${text}// edited\n`);
  },
  "remove an output": (scene) => {
    const path = anyOutput(scene);
    if (path !== null) rmSync(join(scene.folder, path));
  },
  generate: (scene) => scene.generate(),
  "generate and stage all": async (scene) => {
    await scene.generate();
    git(scene.folder, "add", "-A");
  },
  "stage all": ({ folder }) => void git(folder, "add", "-A"),
  "stage a page": (scene) => void git(scene.folder, "add", "--", anyPage(scene)),
  "stage a part": ({ folder, random }) => {
    const parts = ["spec", "generated", "extra", "modelmark.config.*", "src", ".gitignore"];
    git(folder, "add", "-A", "--", random.pick(parts));
  },
  "stage one state of a page and leave another": (scene) => {
    const path = anyPage(scene);
    const name = path.slice("spec/models/".length, -3);
    write(scene.folder, path, randomPage(name, scene.random));
    git(scene.folder, "add", "--", path);
    write(scene.folder, path, randomPage(name, scene.random));
  },
  "intend to add": (scene) => {
    write(scene.folder, "spec/models/shared/later.md", randomPage("shared/later", scene.random));
    git(scene.folder, "add", "-N", "spec/models/shared/later.md");
  },
  unstage: ({ folder, random }) => {
    git(folder, "reset", "-q", "--", random.pick(["spec", "generated", "extra", "."]));
  },
  "take out of the index": (scene) =>
    void git(scene.folder, "rm", "-q", "--cached", anyPage(scene)),
  commit: ({ folder }) => void git(folder, "commit", "-qm", "next"),
  "commit all": ({ folder }) => void git(folder, "commit", "-qam", "next"),
  amend: ({ folder }) => void git(folder, "commit", "-q", "--amend", "--no-edit"),
  stash: ({ folder, random }) => {
    const options = random.pick([[], ["--keep-index"], ["-u"]]);
    git(folder, "stash", "push", "-q", ...options);
  },
  "stash pop": ({ folder, random }) => {
    git(folder, "stash", "pop", "-q", ...(random.chance(0.5) ? ["--index"] : []));
  },
  branch: ({ folder, random }) => {
    git(folder, "checkout", "-q", "-B", random.pick(["one", "two"]));
  },
  "switch back": ({ folder, random }) => {
    git(folder, "checkout", "-q", random.pick(["main", "one", "two"]));
  },
  merge: ({ folder, random }) => {
    git(folder, "merge", "-q", "--no-edit", random.pick(["main", "one", "two"]));
  },
  "merge without a commit": ({ folder, random }) => {
    git(folder, "merge", "-q", "--no-commit", "--no-ff", random.pick(["main", "one", "two"]));
  },
  rebase: ({ folder, random }) => {
    git(folder, "rebase", "-q", random.pick(["main", "one", "two"]));
  },
  "settle a conflict": ({ folder, random }) => {
    git(folder, "checkout", "-q", random.pick(["--ours", "--theirs"]), "--", ".");
    git(folder, "add", "-A");
  },
  abort: ({ folder, random }) => {
    const commands = [
      ["merge", "--abort"],
      ["rebase", "--abort"],
      ["reset", "-q", "--hard"],
    ];
    git(folder, ...random.pick(commands));
  },
  "revert the last commit": ({ folder }) => void git(folder, "revert", "--no-commit", "HEAD"),
  "use another work tree": (scene) => {
    const beside = join(scene.folder, "..", `beside-${scene.workTrees.length}`);
    if (scene.workTrees.length < 3 && scene.random.chance(0.5)) {
      const name = `tree-${scene.workTrees.length}`;
      const added = git(scene.folder, "worktree", "add", "-q", "-B", name, beside);
      if (added.status === 0) scene.workTrees.push(beside);
    }
    scene.folder = scene.random.pick(scene.workTrees);
  },
  "leave folders out of the work tree": ({ folder, random }) => {
    if (random.chance(0.5))
      git(folder, "sparse-checkout", "set", random.pick(["src", "spec", "generated"]));
    else git(folder, "sparse-checkout", "disable");
  },
  "skip a page in the work tree": (scene) => {
    const flag = scene.random.pick(["skip-worktree", "no-skip-worktree", "assume-unchanged"]);
    git(scene.folder, "update-index", `--${flag}`, anyPage(scene));
  },
};

const often = [
  ...["edit a page", "generate", "generate and stage all", "generate and stage all", "stage all"],
  ...["commit", "commit", "stage a part", "change the config"],
];

/** Does one random step, and returns its name. */
export async function randomStep(scene: Scene): Promise<string> {
  const name = scene.random.pick([...Object.keys(named), ...often]);
  await named[name]?.(scene);
  return name;
}

/** The files a repository begins with. */
export function firstFiles(random: Random): ReadonlyMap<string, string> {
  return new Map([
    ...pages.map((name) => [pageFile(name), randomPage(name, random)] as const),
    ["modelmark.config.json", '{ "emit": ["interfaces"] }\n'],
    ["extra/all.mjs", 'export default { emit: ["interfaces"] };\n'],
    ["extra/over.conf", "shared/Pair:\n  fields:\n    key:\n      type: string\n"],
    ["src/app.ts", "export {};\n"],
  ]);
}
