import { describe, expect, test } from 'vitest'
import { checkSeed } from '../../src/records/seed/check.ts'
import { shapeSeed } from '../../src/records/seed/files.ts'
import { SeedError } from '../../src/records/seed/problems.ts'
import type { SeedInput } from '../../src/records/seed-shape.ts'
import { written } from './written-seed.ts'

/** What is said of the seed after a change, one line a problem; none when it is accepted. */
function refusals(change: (draft: SeedInput) => void): string[] {
  const draft = structuredClone(written)
  change(draft)
  try {
    return checkSeed(shapeSeed(draft), 'RECORD').map(line)
  } catch (error) {
    if (error instanceof SeedError) return error.problems.map(line)
    throw error
  }
}

const line = (problem: { file: string; row: string; what: string }): string =>
  `${problem.file} ${problem.row}: ${problem.what}`

const first = <T>(list: readonly T[] | undefined): T => {
  const [one] = list ?? []
  if (one === undefined) throw new Error('the seed has no such row')
  return one
}

describe('a seed is refused, naming file and row, for', () => {
  const next = written.ties.length
  const jpri: SeedInput['ties'][number] = {
    kind: 'WORKS_WITH',
    from: 'jpri',
    to: 'ilo',
    sources: ['ilo-mampu'],
  }
  const cases: [string, (draft: SeedInput) => void, string][] = [
    [
      'a fact without a source',
      (s) => {
        first(s.ties).sources = []
      },
      'ties.json [0] MEMBER_OF sppr-kreatif-bunda-wonolelo fsppr-bantul: the tie cites no source',
    ],
    [
      'a stage without a source',
      (s) => {
        first(first(s.issues.slice(5)).stages).sources = []
      },
      'issues.json [5] perda-pekerja-rumahan-sumut: stage PROPOSED 2016 cites no source',
    ],
    [
      'a founding date without a claim',
      (s) => {
        first(s.stakeholders).foundedOn = '2001'
      },
      'stakeholders.json [0] scn-crest: foundedOn rests on no claim',
    ],
    [
      'an unknown source',
      (s) => {
        first(s.groups).sources = ['entah']
      },
      'groups.json [0] spr-sejahtera: the actor: there is no source entah',
    ],
    [
      'an unknown area',
      (s) => {
        first(first(s.groups).areas).area = '99.99'
      },
      'groups.json [0] spr-sejahtera: area: there is no area 99.99',
    ],
    [
      'an unknown trade',
      (s) => {
        first(first(s.groups).trades).trade = 'entah'
      },
      'groups.json [0] spr-sejahtera: trade: there is no trade entah',
    ],
    [
      'a tie to nobody',
      (s) => {
        s.ties.push({ ...jpri, to: 'entah' })
      },
      `ties.json [${next}] WORKS_WITH jpri entah: to: there is no actor entah`,
    ],
    [
      'a tie to itself',
      (s) => {
        s.ties.push({ ...jpri, to: 'jpri' })
      },
      `ties.json [${next}] WORKS_WITH jpri jpri: ties an actor to itself`,
    ],
    [
      'an undirected tie given from each end',
      (s) => {
        s.ties.push(jpri, { ...jpri, from: 'ilo', to: 'jpri' })
      },
      `ties.json [${next + 1}] WORKS_WITH ilo jpri: may hold at the same time as [${next}] WORKS_WITH jpri ilo: give it once`,
    ],
    [
      'a member of what is no alliance',
      (s) => {
        s.ties.push({ ...jpri, kind: 'MEMBER_OF' })
      },
      `ties.json [${next}] MEMBER_OF jpri ilo: to: MEMBER_OF needs ALLIANCE there, ilo is STAKEHOLDER`,
    ],
    [
      'an impossible date',
      (s) => {
        s.ties.push({ ...jpri, since: '2018-02-30' })
      },
      `ties.json [${next}] WORKS_WITH jpri ilo: since is no date, like 2015, 2015-01 or 2015-01-14`,
    ],
    [
      'an end before the beginning',
      (s) => {
        s.ties.push({ ...jpri, since: '2019', until: '2018' })
      },
      `ties.json [${next}] WORKS_WITH jpri ilo: 2019 is after 2018`,
    ],
    [
      'a confirmation outside the tie',
      (s) => {
        s.ties.push({ ...jpri, since: '2019', lastConfirmedOn: '2018-01-01' })
      },
      `ties.json [${next}] WORKS_WITH jpri ilo: lastConfirmedOn lies outside since and until`,
    ],
    [
      'a slug given twice across files',
      (s) => {
        first(s.alliances).slug = 'mampu'
      },
      'stakeholders.json [1] mampu: actor mampu is given twice',
    ],
    [
      'a claim with two subjects',
      (s) => {
        first(s.claims).subject = { actor: 'jpri', area: '34' }
      },
      'claims.json [0] foundedOn: subject names exactly one of actor, area, issue, activity, publication',
    ],
    [
      'a claim without a subject',
      (s) => {
        first(s.claims).subject = {}
      },
      'claims.json [0] foundedOn: subject names exactly one of actor, area, issue, activity, publication',
    ],
    [
      'synthetic people of an alliance',
      (s) => {
        first(s.synthetic).group = 'jpri'
      },
      'synthetic.json [0] jpri: group: there is no group jpri',
    ],
    [
      'a field that is not known',
      (s) => {
        Object.assign(first(s.trades), { telepon: '1' })
      },
      'trades.json [0] menjahit: Unrecognized key: "telepon"',
    ],
    [
      'an invented strength',
      (s) => {
        s.ties.push({ ...jpri, strength: 0.5 })
      },
      `ties.json [${next}] WORKS_WITH jpri ilo: strength is a judgement, for trial data only`,
    ],
    [
      'a hidden row',
      (s) => {
        first(s.groups).visibility = 'GROUP'
      },
      'groups.json [0] spr-sejahtera: what cites a public source is PUBLIC: leave visibility out',
    ],
    [
      'a person of its own',
      (s) => {
        s.people = [{ slug: 'orang' }]
      },
      'people.json [0] orang: a person is for trial data only',
    ],
    [
      'a source that cannot be found',
      (s) => {
        delete first(s.sources).note
      },
      'sources.json [0] undangan-peluncuran-panduan-2018: a source without an address needs a note that says where it is kept',
    ],
  ]

  test.each(cases)('%s', (_, change, said) => {
    expect(refusals(change)).toContain(said)
  })

  test('several at once, all of them told', () => {
    const said = refusals((s) => {
      first(s.groups).sources = ['entah']
      s.ties.push({ ...jpri, to: 'entah', sources: [] })
    })
    expect(said).toHaveLength(3)
  })
})
