/** The path of the file that all validators share, relative to the output folder, without extension. */
export const runtimePath = "runtime";
