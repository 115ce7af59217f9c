import type { SeedInput } from '../../src/records/seed-shape.ts'

/** The people of the cast. */
export const people = {
  synthetic: [{ group: 'kelompok-d', people: 3 }],
  people: [
    {
      slug: 'orang-1',
      memberships: [
        { group: 'kelompok-a', role: 'CHAIR', since: '2015' },
        { group: 'kelompok-b', since: '2018-02', until: '2019-03-31' },
      ],
    },
    {
      slug: 'orang-2',
      memberships: [{ group: 'kelompok-a', since: '2016-05-01', visibility: 'GROUP' }],
    },
    { slug: 'orang-3', visibility: 'GROUP', memberships: [{ group: 'kelompok-a' }] },
    { slug: 'orang-4', memberships: [{ group: 'kelompok-a', role: 'ORGANIZER', since: '2017~' }] },
    { slug: 'orang-5', memberships: [{ group: 'kelompok-f' }] },
  ],
} satisfies Partial<SeedInput>
