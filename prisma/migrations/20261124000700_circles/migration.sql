-- Who may see a record, in one word that every filter looks at: of the records and of the network,
-- of row-level security and of past images. PUBLIC and NETWORK stand for themselves; ALLIANCE, GROUP
-- and SELF bear the id of whose they are, so that no filter has to ask anything else.

-- In the body of a function that is written out like this, names are bound when it is made.
CREATE FUNCTION circle_of(visibility "Visibility", audience uuid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE visibility
  WHEN 'PUBLIC'::"Visibility" THEN 'PUBLIC'
  WHEN 'NETWORK'::"Visibility" THEN 'NETWORK'
  WHEN 'ALLIANCE'::"Visibility" THEN 'ALLIANCE:' || coalesce(audience::text, '')
  WHEN 'GROUP'::"Visibility" THEN 'GROUP:' || coalesce(audience::text, '')
  ELSE 'SELF:' || coalesce(audience::text, '')
END;

-- People: a row tells only that there is somebody. Whoever may list people at all sees the row of
-- each membership they may see.
CREATE FUNCTION circle_of_person(visibility "Visibility", person uuid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE visibility
  WHEN 'PUBLIC'::"Visibility" THEN 'PUBLIC'
  WHEN 'NETWORK'::"Visibility" THEN 'PEOPLE:NETWORK'
  WHEN 'SELF'::"Visibility" THEN 'SELF:' || person::text
  ELSE 'PEOPLE'
END;

CREATE FUNCTION circle_of_membership(visibility "Visibility", group_id uuid, person uuid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE visibility
  WHEN 'PUBLIC'::"Visibility" THEN 'PUBLIC'
  WHEN 'NETWORK'::"Visibility" THEN 'PEOPLE:NETWORK'
  WHEN 'SELF'::"Visibility" THEN 'SELF:' || person::text
  ELSE 'MEMBERS:' || group_id::text
END;

-- An audience may stand beside GROUP and SELF too: whose they are.
ALTER TABLE "Outcome" ADD COLUMN "audienceId" uuid;
ALTER TABLE "Publication" ADD COLUMN "audienceId" uuid;
ALTER TABLE "Source" ADD COLUMN "audienceId" uuid;
ALTER TABLE "Claim" ADD COLUMN "audienceId" uuid;

DO $$
DECLARE spot text;
BEGIN
  FOREACH spot IN ARRAY ARRAY['Actor', 'Tie', 'Issue', 'Stance', 'Activity', 'Commitment'] LOOP
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', spot, spot || '_audience');
  END LOOP;
  FOREACH spot IN ARRAY ARRAY['Actor', 'Tie', 'Issue', 'Stance', 'Activity', 'Commitment',
    'Outcome', 'Publication', 'Source', 'Claim'] LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (CASE "visibility"
         WHEN ''ALLIANCE'' THEN "audienceId" IS NOT NULL
         WHEN ''GROUP'' THEN true WHEN ''SELF'' THEN true
         ELSE "audienceId" IS NULL END)',
      spot, spot || '_audience');
  END LOOP;
END $$;

-- What was printed as a group's place so far comes from sources that anybody can read.
ALTER TABLE "ActorArea"
  ADD COLUMN "exact" boolean NOT NULL DEFAULT false,
  ADD COLUMN "visibility" "Visibility" NOT NULL DEFAULT 'PUBLIC';
UPDATE "ActorArea" SET "exact" = true WHERE "asWritten" IS NOT NULL;

ALTER TABLE "Actor" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", coalesce("audienceId", "id"))) STORED;
ALTER TABLE "ActorArea" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "actorId")) STORED;
ALTER TABLE "Recognition" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "actorId")) STORED;
ALTER TABLE "Contact" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "actorId")) STORED;
ALTER TABLE "Person" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of_person("visibility", "id")) STORED;
ALTER TABLE "Membership" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of_membership("visibility", "groupId", "personId")) STORED;
ALTER TABLE "Tie" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Issue" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Outcome" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Stance" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Activity" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Commitment" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Publication" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Source" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;
ALTER TABLE "Claim" ADD COLUMN "circle" text NOT NULL GENERATED ALWAYS AS (circle_of("visibility", "audienceId")) STORED;

-- Whoever keeps a tie to themselves must not learn from a refusal that others keep the same one.
DROP INDEX "Tie_open_once";
CREATE UNIQUE INDEX "Tie_open_once" ON "Tie" ("kind", "fromId", "toId", "circle")
  WHERE "until" IS NULL AND "absorbedBy" IS NULL;
ALTER TABLE "Tie"
  DROP CONSTRAINT "Tie_certain_once",
  ADD CONSTRAINT "Tie_certain_once" EXCLUDE USING gist (
    "kind" WITH =,
    "fromId" WITH =,
    "toId" WITH =,
    "circle" WITH =,
    daterange("sinceMax", "untilMin", '[]') WITH &&
  ) WHERE ("sinceMax" <= "untilMin" AND "absorbedBy" IS NULL);

-- What left somebody's sight, or went: for as long as a network does not show that yet, its answers
-- leave these out. Ids only, as in "Dirty".
CREATE TABLE "Tightened" (
  "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
  "id" uuid NOT NULL,
  CONSTRAINT "Tightened_pkey" PRIMARY KEY ("xid", "id")
);

CREATE FUNCTION mark_tightened() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  -- The columns that tell whether, and to whom, a row is shown; a place is shown with its actor.
  told text[] := ARRAY['circle', 'mergedIntoId', 'absorbedBy'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO "Tightened" (id)
    SELECT "id" FROM old_rows
    UNION SELECT (to_jsonb(earlier)->>'actorId')::uuid FROM old_rows earlier
    WHERE TG_TABLE_NAME = 'ActorArea'
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Tightened" (id)
    SELECT unnest(CASE WHEN TG_TABLE_NAME = 'ActorArea'
      THEN ARRAY[earlier."id", (to_jsonb(earlier)->>'actorId')::uuid] ELSE ARRAY[earlier."id"] END)
    FROM old_rows earlier JOIN new_rows later USING ("id")
    WHERE (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(earlier)) WHERE key = ANY(told))
      IS DISTINCT FROM
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(later)) WHERE key = ANY(told))
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION mark_tightened() FROM PUBLIC;

DO $$
DECLARE spot text;
BEGIN
  FOREACH spot IN ARRAY ARRAY['Actor', 'Person', 'Issue', 'Tie', 'Membership', 'Stance', 'ActorArea'] LOOP
    EXECUTE format(
      'CREATE TRIGGER tightened_updated AFTER UPDATE ON %1$I
       REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
       FOR EACH STATEMENT EXECUTE FUNCTION mark_tightened();
       CREATE TRIGGER tightened_deleted AFTER DELETE ON %1$I
       REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_tightened();',
      spot);
  END LOOP;
END $$;

-- Made by src/relay/dirty-triggers.ts from src/relay/depends-on.ts: who may see them counts by their circle.
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
    UNION SELECT 'actor', "actorId" FROM (SELECT "id", "actorId", "areaId", "role", "circle", "absorbedBy" FROM old_rows EXCEPT SELECT "id", "actorId", "areaId", "role", "circle", "absorbedBy" FROM new_rows) row WHERE "actorId" IS NOT NULL
    UNION SELECT 'actor', "actorId" FROM (SELECT "id", "actorId", "areaId", "role", "circle", "absorbedBy" FROM new_rows EXCEPT SELECT "id", "actorId", "areaId", "role", "circle", "absorbedBy" FROM old_rows) row WHERE "actorId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "mark_dirty_by_Claim"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'tie', "tieId" FROM new_rows WHERE "tieId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'tie', "tieId" FROM old_rows WHERE "tieId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'tie', "tieId" FROM (SELECT "id", "tieId", "sourceId", "circle" FROM old_rows EXCEPT SELECT "id", "tieId", "sourceId", "circle" FROM new_rows) row WHERE "tieId" IS NOT NULL
    UNION SELECT 'tie', "tieId" FROM (SELECT "id", "tieId", "sourceId", "circle" FROM new_rows EXCEPT SELECT "id", "tieId", "sourceId", "circle" FROM old_rows) row WHERE "tieId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "mark_dirty_by_Source"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO "Dirty" (kind, id)
    SELECT 'Source>tie', "id" FROM (SELECT "id", "kind", "circle" FROM old_rows EXCEPT SELECT "id", "kind", "circle" FROM new_rows) row
    UNION SELECT 'Source>tie', "id" FROM (SELECT "id", "kind", "circle" FROM new_rows EXCEPT SELECT "id", "kind", "circle" FROM old_rows) row
    ON CONFLICT DO NOTHING;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;

-- The network has to learn the circles of what it holds already.
DELETE FROM "Dirty" WHERE "kind" = 'all';
INSERT INTO "Dirty" ("kind", "id") VALUES ('all', '00000000-0000-0000-0000-000000000000');
