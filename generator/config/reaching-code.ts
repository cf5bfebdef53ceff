/** A node of a syntax tree as Babel makes it, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly computed?: boolean;
  readonly property?: Node;
  readonly key?: Node;
  readonly callee?: Node;
  readonly id?: Node;
  readonly properties?: readonly Node[];
  readonly source?: Node | null;
  readonly specifiers?: readonly Node[];
  readonly imported?: Node;
  readonly local?: Node;
  /** The place in the script; absent where a node was not written there. */
  readonly loc?: unknown;
}

/** A node with its surroundings, as Babel hands it to a plugin. */
interface Place {
  readonly node: Node;
  readonly parent: Node;
  readonly scope: {
    readonly hasBinding: (name: string, noGlobals: boolean) => boolean;
    readonly getBinding: (
      name: string,
    ) => { readonly referencePaths: readonly Place[] } | undefined;
  };
}

interface Plugin {
  readonly visitor: Readonly<Record<string, (place: Place) => void>>;
}

/**
 * Returns a plugin of Babel that looks for names by which a script can read any file, or run any code, without an
 * import that says so. What is not known to be harmless counts.
 *
 * @param report called for each such name
 */
export function reachingPlugin(report: () => void): () => Plugin {
  return () => ({
    visitor: {
      Identifier: (place) => {
        if (isReachingName(place)) report();
      },
      StringLiteral: ({ node, parent }) => {
        const isLeading = parent.property === node && leading.has(textOf(node));
        if (isLeading || (isProcess(node) && isOwnImport(node, parent))) report();
      },
      ObjectPattern: ({ node }) => {
        if ((node.properties ?? []).some(({ key }) => leading.has(textOf(key)))) report();
      },
      ImportDeclaration: ({ node, scope }) => {
        if (!isProcess(node.source)) return;
        // Babel writes an import of its own for `export * as name`.
        const isExport = node.loc === undefined;
        if (isExport || bringsReaching(node.specifiers ?? [], scope)) report();
      },
      ExportNamedDeclaration: ({ node }) => {
        if (isProcess(node.source) && handsOnReaching(node.specifiers ?? [])) report();
      },
      ExportAllDeclaration: ({ node }) => {
        if (isProcess(node.source)) report();
      },
    },
  });
}

/** The members of a global that read no file and run no code; a global without an entry has none. */
const harmless: Readonly<Record<string, ReadonlySet<string>>> = {
  process: new Set([
    ...["arch", "argv", "argv0", "cwd", "emitWarning", "env", "execArgv", "execPath", "exit"],
    ...["exitCode", "getgid", "getuid", "hrtime", "memoryUsage", "nextTick", "off", "on", "once"],
    ...["pid", "platform", "ppid", "release", "stderr", "stdout", "title", "uptime", "version"],
    "versions",
  ]),
  module: new Set(["children", "exports", "filename", "id", "loaded", "path", "paths"]),
  require: new Set(["main", "resolve"]),
};

/** The globals that can read files or run code. */
const watched = new Set([
  ...["require", "process", "module", "globalThis", "global", "eval", "Function", "Bun", "Deno"],
]);

/** The members that lead to such a global from anything. */
const leading = new Set(["constructor", "getBuiltinModule", "loadEnvFile"]);

function isReachingName({ node, parent, scope }: Place): boolean {
  const { name = "" } = node;
  if (parent.property === node && parent.computed !== true) return leading.has(name);
  if (parent.key === node && parent.computed !== true) return false;
  if (!watched.has(name) || scope.hasBinding(name, true)) return false;
  return !isHarmlessUse(name, node, parent);
}

function isHarmlessUse(name: string, node: Node, parent: Node): boolean {
  const members = harmless[name] ?? new Set<string>();
  switch (parent.type) {
    case "MemberExpression":
    case "OptionalMemberExpression":
      return members.has(memberOf(parent));
    case "VariableDeclarator":
      return isPatternOf(members, parent.id);
    case "CallExpression":
      // Such a call is one of the imports.
      return name === "require" && parent.callee === node;
    case "UnaryExpression":
      return true;
    default:
      return false;
  }
}

/** Returns the name of the member that an expression picks; `""` if it is computed. */
function memberOf({ property, computed }: Node): string {
  return computed === true && property?.name !== undefined ? "" : textOf(property);
}

/** Whether a pattern takes nothing but certain members. */
function isPatternOf(members: ReadonlySet<string>, pattern: Node | undefined): boolean {
  if (pattern?.type !== "ObjectPattern") return false;
  return (pattern.properties ?? []).every(
    ({ key, computed }) => computed !== true && members.has(key?.name ?? ""),
  );
}

/** Returns the name or the text of a node; `""` if it has neither. */
function textOf(node: Node | undefined): string {
  return node?.name ?? (typeof node?.value === "string" ? node.value : "");
}

function isProcess(node: Node | null | undefined): boolean {
  return node?.value === "process" || node?.value === "node:process";
}

/**
 * Whether a script imports something here in a form that yields all of it, as `require` does. At this time, jiti has
 * replaced each import by a call, but only the name of a dynamic import is still the node that was written.
 */
function isOwnImport(name: Node, { callee }: Node): boolean {
  if (name.loc === undefined) return false;
  return callee?.name === "jitiImport" || callee?.name === "require";
}

/** Whether an import of the module `process` brings more than what is harmless. */
function bringsReaching(specifiers: readonly Node[], scope: Place["scope"]): boolean {
  const members = harmless["process"] ?? new Set<string>();
  return specifiers.some(({ type, imported, local }) => {
    const name = imported?.name ?? "";
    if (type === "ImportSpecifier" && name !== "default") return !members.has(name);
    const uses = scope.getBinding(local?.name ?? "")?.referencePaths ?? [];
    return uses.some(({ node, parent }) => !isHarmlessUse("process", node, parent));
  });
}

/** Whether an export from the module `process` hands on more than what is harmless. */
function handsOnReaching(specifiers: readonly Node[]): boolean {
  const members = harmless["process"] ?? new Set<string>();
  return specifiers.some(({ local }) => !members.has(local?.name ?? ""));
}
