export const historyContract = { commands: {}, queries: {}, jobs: {} }
