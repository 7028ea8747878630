export const registerContract = { commands: {}, queries: {}, jobs: {} }
