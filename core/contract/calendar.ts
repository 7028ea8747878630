export const calendarContract = { commands: {}, queries: {}, jobs: {} }
