// Ids once more: Neo4j has them by the constraints and passes over these, Grafeo needs them.
CREATE INDEX actor_id_index IF NOT EXISTS FOR (n:Actor) ON (n.id);
CREATE INDEX person_id_index IF NOT EXISTS FOR (n:Person) ON (n.id);
CREATE INDEX issue_id_index IF NOT EXISTS FOR (n:Issue) ON (n.id);
CREATE INDEX area_id_index IF NOT EXISTS FOR (n:Area) ON (n.id);
CREATE INDEX watermark_id_index IF NOT EXISTS FOR (n:Watermark) ON (n.id);

// What actors are found and ordered by.
CREATE INDEX actor_slug IF NOT EXISTS FOR (n:Actor) ON (n.slug);
CREATE INDEX actor_sort_name IF NOT EXISTS FOR (n:Actor) ON (n.sortName);
CREATE INDEX actor_province IF NOT EXISTS FOR (n:Actor) ON (n.province);
