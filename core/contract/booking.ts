export const bookingContract = { commands: {}, queries: {}, jobs: {} }
