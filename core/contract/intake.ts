export const intakeContract = { commands: {}, queries: {}, jobs: {} }
