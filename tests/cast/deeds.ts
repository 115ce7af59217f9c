import type { SeedInput } from '../../src/records/seed-shape.ts'

/** The issues, activities and publications of the cast. */
export const deeds = {
  issues: [
    {
      slug: 'perda-uji',
      kind: 'POLICY',
      name: 'Perda Uji',
      nameEn: 'Test bylaw',
      level: 'PROVINCE',
      area: '34',
      stage: 'DEBATED',
      stages: [
        { stage: 'PROPOSED', date: '2016', note: 'diusulkan', sources: ['warta-uji'] },
        { stage: 'DEBATED', date: '2017-08-10', note: 'dibahas', sources: ['warta-uji'] },
      ],
      seats: [
        { actor: 'dewan', role: 'DECIDES', sources: ['warta-uji'] },
        { actor: 'dinas', role: 'DRAFTS', sources: ['warta-uji'] },
      ],
      stances: [
        {
          actor: 'dewan',
          position: 'NEUTRAL',
          asOf: '2017-08-10',
          basis: 'STATED',
          sources: ['warta-uji'],
        },
        {
          actor: 'dewan',
          position: 'PASSIVE_ALLY',
          power: 5,
          interest: 2,
          openness: 0.5,
          asOf: '2019-04-05',
          basis: 'ASSESSED',
          assessor: 'mitra',
          sources: ['laporan-uji'],
          visibility: 'GROUP',
        },
      ],
      outcomes: [
        {
          summary: 'pelatihan',
          people: 150,
          date: '2017',
          winner: 'federasi',
          conceder: 'dinas',
          sources: ['warta-uji'],
        },
      ],
      relations: [{ to: 'upah-layak', kind: 'ADDRESSES', sources: ['warta-uji'] }],
      sources: ['warta-uji'],
    },
    {
      slug: 'upah-layak',
      kind: 'DEMAND',
      demand: 'DECENT_PAY',
      name: 'Upah layak',
      nameEn: 'Decent pay',
      level: 'NATIONAL',
      sources: ['warta-uji'],
    },
  ],
  activities: [
    {
      slug: 'pertemuan-uji',
      kind: 'HEARING',
      status: 'HELD',
      name: 'Pertemuan Uji',
      startsOn: '2019-04-05',
      endsOn: '2019-04-05',
      startTime: '08:30',
      timeZone: 'Asia/Jakarta',
      area: '34.02',
      participations: [
        { actor: 'federasi', role: 'ORGANIZER', sources: ['laporan-uji'] },
        { actor: 'kelompok-a', role: 'PARTICIPANT', headCount: 12, sources: ['laporan-uji'] },
        { actor: 'dinas', role: 'TARGET', sources: ['laporan-uji'] },
      ],
      issues: ['perda-uji'],
      commitments: [
        {
          by: 'dinas',
          to: 'federasi',
          what: 'melatih anggota',
          dueOn: '2019-12',
          kept: false,
          sources: ['laporan-uji'],
        },
      ],
      sources: ['laporan-uji'],
    },
  ],
  publications: [
    {
      slug: 'panduan-uji',
      title: 'Panduan Uji',
      draftedFrom: '2018-04',
      draftedTo: '2018-08',
      titles: [{ title: 'Panduan Uji bagi Kelompok', sources: ['warta-uji'] }],
      parts: [
        { part: 1, place: 0, title: 'Pandangan' },
        { part: 1, place: 1, title: 'Kesetaraan' },
      ],
      roles: [{ actor: 'mitra', role: 'AUTHOR', sources: ['warta-uji'] }],
      activities: ['pertemuan-uji'],
      sources: ['warta-uji'],
    },
  ],
} satisfies Partial<SeedInput>
