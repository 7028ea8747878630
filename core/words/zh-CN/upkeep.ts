export const upkeep = {} satisfies Record<string, string>
