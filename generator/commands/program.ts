import { Argument, Command, Option } from "commander";
import { catalog } from "../diagnostics/catalog.ts";
import { ciNames, hookNames } from "../init/choices.ts";
import type { ExitCode, Io } from "../run/io.ts";
import { printResult } from "./command-result.ts";
import { helpOutput } from "./help-output.ts";
import type { InitOptions } from "./init-options.ts";
import {
  findingReporters,
  withCacheOption,
  withCommonOptions,
  type CheckOptions,
  type CommonOptions,
  type DiffOptions,
  type GenerateOptions,
} from "./options.ts";
import { refuseArguments, refuseCwd, refuseMissingValues } from "./refuse-arguments.ts";
import { completeDescription, shells } from "./shells.ts";

/** Creates the command line. Commands import their code only when they run, so help does not load a compiler. */
export function createProgram(
  versions: string,
  io: Io,
  finish: (exitCode: ExitCode) => void,
): Command {
  const program = new Command("modelmark")
    .description("TypeScript from the model pages of an API SDK, kept from drifting.")
    .version(versions, "-v, --version", "print the versions of Modelmark, Node and the system")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .option("--color", "colour the output, even where it is no terminal")
    .option("--no-color", "do not colour the output")
    .configureHelp({ showGlobalOptions: true })
    .allowExcessArguments()
    .hook("preAction", refuseMissingValues)
    .hook("preAction", (_, command) => {
      refuseCwd(io.cwd, command);
    })
    .exitOverride()
    .configureOutput(helpOutput(io))
    .addHelpText("after", examples);
  addGenerate(program, io, finish);
  addWatch(program, io, finish);
  addCheck(program, io, finish);
  addDocs(program, io, finish);
  addDiff(program, io, finish);
  addInspect(program, io, finish);
  addInit(program, io, finish);
  addExplain(program, io, finish);
  return program;
}

const examples = `
Examples:
  $ modelmark generate                          spec/ -> generated/
  $ modelmark generate --spec docs/models --out src/models
  $ modelmark watch                             the same, on every change
  $ modelmark check                             in CI or a commit hook: exits with 1 on drift
  $ modelmark diff --against origin/main        what the change of the spec breaks
  $ modelmark inspect TokenIssueResponse        what a page was read as
  $ modelmark docs --out public                 a site of the models, with search and a playground
  $ modelmark init                              config, scripts, commit hook, CI job
  $ modelmark explain MM4001                    what a diagnostic means

Exit status: 0 done, 1 drift or a breaking change, 2 the work could not be done.`;

type Finish = (exitCode: ExitCode) => void;

function addGenerate(program: Command, io: Io, finish: Finish): void {
  withCacheOption(withCommonOptions(program.command("generate"), { reporters: findingReporters }))
    .description("read the spec folder, write the output folder; all or nothing")
    .option("--check", "the same as the command check")
    .option("--dry-run", "say what would be written, and write nothing; exits as check does")
    .addHelpText("after", "\nExample:\n  $ modelmark generate --spec docs/models --wire camelCase")
    .action(async (options: GenerateOptions & { readonly check?: true }) => {
      if (options.check === true) {
        const { checkCommand } = await import("./check.ts");
        finish(await printResult(await checkCommand(options, io), options, io));
        return;
      }
      const { generateCommand } = await import("./generate.ts");
      finish(await printResult(await generateCommand(options, io), options, io));
    });
}

function addWatch(program: Command, io: Io, finish: Finish): void {
  withCommonOptions(program.command("watch"), { reporters: ["pretty"], idle: ["--reporter"] })
    .description("generate, and again whenever a page, the config or an overrides file changes")
    .addHelpText("after", "\nExample:\n  $ modelmark watch --spec docs/models")
    .action(async (options: CommonOptions) => {
      const { watchCommand } = await import("./watch.ts");
      finish(await watchCommand(options, io));
    });
}

function addCheck(program: Command, io: Io, finish: Finish): void {
  withCacheOption(withCommonOptions(program.command("check"), { reporters: findingReporters }))
    .description("compare what generate would write with what is on disk; write nothing")
    .addOption(new Option("--diff <form>", "show every difference, whole").choices(["full"]))
    .option("--staged", "judge what is about to be committed: read everything from git's index")
    .addHelpText("after", "\nExample:\n  $ modelmark check || npx modelmark generate")
    .action(async (options: CheckOptions) => {
      if (options.staged === true) {
        const { stagedCheck } = await import("./staged-check.ts");
        finish(await printResult(await stagedCheck(options, io), options, io));
        return;
      }
      const { checkCommand } = await import("./check.ts");
      finish(await printResult(await checkCommand(options, io), options, io));
    });
}

function addDocs(program: Command, io: Io, finish: Finish): void {
  withCommonOptions(program.command("docs"), {
    out: "folder for the site (default: docs-site)",
    idle: ["--emit"],
  })
    .description(
      "build a static site of the spec: reference, search and playground; all or nothing",
    )
    .addHelpText("after", "\nExample:\n  $ modelmark docs --spec docs/models --out public")
    .action(async (options: CommonOptions) => {
      const { docsCommand } = await import("./docs.ts");
      finish(await printResult(await docsCommand(options, io), options, io));
    });
}

function addDiff(program: Command, io: Io, finish: Finish): void {
  withCommonOptions(program.command("diff"), {
    reporters: [...findingReporters, "markdown"],
    idle: ["--out", "--emit"],
  })
    .description("say what a change of the spec breaks: of two folders, or of one since a commit")
    .argument("[folders...]", "the old and the new spec; with --against, the new one at most")
    .option(
      "--against <ref>",
      "the old spec is what git has of the folder at this commit; REF:PATH for another folder",
    )
    .addOption(
      new Option("--fail-on <level>", "exit with 1 on findings of this level or above")
        .choices(["error", "warn", "never"])
        .default("error"),
    )
    .addHelpText(
      "after",
      "\nExample:\n  $ modelmark diff --against origin/main --reporter markdown",
    )
    .action(async (folders: readonly string[], options: DiffOptions) => {
      const { diffCommand } = await import("./diff.ts");
      finish(await printResult(await diffCommand(folders, options, io), options, io));
    });
}

function addInspect(program: Command, io: Io, finish: Finish): void {
  withCommonOptions(program.command("inspect"), { idle: ["--out", "--emit"] })
    .description("show the models of the spec, or those named")
    .argument("[models...]", "ids or names, in any letter case")
    .option("--json", "print the document other programs read")
    .addHelpText("after", "\nExample:\n  $ modelmark inspect --json components/Pair")
    .action(async (names: readonly string[], options: CommonOptions & { readonly json?: true }) => {
      const { inspectCommand } = await import("./inspect.ts");
      finish(await printResult(await inspectCommand(names, options, io), options, io));
    });
}

function addInit(program: Command, io: Io, finish: Finish): void {
  program
    .command("init")
    .description("set a project up: config, scripts, a commit hook and a CI job")
    .addOption(new Option("--hook <name>", "check before each commit").choices(hookNames))
    .addOption(new Option("--ci <name>", "check in CI").choices(ciNames))
    .option("--spec <dir>", "folder with the model pages")
    .option("--out <dir>", "folder for the output")
    .option("--yes", "ask nothing; nothing is replaced")
    .option("--cwd <dir>", "work in this folder")
    .addHelpText("after", "\nExample:\n  $ modelmark init --yes --hook husky --ci github")
    .action(async (options: InitOptions) => {
      const { initCommand } = await import("./init.ts");
      finish(await initCommand(options, io));
    });
}

function addExplain(program: Command, io: Io, finish: Finish): void {
  program
    .command("explain")
    .description("say what a diagnostic means, with an example")
    .argument(
      "[code]",
      `one of ${Object.keys(catalog).length} codes, or a rule id; without one, all are listed`,
    )
    .addHelpText("after", "\nExample:\n  $ modelmark explain MM2003")
    .action(async (code: string | undefined) => {
      const { explainCommand } = await import("./explain.ts");
      finish(explainCommand(code, io));
    });
}

/**
 * Adds `complete`. To answer the questions of its scripts, a program without this command is taken. The words of such a
 * question are many arguments, so only here is it refused if there are too many.
 *
 * @param create creates such a program
 */
export function addComplete(program: Command, create: () => Command, io: Io): void {
  program
    .hook("preAction", refuseArguments)
    .command("complete")
    .description(completeDescription)
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", "\nExample:\n  $ source <(modelmark complete zsh)")
    .action(async (shell: string) => {
      const { printScript } = await import("./complete.ts");
      await printScript(create(), shell, io);
    });
}
