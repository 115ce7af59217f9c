import { anonymous } from '../../src/access/circles.ts'
import { graphFilter } from '../../src/access/cypher.ts'
import { type ActorConditions, actorsInSlices } from '../../src/network/actors-in-slice.ts'
import { alliancesOfActors } from '../../src/network/alliances-of-actors.ts'
import { alliesOfActors } from '../../src/network/allies.ts'
import { type BridgingRequest, bridgingActors } from '../../src/network/bridging.ts'
import { dropNodes, putNodes } from '../../src/network/change-nodes.ts'
import { createTies, dropTies } from '../../src/network/change-ties.ts'
import { commonAllies } from '../../src/network/common-allies.ts'
import { groupsOfPeople } from '../../src/network/groups-of-people.ts'
import { memberOrganizations } from '../../src/network/member-organizations.ts'
import { oneHop, type Walk } from '../../src/network/neighbourhood.ts'
import { sharedAlliances } from '../../src/network/shared-alliances.ts'
import type { Slice } from '../../src/network/slice.ts'
import type { Slices } from '../../src/network/slice-batch.ts'
import { sliceColumns } from '../../src/network/slice-columns.ts'
import { sliceGraph } from '../../src/network/slice-graph.ts'
import { sweepNodes, sweepTies } from '../../src/network/sweep.ts'
import type { TieConditions } from '../../src/network/tie-conditions.ts'
import { tieCounts } from '../../src/network/tie-counts.ts'
import type { TiePageRequest } from '../../src/network/tie-page.ts'
import { tiesInSlices } from '../../src/network/ties-in-slice.ts'
import { tiesOfActors } from '../../src/network/ties-of-actors.ts'
import { timelineTies } from '../../src/network/timeline.ts'
import { makeWatermark, moveWatermark, restartWatermark } from '../../src/network/watermark.ts'
import { seedId } from '../../src/records/seed-id.ts'
import { castId } from '../cast.ts'

/** Nothing is asked of a tie. */
export const anyTie: TieConditions = {
  kinds: null,
  minStrength: null,
  confidences: null,
  confirmedSince: null,
  sourceKinds: null,
  unsourced: null,
}

export const ids = ['kelompok-a', 'kelompok-c', 'federasi', 'kelompok-e'].map(castId)
const page = { limit: 2, backward: false, descending: false, after: null, total: true }
const request: TiePageRequest = {
  filter: graphFilter(anonymous),
  asOf: { day: '2024-06-01', certainty: 'MAY_HOLD' },
  orderBy: 'NAME',
  carry: true,
  page,
}
const every = { ...anyTie, direction: 'ANY', otherKinds: null } as const

const after = { key: 'kelompok uji b', id: '00000000-0000-7000-8000-000000000000' }

const allTimes = { day: null, certainty: 'MAY_HOLD' } as const
const shared = {
  filter: request.filter,
  withId: castId('kelompok-b'),
  asOf: allTimes,
  limit: 100,
}

/** The whole network, of all times. */
export const wholeSlice: Slice = {
  filter: request.filter,
  asOf: allTimes,
  areas: null,
  kinds: null,
  ties: anyTie,
  around: null,
}
const slice = wholeSlice
const allied = [castId('kelompok-a'), castId('kelompok-c')]
const bridge: BridgingRequest = {
  ends: [{ alliance: castId('federasi') }, { alliance: castId('koalisi') }],
  mostTies: 2,
}
const areaIds = (codes: string[]) => codes.map((code) => seedId('area', code))
const placed: BridgingRequest = {
  ends: [{ areas: areaIds(['34', '34.02', '34.71']) }, { alliance: castId('jaringan') }],
  mostTies: 10,
}
const members: Slice = {
  ...slice,
  asOf: { day: '2019-06-01', certainty: 'MAY_HOLD' },
  kinds: ['GROUP', 'ALLIANCE'],
  ties: { ...anyTie, kinds: ['ALLIED_WITH', 'MEMBER_OF'] },
}

/** Every text that the API sends, in its variants. */
export const questions = {
  'ties of actors': tiesOfActors(ids, every, request),
  'ties of actors, filtered': tiesOfActors(
    ids,
    {
      ...every,
      kinds: ['MEMBER_OF', 'ALLIED_WITH'],
      direction: 'OUT',
      otherKinds: ['GROUP', 'ALLIANCE'],
      minStrength: 0.5,
      confidences: ['HIGH'],
    },
    { ...request, asOf: { day: '2024-05-01', certainty: 'HOLDS' }, carry: false },
  ),
  'ties of actors, by confirmation and sources': tiesOfActors(
    ids,
    {
      ...every,
      minStrength: 0.1,
      confirmedSince: '2024-05-01',
      sourceKinds: ['PRESS', 'COPY'],
      unsourced: false,
    },
    { ...request, carry: false },
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
  'members that begin here': tiesOfActors(
    ids,
    { ...every, kinds: ['MEMBER_OF'], direction: 'OUT' },
    request,
  ),
  allies: alliesOfActors(ids, request),
  'member organizations': memberOrganizations(ids, request),
  'alliances of actors': alliancesOfActors(ids, request),
  'tie counts': tieCounts(ids, request.filter, request.asOf),
  'tie counts of all times': tieCounts(ids, request.filter, allTimes),
  'shared alliances': sharedAlliances(ids, shared),
  'shared alliances on a day': sharedAlliances(ids, {
    ...shared,
    asOf: { day: '2019-06-01', certainty: 'HOLDS' },
  }),
  'common allies': commonAllies(allied, [slice], page),
  'common allies, second page of a part': commonAllies(
    allied,
    [{ ...slice, kinds: ['GROUP'], areas: ['34', '35'] }],
    { ...page, after },
  ),
  'bridging two alliances': bridgingActors(bridge, [slice], page),
  'bridging an area and an alliance, the page before': bridgingActors(placed, [members], {
    ...page,
    limit: 25,
    backward: true,
    after: { key: 'uji', id: after.id },
  }),
}

const around = (slugs: string[]): Slice => ({ ...slice, around: slugs.map(castId) })
const narrow: Slice = {
  ...slice,
  asOf: { day: '2019-06-01', certainty: 'MAY_HOLD' },
  areas: ['34', '35.78'],
  kinds: ['GROUP', 'ALLIANCE', 'STAKEHOLDER'],
  ties: { ...anyTie, kinds: ['MEMBER_OF', 'ALLIED_WITH', 'LOBBIES'], minStrength: 0.1 },
}
const nearA = around(['kelompok-a', 'kelompok-b', 'federasi', 'koalisi'])
const nearC = around(['kelompok-a', 'kelompok-c', 'dinas', 'kelompok-f'])
const nearAll = around(['kelompok-a', 'kelompok-b', 'kelompok-c', 'federasi', 'koalisi', 'dinas'])
const near: Slices = [nearA, nearC]
const nobody = around([])
const rules: ActorConditions = {
  kinds: ['GROUP', 'ALLIANCE', 'STAKEHOLDER'],
  classifications: null,
  ties: [
    { how: 'MORE', than: 1, of: every },
    { how: 'FEWER', than: 1, of: { ...every, kinds: ['LOBBIES'], direction: 'IN' } },
    { how: 'EVERY', than: 0, of: { ...every, otherKinds: ['GROUP', 'ALLIANCE'] } },
  ],
}
const years = ['2015-06-01', '2018-06-01', '2021-06-01']
const walk: Walk = { slice: narrow, direction: 'OUT', hops: 2 }

/** Every text about a slice that begins at actors known by id. */
export const nearQuestions = {
  'one hop': oneHop(ids, { ...walk, slice, direction: 'ANY' }),
  'one hop outward in a part': oneHop(ids, walk),
  'actors near some': actorsInSlices(near, { ...rules, kinds: null }, page),
  'common allies near some': commonAllies(allied, [nearC, nearAll], page),
  'bridging two alliances near some': bridgingActors(bridge, [nearA, nearC, nearAll], page),
  'ties near some': tiesInSlices(near, { ...page, after }),
  'the graph near some': sliceGraph(nearA, 'DRAWING'),
  'the columns near some': sliceColumns(nearA, ''),
  'the graph near nobody': sliceGraph(nobody, 'COUNTS'),
  'a timeline near some': timelineTies(nearC, years, 'MAY_HOLD'),
}

/**
 * Every text about a slice of the whole network. Whether an actor is in it shows only when each is
 * looked at, so no index can find where to begin.
 */
export const wholeQuestions = {
  'actors of all': actorsInSlices([slice], { kinds: null, classifications: null, ties: [] }, page),
  'actors of a part by their ties': actorsInSlices(
    [narrow],
    { ...rules, ties: [{ how: 'MORE', than: 0, of: every }, ...rules.ties.slice(1, 2)] },
    page,
  ),
  'actors of all, the page before': actorsInSlices([slice], rules, {
    ...page,
    after,
    backward: true,
  }),
  'actors of all, uncounted': actorsInSlices([slice], rules, { ...page, total: false }),
  'ties of all': tiesInSlices([slice], page),
  'ties of a part, latest names first': tiesInSlices([narrow], { ...page, descending: true }),
  'the graph of all': sliceGraph({ ...slice, asOf: request.asOf }, 'COUNTS'),
  'the columns of all': sliceColumns({ ...slice, asOf: request.asOf }, ''),
  'the columns of a part, the next': sliceColumns(narrow, after.id),
  'the graph of a part': sliceGraph(narrow, 'DRAWING'),
  'a timeline of a part': timelineTies(narrow, years, 'HOLDS'),
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
  'send the watermark back': restartWatermark,
  'sweep nodes': sweepNodes,
  'sweep ties': sweepTies,
  'put actors': putNodes('Actor', 'Group'),
  'put people': putNodes('Person', null),
  'drop actors': dropNodes('Actor'),
  'create ties': createTies('MEMBER_OF'),
  'create memberships': createTies('BELONGS_TO'),
  'drop ties': dropTies('MEMBER_OF'),
}
