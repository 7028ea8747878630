export const booking = {} satisfies Record<string, string>
