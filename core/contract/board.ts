export const boardContract = { commands: {}, queries: {}, jobs: {} }
