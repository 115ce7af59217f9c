import { Refusal } from '../model/problem.ts'

/** The graph store does not answer, or does not let us in. */
export const graphUnavailable = (cause?: unknown): Refusal =>
  new Refusal(
    'GRAPH_UNAVAILABLE',
    {
      id: 'Penyimpanan jaringan tidak menjawab. Data yang tidak bergantung padanya tetap tersedia.',
      en: 'The graph store does not answer. What does not depend on it is still served.',
    },
    { cause },
  )

/** The graph store works, but this question took longer than it may. */
export const graphTimedOut = (cause?: unknown): Refusal =>
  new Refusal(
    'TIMED_OUT',
    {
      id: 'Pertanyaan kepada jaringan memakan waktu terlalu lama.',
      en: 'The question to the network took longer than it may.',
    },
    { cause },
  )
