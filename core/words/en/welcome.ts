export const welcome = {} satisfies Record<string, string>
