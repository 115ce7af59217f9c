-- An actor that was found to be the same body as another one lives on in that one. What a merge left
-- aside stays where it was, outside of every rule between rows; nothing else points at such an actor.

ALTER TABLE "Actor" ADD CONSTRAINT "Actor_mergedIntoId_other" CHECK ("mergedIntoId" <> "id");
ALTER TABLE "Merge" ADD CONSTRAINT "Merge_other" CHECK ("survivorId" <> "absorbedId");
CREATE UNIQUE INDEX "Merge_absorbed_once" ON "Merge" ("absorbedId") WHERE "undoneAt" IS NULL;

-- ── what a merge left aside ─────────────────────────────────────────────────

ALTER TABLE "Tie"
  DROP CONSTRAINT "Tie_certain_once",
  ADD CONSTRAINT "Tie_certain_once" EXCLUDE USING gist (
    "kind" WITH =,
    "fromId" WITH =,
    "toId" WITH =,
    daterange("sinceMax", "untilMin", '[]') WITH &&
  ) WHERE ("sinceMax" <= "untilMin" AND "absorbedBy" IS NULL);

CREATE OR REPLACE FUNCTION check_hierarchy() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM demand_read_committed();
  PERFORM pg_advisory_xact_lock(hashtext('Tie_hierarchy'));
  IF EXISTS (
    WITH RECURSIVE above ("id") AS (
      SELECT NEW."toId"
      UNION
      SELECT tie."toId" FROM "Tie" tie JOIN above ON tie."fromId" = above."id"
      WHERE tie."kind" = 'PART_OF' AND tie."absorbedBy" IS NULL
    )
    SELECT FROM above WHERE "id" = NEW."fromId"
  ) THEN
    RAISE EXCEPTION 'actor % would be part of itself', NEW."fromId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Tie_hierarchy';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER "Tie_hierarchy" ON "Tie";
CREATE TRIGGER "Tie_hierarchy"
AFTER INSERT OR UPDATE OF "kind", "fromId", "toId", "absorbedBy" ON "Tie"
FOR EACH ROW WHEN (NEW."kind" = 'PART_OF' AND NEW."absorbedBy" IS NULL)
EXECUTE FUNCTION check_hierarchy();

-- ── nothing points at an actor that lives on in another one ─────────────────

-- A merge locks both actors for update: this waits for one under way, and looks after it has waited.
CREATE FUNCTION demand_unmerged(actors uuid[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE merged text;
BEGIN
  SELECT max("id"::text) FILTER (WHERE "mergedIntoId" IS NOT NULL) INTO merged FROM (
    SELECT "id", "mergedIntoId" FROM "Actor" WHERE "id" = ANY (actors) ORDER BY "id" FOR KEY SHARE
  ) AS locked;
  IF merged IS NOT NULL THEN
    RAISE EXCEPTION 'actor % lives on in another one', merged
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Actor_merged';
  END IF;
END $$;

-- src/records/merge/pointers.ts holds the same columns; a test compares both with the database.
-- Statements, not rows: each actor is looked at once, however many rows name it.
DO $$
DECLARE
  spot record;
  changed text;
  named text;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Actor', ARRAY['audienceId', 'mergedIntoId'], false),
    ('ActorName', ARRAY['actorId'], true),
    ('ActorArea', ARRAY['actorId'], true),
    ('ActorTrade', ARRAY['actorId'], true),
    ('Recognition', ARRAY['actorId', 'recognizerId'], true),
    ('Contact', ARRAY['actorId'], true),
    ('Membership', ARRAY['groupId'], true),
    ('Tie', ARRAY['fromId', 'toId', 'middlemanId', 'audienceId'], true),
    ('TieAssessment', ARRAY['assessorId'], false),
    ('Issue', ARRAY['audienceId'], false),
    ('Seat', ARRAY['actorId'], true),
    ('Outcome', ARRAY['winnerId', 'concederId'], true),
    ('Stance', ARRAY['actorId', 'assessorId', 'audienceId'], false),
    ('Activity', ARRAY['audienceId'], false),
    ('Participation', ARRAY['actorId'], true),
    ('Commitment', ARRAY['byId', 'toId', 'audienceId'], true),
    ('PublicationRole', ARRAY['actorId'], true),
    ('Claim', ARRAY['actorId'], false)
  ) AS spots ("table", columns, may_be_absorbed) LOOP
    SELECT string_agg(format('%I', name), ', '), string_agg(format('row.%I', name), ', ')
    INTO changed, named FROM unnest(spot.columns) AS name;
    IF spot.may_be_absorbed THEN changed := changed || ', "absorbedBy"'; END IF;
    named := 'ARRAY(SELECT DISTINCT actor FROM %s AS row, unnest(ARRAY[' || named || ']) AS actor WHERE actor IS NOT NULL'
      || CASE WHEN spot.may_be_absorbed THEN ' AND row."absorbedBy" IS NULL)' ELSE ')' END;
    EXECUTE format(
      'CREATE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $body$
       BEGIN
         IF TG_OP = ''INSERT'' THEN
           PERFORM demand_unmerged(%2$s);
         ELSE
           PERFORM demand_unmerged(%3$s);
         END IF;
         RETURN NULL;
       END $body$;
       CREATE TRIGGER %4$I AFTER INSERT ON %5$I REFERENCING NEW TABLE AS new_rows
       FOR EACH STATEMENT EXECUTE FUNCTION %1$I();
       CREATE TRIGGER %6$I AFTER UPDATE ON %5$I
       REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
       FOR EACH STATEMENT EXECUTE FUNCTION %1$I();',
      'check_actors_of_' || spot."table",
      format(named, 'new_rows'),
      format(named, format(
        '(SELECT "id", %1$s FROM new_rows EXCEPT SELECT "id", %1$s FROM old_rows)', changed)),
      spot."table" || '_actors_stand_inserted',
      spot."table",
      spot."table" || '_actors_stand_updated');
  END LOOP;
END $$;

-- ── what the network has to follow ──────────────────────────────────────────

-- A place that a merge left aside is none of its actor any more.
CREATE OR REPLACE FUNCTION "mark_dirty_by_ActorArea"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'actorArea', "id" FROM new_rows
    UNION SELECT 'actor', "actorId" FROM new_rows WHERE "actorId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'actorArea', "id" FROM old_rows
    UNION SELECT 'actor', "actorId" FROM old_rows WHERE "actorId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'actorArea', "id" FROM old_rows
    UNION SELECT 'actorArea', "id" FROM new_rows
    UNION SELECT 'actor', "actorId" FROM (SELECT "id", "actorId", "areaId", "role", "absorbedBy" FROM old_rows EXCEPT SELECT "id", "actorId", "areaId", "role", "absorbedBy" FROM new_rows) row WHERE "actorId" IS NOT NULL
    UNION SELECT 'actor', "actorId" FROM (SELECT "id", "actorId", "areaId", "role", "absorbedBy" FROM new_rows EXCEPT SELECT "id", "actorId", "areaId", "role", "absorbedBy" FROM old_rows) row WHERE "actorId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
