export const report = {} satisfies Record<string, string>
