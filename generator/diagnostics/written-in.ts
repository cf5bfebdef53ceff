/**
 * Where the user wrote a value that a finding is about: in an argument of the command, in an option, in the config, or
 * nowhere, if it is a default.
 */
export type WrittenIn = "argument" | "option" | "config" | "nowhere";
