/** Why a record that a merge changed stays as it is now when the merge is undone. */
export const leftReasons = ['CHANGED', 'DELETED', 'COLLIDES'] as const

export type LeftReason = (typeof leftReasons)[number]
