/** The command line asks for something that does not exist; the message says so, and what there is. */
export class UsageError extends Error {}
