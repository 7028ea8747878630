export const filesContract = { commands: {}, queries: {}, jobs: {} }
