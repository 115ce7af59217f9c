// A tie by its id. Grafeo has no indexes on ties.
CREATE INDEX allied_with_id IF NOT EXISTS FOR ()-[r:ALLIED_WITH]-() ON (r.id);
CREATE INDEX works_with_id IF NOT EXISTS FOR ()-[r:WORKS_WITH]-() ON (r.id);
CREATE INDEX member_of_id IF NOT EXISTS FOR ()-[r:MEMBER_OF]-() ON (r.id);
CREATE INDEX accompanied_by_id IF NOT EXISTS FOR ()-[r:ACCOMPANIED_BY]-() ON (r.id);
CREATE INDEX funded_by_id IF NOT EXISTS FOR ()-[r:FUNDED_BY]-() ON (r.id);
CREATE INDEX represented_by_id IF NOT EXISTS FOR ()-[r:REPRESENTED_BY]-() ON (r.id);
CREATE INDEX lobbies_id IF NOT EXISTS FOR ()-[r:LOBBIES]-() ON (r.id);
CREATE INDEX influences_id IF NOT EXISTS FOR ()-[r:INFLUENCES]-() ON (r.id);
CREATE INDEX opposes_id IF NOT EXISTS FOR ()-[r:OPPOSES]-() ON (r.id);
CREATE INDEX gives_work_to_id IF NOT EXISTS FOR ()-[r:GIVES_WORK_TO]-() ON (r.id);
CREATE INDEX part_of_id IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.id);
CREATE INDEX succeeds_id IF NOT EXISTS FOR ()-[r:SUCCEEDS]-() ON (r.id);
CREATE INDEX belongs_to_id IF NOT EXISTS FOR ()-[r:BELONGS_TO]-() ON (r.id);
CREATE INDEX stands_on_id IF NOT EXISTS FOR ()-[r:STANDS_ON]-() ON (r.id);
CREATE INDEX located_in_id IF NOT EXISTS FOR ()-[r:LOCATED_IN]-() ON (r.id);

// Until they are built, texts would not use them.
CALL db.awaitIndexes(60);
