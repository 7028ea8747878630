export const hosts = {} satisfies Record<string, string>
