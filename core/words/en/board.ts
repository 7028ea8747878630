export const board = {} satisfies Record<string, string>
