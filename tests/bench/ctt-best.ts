/** Costs (UD2) of the best known solutions of comp01 to comp21, and of the 2007 winner's own solver measured at 60 s on one core. */
export const CTT_BEST = [5, 24, 64, 35, 284, 27, 6, 37, 96, 4, 0, 294, 59, 51, 62, 18, 56, 61, 57, 4, 74]
export const CTT_WINNER = [5, 60, 81, 42, 372, 60, 21, 46, 109, 18, 0, 344, 73, 56, 81, 37, 81, 94, 70, 52, 118]
