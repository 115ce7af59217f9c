import { type Bilingual, type Language, say } from '../model/language.ts'
import { type EnumName, vocabulary } from '../model/vocabulary.ts'
import { anotherMember } from './hiding-names.ts'
import type { ByWhom, OwnData } from './own-data.ts'

const words = {
  title: { id: 'Data Anda di Anyam', en: 'Your data in Anyam' },
  madeAt: { id: 'Dibuat pada', en: 'Made at' },
  person: { id: 'Diri', en: 'Yourself' },
  name: { id: 'Nama', en: 'Name' },
  contacts: { id: 'Kontak', en: 'Contacts' },
  notes: { id: 'Catatan', en: 'Notes' },
  seen: { id: 'Terlihat oleh', en: 'Seen by' },
  onRecord: { id: 'Tercatat sejak', en: 'On record since' },
  restricted: { id: 'Dibatasi sejak', en: 'Restricted since' },
  memberships: { id: 'Keanggotaan', en: 'Memberships' },
  consents: { id: 'Persetujuan', en: 'Consents' },
  account: { id: 'Akun', en: 'Account' },
  keys: { id: 'Kunci', en: 'Key' },
  requests: { id: 'Permintaan', en: 'Requests' },
  trail: { id: 'Yang dilakukan dengan data Anda', en: 'What was done with your data' },
  none: { id: 'tidak ada', en: 'none' },
  until: { id: 'sampai', en: 'until' },
  since: { id: 'sejak', en: 'since' },
  withdrawn: { id: 'ditarik pada', en: 'withdrawn at' },
  due: { id: 'batas waktu', en: 'due' },
  you: { id: 'Anda', en: 'you' },
  other: { id: 'anggota lain', en: anotherMember },
  system: { id: 'Anyam sendiri', en: 'Anyam itself' },
  cut: {
    id: 'Daftar ini lebih panjang daripada yang diserahkan; jumlah seluruhnya',
    en: 'These lists are longer than what is handed out; in all they have',
  },
} as const satisfies Record<string, Bilingual>

/** All that is kept of a person, as plain lines for people. */
export function ownDataText(data: OwnData, language: Language): string {
  const word = (name: keyof typeof words): string => say(words[name], language)
  const label = (name: EnumName, value: string): string => {
    const terms = vocabulary[name] as Record<string, { label: Bilingual } | undefined>
    const term = terms[value]
    return term ? say(term.label, language) : value
  }
  const labels = (name: EnumName, values: readonly string[]): string =>
    values.map((value) => label(name, value)).join(', ')
  const who = (by: ByWhom): string =>
    by === null ? word('system') : by === 'you' ? word('you') : word('other')
  const row = (name: keyof typeof words, value: string | null): string =>
    `${word(name)}: ${value === null || value === '' ? word('none') : value}`
  const times = (since: string | null, until: string | null): string =>
    [since && `${word('since')} ${since}`, until && `${word('until')} ${until}`]
      .filter(Boolean)
      .join(' ')
  const line = (...parts: readonly (string | null)[]): string =>
    `- ${parts.filter((part) => part !== null && part !== '').join('; ')}`
  const section = (name: keyof typeof words, lines: readonly string[]): string[] => [
    ...['', `${word(name)}:`],
    ...(lines.length === 0 ? [`- ${word('none')}`] : lines),
  ]
  const { person, account } = data
  return [
    word('title'),
    row('madeAt', data.madeAt),
    ...section('person', [
      line(row('name', person.name)),
      line(row('contacts', person.contacts.map(({ value }) => value).join(', '))),
      line(row('notes', person.notes)),
      line(row('seen', label('Visibility', person.visibility))),
      line(row('onRecord', person.onRecordSince)),
      line(row('restricted', person.restrictedAt)),
    ]),
    ...section(
      'memberships',
      data.memberships.flatMap((one) => [
        line(one.group.name, label('MembershipRole', one.role), times(one.since, one.until)),
        ...one.claims.map(
          (claim) => `  ${line(`${claim.property}: ${claim.asPrinted}`, claim.note)}`,
        ),
      ]),
    ),
    ...section(
      'consents',
      data.consents.map((one) =>
        line(
          ...[labels('Purpose', one.purposes), label('ConsentManner', one.manner), one.wording],
          times(one.givenOn, one.expiresOn),
          one.withdrawnAt && `${word('withdrawn')} ${one.withdrawnAt}`,
          who(one.recordedBy),
        ),
      ),
    ),
    ...section('account', [
      ...(account?.issuer ? [line(account.issuer, account.subject)] : []),
      ...(account?.roles ?? []).map((one) =>
        line(label('Role', one.role), one.over, times(one.since, one.until), who(one.grantedBy)),
      ),
      ...(account?.keys ?? []).map((one) =>
        line(
          word('keys'),
          labels('Scope', one.scopes),
          times(one.since, one.revokedAt ?? one.expiresAt),
        ),
      ),
    ]),
    ...section(
      'requests',
      data.requests.map((one) =>
        line(
          ...[label('DataRequestKind', one.kind), label('DataRequestStatus', one.status)],
          ...[one.receivedAt, one.answeredAt ?? `${word('due')} ${one.dueAt}`, one.ground],
        ),
      ),
    ),
    ...section(
      'trail',
      data.trail.map((one) =>
        line(
          ...[one.at, `${who(one.by)} (${labels('Role', one.roles)})`, one.operation],
          ...[one.purpose && label('Purpose', one.purpose), label('AuditDecision', one.decision)],
        ),
      ),
    ),
    ...Object.entries(data.cut).map(([name, all]) => `${word('cut')}: ${name} ${all}`),
  ].join('\n')
}
