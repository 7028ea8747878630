export const intake = {} satisfies Record<string, string>
