export const shell = {} satisfies Record<string, string>
