import { anonymous } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { alliancesOfActors } from '../../src/network/alliances-of-actors.ts'
import { alliesOfActors } from '../../src/network/allies.ts'
import { dropNodes, putNodes } from '../../src/network/change-nodes.ts'
import { createTies, dropTies } from '../../src/network/change-ties.ts'
import { groupsOfPeople } from '../../src/network/groups-of-people.ts'
import { memberOrganizations } from '../../src/network/member-organizations.ts'
import type { TiePageRequest } from '../../src/network/tie-page.ts'
import { tiesOfActors } from '../../src/network/ties-of-actors.ts'
import { makeWatermark, moveWatermark } from '../../src/network/watermark.ts'
import { castId } from '../cast.ts'

export const ids = ['kelompok-a', 'kelompok-c', 'federasi', 'kelompok-e'].map(castId)
const page = { limit: 2, backward: false, descending: false, after: null, total: true }
const request: TiePageRequest = {
  filter: graphFilter(anonymous),
  asOf: { day: '2024-06-01', certainty: 'MAY_HOLD' },
  orderBy: 'NAME',
  carry: true,
  page,
}
const every = {
  kinds: null,
  direction: 'ANY',
  otherKinds: null,
  minStrength: null,
  confidences: null,
} as const

const after = { key: 'kelompok uji b', id: '00000000-0000-7000-8000-000000000000' }

/** Every text that the API sends, in its variants. */
export const questions = {
  'ties of actors': tiesOfActors(ids, every, request),
  'ties of actors, filtered': tiesOfActors(
    ids,
    {
      kinds: ['MEMBER_OF', 'ALLIED_WITH'],
      direction: 'OUT',
      otherKinds: ['GROUP', 'ALLIANCE'],
      minStrength: 0.5,
      confidences: ['HIGH'],
    },
    { ...request, asOf: { day: '2024-05-01', certainty: 'HOLDS' }, carry: false },
  ),
  'ties of actors, second page': tiesOfActors(ids, every, { ...request, page: { ...page, after } }),
  'ties of actors, the page before': tiesOfActors(ids, every, {
    ...request,
    page: { ...page, after, backward: true },
  }),
  'ties of actors, latest first, all times': tiesOfActors(ids, every, {
    ...request,
    orderBy: 'SINCE',
    asOf: { day: null, certainty: 'MAY_HOLD' },
    page: { ...page, descending: true, total: false },
  }),
  'ties that end here': tiesOfActors(ids, { ...every, direction: 'IN' }, request),
  allies: alliesOfActors(ids, request),
  'member organizations': memberOrganizations(ids, request),
  'alliances of actors': alliancesOfActors(ids, request),
}

/** One page of groups of people. */
export const groupsRequest = {
  filter: request.filter,
  asOf: request.asOf,
  page,
  includeSynthetic: true,
}
export const ofPeople = (people: readonly string[]) => groupsOfPeople(people, groupsRequest)

/** The texts that change the graph. */
export const changes = {
  'make the watermark': makeWatermark,
  'move the watermark': moveWatermark,
  'put actors': putNodes('Actor', 'Group'),
  'put people': putNodes('Person', null),
  'drop actors': dropNodes('Actor'),
  'create ties': createTies('MEMBER_OF'),
  'create memberships': createTies('BELONGS_TO'),
  'drop ties': dropTies('MEMBER_OF'),
}
