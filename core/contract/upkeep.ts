export const upkeepContract = { commands: {}, queries: {}, jobs: {} }
