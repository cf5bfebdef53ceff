/** The shells that a completion script can be made for. */
export const shells: readonly string[] = ["bash", "zsh", "fish", "powershell"];

/** What the command does that makes them. */
export const completeDescription = "print a script that completes commands and options in a shell";
