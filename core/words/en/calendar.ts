export const calendar = {} satisfies Record<string, string>
