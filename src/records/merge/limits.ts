/** The most rows that may name an actor that is to be absorbed. */
export const mostMoved = 5000

/** The most rows that an answer lists of each sort; it counts them all. */
export const mostListed = 100
