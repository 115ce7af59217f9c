-- What Prisma's schema language cannot say. Each constraint bears its table's name and a word for
-- what it demands, so that a refusal can be told from its name.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- ── texts ───────────────────────────────────────────────────────────────────

-- Sort keys, slugs and codes compare by code point, as the network does, and by prefix with an index.
DO $$
DECLARE spot record;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Actor', 'sortName'), ('ActorName', 'sortName'), ('Area', 'sortName'), ('Issue', 'sortName'),
    ('Activity', 'sortName'), ('Publication', 'sortName'), ('Source', 'sortName'),
    ('Actor', 'slug'), ('Trade', 'slug'), ('Issue', 'slug'), ('Activity', 'slug'),
    ('Publication', 'slug'), ('Source', 'slug'), ('Area', 'code')
  ) AS spots ("table", "column") LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"', spot."table", spot."column");
  END LOOP;
END $$;

DO $$
DECLARE spot text;
BEGIN
  FOREACH spot IN ARRAY ARRAY['Actor', 'Trade', 'Issue', 'Activity', 'Publication', 'Source'] LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (slug ~ ''^[a-z0-9]+(-[a-z0-9]+)*$'' AND char_length(slug) <= 200)',
      spot, spot || '_slug_shape');
  END LOOP;
END $$;

ALTER TABLE "Area" ADD CONSTRAINT "Area_code_shape" CHECK ("code" ~ '^[0-9]{2}(\.[0-9]{2,4})*$');

-- Names say something and are no essays; null is left to the column.
DO $$
DECLARE spot record;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Actor', 'name', 500), ('ActorName', 'name', 500), ('Area', 'name', 500),
    ('Trade', 'nameId', 500), ('Trade', 'nameEn', 500), ('Issue', 'name', 500),
    ('Issue', 'nameEn', 500), ('Activity', 'name', 500), ('Publication', 'title', 500),
    ('PublicationTitle', 'title', 500), ('PublicationPart', 'title', 500), ('Source', 'title', 500),
    ('Actor', 'sortName', 2000), ('ActorName', 'sortName', 2000), ('Area', 'sortName', 2000),
    ('Issue', 'sortName', 2000), ('Activity', 'sortName', 2000),
    ('Publication', 'sortName', 2000), ('Source', 'sortName', 2000),
    ('Contact', 'value', 500), ('Claim', 'property', 100), ('Claim', 'asPrinted', 20000),
    ('StageEvent', 'note', 20000), ('Outcome', 'summary', 20000), ('Commitment', 'what', 20000)
  ) AS spots ("table", "column", longest) LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (%3$I ~ ''\S'' AND char_length(%3$I) <= %4$s)',
      spot."table", spot."table" || '_' || spot."column" || '_said', spot."column", spot.longest);
  END LOOP;
END $$;

ALTER TABLE "ActorName" ADD CONSTRAINT "ActorName_language_shape" CHECK ("language" ~ '^[a-z]{2}$');
ALTER TABLE "Publication"
  ADD CONSTRAINT "Publication_language_shape" CHECK ("language" ~ '^[a-z]{2}$');

-- ── dates ───────────────────────────────────────────────────────────────────

DO $$
DECLARE spot record;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Actor', 'foundedOn'), ('Actor', 'dissolvedOn'), ('Recognition', 'givenOn'),
    ('Membership', 'since'), ('Membership', 'until'), ('Tie', 'since'), ('Tie', 'until'),
    ('StageEvent', 'date'), ('Outcome', 'date'), ('Activity', 'startsOn'), ('Activity', 'endsOn'),
    ('Commitment', 'dueOn'), ('Publication', 'draftedFrom'), ('Publication', 'draftedTo'),
    ('Publication', 'publishedOn'), ('Source', 'publishedOn'), ('Claim', 'trueOn')
  ) AS spots ("table", "column") LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (%3$I ~ %4$L AND %3$I !~ ''^0000'')',
      spot."table", spot."table" || '_' || spot."column" || '_partial_date', spot."column",
      '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?~?$');
  END LOOP;
END $$;

-- Bounds are days of the years 1 to 9999, and the earliest is not after the latest.
DO $$
DECLARE spot record;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Membership', 'sinceMin', 'sinceMax'), ('Membership', 'untilMin', 'untilMax'),
    ('Membership', 'sinceMin', 'untilMax'), ('Tie', 'sinceMin', 'sinceMax'),
    ('Tie', 'untilMin', 'untilMax'), ('Tie', 'sinceMin', 'untilMax'),
    ('Tie', 'lastConfirmedOn', 'lastConfirmedOn'), ('TieAssessment', 'asOf', 'asOf'),
    ('StageEvent', 'dateMin', 'dateMax'), ('Outcome', 'dateMin', 'dateMax'),
    ('Stance', 'asOf', 'asOf'), ('Activity', 'startMin', 'startMax'),
    ('Activity', 'endMin', 'endMax'), ('Activity', 'startMin', 'endMax'),
    ('Commitment', 'dueMin', 'dueMax'), ('Source', 'retrievedOn', 'retrievedOn'),
    ('Source', 'witnessedOn', 'witnessedOn'), ('Claim', 'trueMin', 'trueMax')
  ) AS spots ("table", earliest, latest) LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (%3$I <= %4$I AND %3$I >= ''0001-01-01'' AND %4$I <= ''9999-12-31'')',
      spot."table", spot."table" || '_' || spot.earliest || '_' || spot.latest || '_order',
      spot.earliest, spot.latest);
  END LOOP;
END $$;

ALTER TABLE "Activity"
  ADD CONSTRAINT "Activity_startTime_shape" CHECK ("startTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT "Activity_endTime_shape" CHECK ("endTime" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT "Activity_parentId_other" CHECK ("parentId" <> "id");

-- ── numbers ─────────────────────────────────────────────────────────────────

ALTER TABLE "Area"
  ADD CONSTRAINT "Area_place_range"
    CHECK ("latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180),
  ADD CONSTRAINT "Area_place_whole" CHECK (num_nonnulls("latitude", "longitude") <> 1),
  ADD CONSTRAINT "Area_parentId_other" CHECK ("parentId" <> "id");
ALTER TABLE "TieAssessment"
  ADD CONSTRAINT "TieAssessment_strength_range" CHECK ("strength" > 0 AND "strength" <= 1);
ALTER TABLE "Seat"
  ADD CONSTRAINT "Seat_weight_range" CHECK ("weight" > 0 AND "weight" < 'Infinity');
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_people_range" CHECK ("people" >= 0);
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_headCount_range" CHECK ("headCount" >= 0);
ALTER TABLE "PublicationPart"
  ADD CONSTRAINT "PublicationPart_part_range" CHECK ("part" >= 1),
  ADD CONSTRAINT "PublicationPart_place_range" CHECK ("place" >= 0);
ALTER TABLE "Stance"
  ADD CONSTRAINT "Stance_power_range" CHECK ("power" BETWEEN 1 AND 5),
  ADD CONSTRAINT "Stance_interest_range" CHECK ("interest" BETWEEN 1 AND 5),
  ADD CONSTRAINT "Stance_openness_range" CHECK ("openness" >= 0 AND "openness" < 1);

-- ── what fits together ──────────────────────────────────────────────────────

ALTER TABLE "Actor" ADD CONSTRAINT "Actor_classification_of_kind" CHECK (
  "kind" = CASE
    WHEN "classification" IN ('LOCAL_GROUP', 'UNION', 'COOPERATIVE', 'COMMUNITY')
      THEN 'GROUP'::"ActorKind"
    WHEN "classification" IN ('FEDERATION', 'NETWORK', 'COALITION') THEN 'ALLIANCE'::"ActorKind"
    WHEN "classification" IN ('NGO', 'PROGRAMME') THEN 'PARTNER'::"ActorKind"
    ELSE 'STAKEHOLDER'::"ActorKind"
  END
);

DO $$
DECLARE spot text;
BEGIN
  FOREACH spot IN ARRAY ARRAY['Actor', 'Tie', 'Issue', 'Stance', 'Activity', 'Commitment'] LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (("visibility" = ''ALLIANCE'') = ("audienceId" IS NOT NULL))',
      spot, spot || '_audience');
  END LOOP;
END $$;

ALTER TABLE "Issue"
  ADD CONSTRAINT "Issue_demand_of_kind" CHECK ("demand" IS NULL OR "kind" = 'DEMAND');
ALTER TABLE "IssueRelation" ADD CONSTRAINT "IssueRelation_other" CHECK ("fromId" <> "toId");

ALTER TABLE "Source"
  ADD CONSTRAINT "Source_url_shape" CHECK ("url" ~ '^https?://\S+$'),
  ADD CONSTRAINT "Source_witness" CHECK (
    "kind" <> 'FIELD_REPORT'
    OR (coalesce("witnessRole", '') ~ '\S' AND "witnessedOn" IS NOT NULL)
  ),
  ADD CONSTRAINT "Source_findable" CHECK (
    "url" IS NOT NULL OR "kind" = 'FIELD_REPORT' OR coalesce("note", '') ~ '\S'
  );

ALTER TABLE "Claim"
  ADD CONSTRAINT "Claim_one_subject" CHECK (
    num_nonnulls(
      "actorId", "areaId", "recognitionId", "membershipId", "tieId", "issueId", "stageEventId",
      "issueRelationId", "seatId", "outcomeId", "stanceId", "activityId", "participationId",
      "commitmentId", "publicationId", "publicationTitleId", "publicationRoleId"
    ) = 1
  ),
  ADD CONSTRAINT "Claim_number_or_text" CHECK (num_nonnulls("number", "text") <= 1),
  ADD CONSTRAINT "Claim_number_range" CHECK ("number" > '-Infinity' AND "number" < 'Infinity');

-- ── ties ────────────────────────────────────────────────────────────────────

ALTER TABLE "Tie"
  ADD CONSTRAINT "Tie_other" CHECK ("fromId" <> "toId"),
  ADD CONSTRAINT "Tie_undirected_once" CHECK (
    "kind" NOT IN ('ALLIED_WITH', 'WORKS_WITH') OR "fromId" < "toId"
  ),
  ADD CONSTRAINT "Tie_role_of_kind" CHECK ("role" IS NULL OR "kind" = 'MEMBER_OF'),
  ADD CONSTRAINT "Tie_middleman_of_kind" CHECK (
    "middlemanId" IS NULL
    OR ("kind" = 'GIVES_WORK_TO' AND "middlemanId" <> "fromId" AND "middlemanId" <> "toId")
  ),
  ADD CONSTRAINT "Tie_strength_range" CHECK ("strength" > 0 AND "strength" <= 1),
  -- Two ties of one kind between the same two may both be possible on a day, never both certain.
  ADD CONSTRAINT "Tie_certain_once" EXCLUDE USING gist (
    "kind" WITH =,
    "fromId" WITH =,
    "toId" WITH =,
    daterange("sinceMax", "untilMin", '[]') WITH &&
  ) WHERE ("sinceMax" <= "untilMin");

-- The triggers below look at other rows. They lock what they look at and look after they have
-- locked, which shows the latest rows under READ COMMITTED alone.

CREATE FUNCTION demand_read_committed() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'this change has to be made under READ COMMITTED'
      USING ERRCODE = 'invalid_transaction_state';
  END IF;
END $$;

-- Refuses an actor of another kind; a missing one is left to its foreign key.
CREATE FUNCTION demand_kind(actor uuid, VARIADIC kinds "ActorKind"[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE found "ActorKind";
BEGIN
  SELECT "kind" INTO found FROM "Actor" WHERE "id" = actor FOR SHARE;
  IF found <> ALL (kinds) THEN
    RAISE EXCEPTION 'actor % is of kind %, not %', actor, found, array_to_string(kinds, ' or ')
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Actor_kind_of_end';
  END IF;
END $$;

CREATE FUNCTION check_membership_group() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM demand_kind(NEW."groupId", 'GROUP');
  RETURN NEW;
END $$;

CREATE TRIGGER "Membership_group_kind" BEFORE INSERT OR UPDATE OF "groupId" ON "Membership"
FOR EACH ROW EXECUTE FUNCTION check_membership_group();

CREATE FUNCTION check_tie_ends() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF NEW."kind" = 'MEMBER_OF' THEN
    PERFORM demand_kind(NEW."toId", 'ALLIANCE');
  ELSIF NEW."kind" = 'ACCOMPANIED_BY' THEN
    PERFORM demand_kind(NEW."fromId", 'GROUP', 'ALLIANCE');
    PERFORM demand_kind(NEW."toId", 'PARTNER');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Tie_end_kinds" BEFORE INSERT OR UPDATE OF "kind", "fromId", "toId" ON "Tie"
FOR EACH ROW EXECUTE FUNCTION check_tie_ends();

-- The same rules seen from the actor: its kind may change while nothing rests on it.
CREATE FUNCTION check_actor_kind() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM demand_read_committed();
  IF (NEW."kind" <> 'GROUP' AND EXISTS (SELECT FROM "Membership" WHERE "groupId" = NEW."id"))
    OR EXISTS (
      SELECT FROM "Tie"
      WHERE ("toId" = NEW."id" AND "kind" = 'MEMBER_OF' AND NEW."kind" <> 'ALLIANCE')
        OR ("toId" = NEW."id" AND "kind" = 'ACCOMPANIED_BY' AND NEW."kind" <> 'PARTNER')
        OR ("fromId" = NEW."id" AND "kind" = 'ACCOMPANIED_BY'
          AND NEW."kind" NOT IN ('GROUP', 'ALLIANCE'))
    )
  THEN
    RAISE EXCEPTION 'memberships or ties rest on actor % being of kind %', NEW."id", OLD."kind"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Actor_kind_of_end';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "Actor_kind_change" BEFORE UPDATE OF "kind" ON "Actor"
FOR EACH ROW WHEN (OLD."kind" <> NEW."kind") EXECUTE FUNCTION check_actor_kind();

-- The institutional hierarchy is a hierarchy. One at a time may change it.
CREATE FUNCTION check_hierarchy() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  PERFORM demand_read_committed();
  PERFORM pg_advisory_xact_lock(hashtext('Tie_hierarchy'));
  IF EXISTS (
    WITH RECURSIVE above ("id") AS (
      SELECT NEW."toId"
      UNION
      SELECT tie."toId" FROM "Tie" tie JOIN above ON tie."fromId" = above."id"
      WHERE tie."kind" = 'PART_OF'
    )
    SELECT FROM above WHERE "id" = NEW."fromId"
  ) THEN
    RAISE EXCEPTION 'actor % would be part of itself', NEW."fromId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Tie_hierarchy';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Tie_hierarchy" AFTER INSERT OR UPDATE OF "kind", "fromId", "toId" ON "Tie"
FOR EACH ROW WHEN (NEW."kind" = 'PART_OF') EXECUTE FUNCTION check_hierarchy();
