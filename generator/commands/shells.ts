/** The shells that a completion script can be made for. */
export const shells: readonly string[] = ["bash", "zsh", "fish", "powershell"];
