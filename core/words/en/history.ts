export const history = {} satisfies Record<string, string>
