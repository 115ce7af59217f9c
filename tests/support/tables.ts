/** Tables that hold no facts of their own: what keeps, guards or follows those that do. */
export const besideFacts: readonly string[] = [
  ...['Dirty', 'Tightened', 'RelaySnapshot', 'RelayHorizon', 'Revision', 'Mutation'],
  ...['Merge', 'MergeMove', 'Account', 'Grant', 'ApiKey', 'Consent', 'DataRequest'],
  ...['PeopleFigure', 'AuditEntry', 'AuditSeal', 'Panic'],
]
