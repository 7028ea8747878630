export const collegeContract = { commands: {}, queries: {}, jobs: {} }
