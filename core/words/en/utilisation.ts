export const utilisation = {} satisfies Record<string, string>
