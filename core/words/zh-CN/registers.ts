export const registers = {} satisfies Record<string, string>
