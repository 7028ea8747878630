export const reportContract = { commands: {}, queries: {}, jobs: {} }
