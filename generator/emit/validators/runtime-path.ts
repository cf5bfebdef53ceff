/** Path of the file all validators share, relative to the output folder, without ending. */
export const runtimePath = "runtime";
