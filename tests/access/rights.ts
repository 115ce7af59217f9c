import { anonymous } from '../../src/access/circles.ts'
import type { Role, Viewer } from '../../src/model/viewer.ts'
import type { Records } from '../../src/records/database.ts'
import { castId } from '../cast.ts'
import { withClient } from '../support/postgres.ts'

/** Invented values that must be nowhere once their person is erased. */
export const canaries = {
  name: 'KENARI-NAMA-REKAAN',
  contact: 'KENARI-KONTAK-REKAAN',
  note: 'KENARI-CATATAN-REKAAN',
  subject: 'KENARI-SUBJEK-REKAAN',
  claim: 'KENARI-KLAIM-REKAAN',
} as const

export const a = castId('kelompok-a')

const as = (viewer: Partial<Viewer>, role: Role, over: string | null): Viewer => ({
  ...anonymous,
  held: [{ role, over }],
  scopes: ['READ', 'WRITE', 'PERSONAL', 'MANAGE'],
  ...viewer,
})

/**
 * An invented member of kelompok-a, with whatever can be kept of a person, and their eyes. By default
 * what is to be sealed is not even that: what is erased must be gone, whatever the key.
 */
export async function plantPerson(
  { prisma }: Pick<Records, 'prisma'>,
  sealed: Uint8Array<ArrayBuffer> | null = Buffer.from(JSON.stringify(canaries)),
) {
  const { id } = await prisma.person.create({ data: { sealed, synthetic: true } })
  const membership = await prisma.membership.create({
    data: { personId: id, groupId: a, synthetic: true, role: 'TREASURER', since: '2016' },
  })
  const account = await prisma.account.create({
    data: { personId: id, issuer: 'https://oidc.test', subject: `${canaries.subject}-${id}` },
  })
  const key = { accountId: account.id, expiresAt: new Date('2099-01-01') }
  await prisma.apiKey.create({ data: { ...key, hash: Buffer.alloc(32, id), scopes: ['READ'] } })
  await prisma.grant.create({ data: { accountId: account.id, role: 'MEMBER', overId: a } })
  return {
    id,
    publicId: `person_${id}`,
    membership: membership.id,
    account: account.id,
    viewer: as({ personId: id, accountId: account.id }, 'MEMBER', a),
  }
}

export type Planted = Awaited<ReturnType<typeof plantPerson>>

/** An account of nobody's own that holds a role, and its eyes. */
export async function plantAccount(
  { prisma }: Pick<Records, 'prisma'>,
  role: Role,
  over: string | null = null,
): Promise<Viewer> {
  const { id } = await prisma.account.create({ data: {} })
  const purpose = role === 'DATA_OFFICER' ? 'DATA_SUBJECT_REQUEST' : null
  return as({ accountId: id, purpose }, role, over)
}

/** The tables in which rows hold one of these texts, as text or as bytes; each with how many rows. */
export async function foundIn(
  url: string,
  texts: readonly string[],
): Promise<Record<string, number>> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ table: string }>(
      `SELECT format('%I.%I', table_schema, table_name) AS "table"
       FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema IN ('public', 'vault')`,
    )
    const wanted = texts.flatMap((text) => [text, Buffer.from(text).toString('hex')])
    const found: Record<string, number> = {}
    for (const { table } of rows) {
      const counted = await client.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table} AS row
         WHERE EXISTS (SELECT FROM unnest($1::text[]) AS one WHERE strpos(row::text, one) > 0)`,
        [wanted],
      )
      const count = counted.rows[0]?.count ?? 0
      if (count > 0) found[table] = count
    }
    return found
  })
}
