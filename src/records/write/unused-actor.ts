import type { Write } from './write.ts'

/**
 * Tells when an actor cannot be removed because records name it whose columns would be emptied
 * silently. Those that cannot stand without it are refused by the database itself.
 */
export async function checkUnusedActor({ tx, problem }: Write, id: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM "Actor" WHERE id = ${id}::uuid FOR UPDATE`
  const [row] = await tx.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Tie" WHERE "middlemanId" = ${id}::uuid OR "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Actor" WHERE "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Issue" WHERE "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Activity" WHERE "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Stance" WHERE "assessorId" = ${id}::uuid OR "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Commitment" WHERE "toId" = ${id}::uuid OR "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Outcome"
        WHERE "winnerId" = ${id}::uuid OR "concederId" = ${id}::uuid OR "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Publication" WHERE "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Source" WHERE "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Claim" WHERE "audienceId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "Recognition" WHERE "recognizerId" = ${id}::uuid)
      OR EXISTS (SELECT FROM "TieAssessment" WHERE "assessorId" = ${id}::uuid) AS used`
  if (!row?.used) return
  problem({
    code: 'IN_USE',
    text: {
      id: 'Catatan lain masih menyebut pihak itu. Hapus atau ubah yang itu dahulu.',
      en: 'Other records still name that actor. Remove or change those first.',
    },
    path: ['input', 'id'],
  })
}
