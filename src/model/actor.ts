/** The four kinds of actor. One table holds them all, so that a tie is a plain reference each way. */
export const actorKinds = ['GROUP', 'ALLIANCE', 'PARTNER', 'STAKEHOLDER'] as const

export type ActorKind = (typeof actorKinds)[number]

/** The name of each kind: the GraphQL type of such an actor, and its second label in the network. */
export const kindNames = {
  GROUP: 'Group',
  ALLIANCE: 'Alliance',
  PARTNER: 'Partner',
  STAKEHOLDER: 'Stakeholder',
} as const satisfies Readonly<Record<ActorKind, string>>

/** The classifications that an actor of each kind may have; together they are all, none twice. */
export const classificationsOf = {
  GROUP: ['LOCAL_GROUP', 'UNION', 'COOPERATIVE', 'COMMUNITY'],
  ALLIANCE: ['FEDERATION', 'NETWORK', 'COALITION'],
  PARTNER: ['NGO', 'PROGRAMME'],
  STAKEHOLDER: [
    'LEGISLATURE',
    'EXECUTIVE',
    'AGENCY',
    'COURT',
    'EMPLOYER',
    'EMPLOYERS_ASSOCIATION',
    'TRADE_UNION',
    'WORKERS_ORGANIZATION',
    'CIVIL_SOCIETY',
    'DONOR',
    'INTERNATIONAL_BODY',
    'RESEARCH_BODY',
    'MEDIA',
  ],
} as const satisfies Readonly<Record<ActorKind, readonly string[]>>

/** What sort of body an actor is; each fits exactly one kind. */
export const classifications = actorKinds.flatMap((kind) => [...classificationsOf[kind]])

export type Classification = (typeof classifications)[number]

/** The one kind of actor that a classification fits. */
export const kindOfClassification = (classification: Classification): ActorKind =>
  actorKinds.find((kind) =>
    (classificationsOf[kind] as readonly string[]).includes(classification),
  ) as ActorKind

/** The reach of an actor, an issue or an area, from the smallest to the widest. */
export const levels = [
  'VILLAGE',
  'DISTRICT',
  'REGENCY',
  'PROVINCE',
  'NATIONAL',
  'REGIONAL',
  'INTERNATIONAL',
] as const

export type Level = (typeof levels)[number]

/** What another name of an actor is. */
export const nameKinds = ['OTHER', 'ACRONYM', 'FORMER', 'TRANSLATION'] as const

export type NameKind = (typeof nameKinds)[number]

/** How a group is formally recognized. */
export const recognitionKinds = [
  'UNION_REGISTRATION',
  'VILLAGE_DECREE',
  'COOPERATIVE_DEED',
] as const

export type RecognitionKind = (typeof recognitionKinds)[number]

/** Ways to reach an organization in public; never a person. */
export const contactKinds = ['WEBSITE', 'EMAIL', 'PHONE', 'ADDRESS', 'SOCIAL_MEDIA'] as const

export type ContactKind = (typeof contactKinds)[number]
