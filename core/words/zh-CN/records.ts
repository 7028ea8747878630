export const records = {} satisfies Record<string, string>
