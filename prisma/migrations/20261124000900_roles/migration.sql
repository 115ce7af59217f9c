-- The second wall: whoever forgets a filter still reads no row outside of the viewer's circles.
-- Four roles that nobody signs in as; the pools of Anyam take them on (`-c role=…`), each for one sort
-- of work. The owner of the tables, who migrates and loads the seed, is held by none of this.
--   anyam_anonymous  reads for whoever is not signed in: what is PUBLIC, by a fixed policy
--   anyam_reader     reads for a viewer: what the settings of its transaction say
--   anyam_relay      reads all that the network follows, and keeps what it follows by
--   anyam_writer     writes; the rules of the changes decide
-- A table that has no line here is read by none of them.

-- Roles belong to the server, so another database may be making them at the same moment.
DO $$
DECLARE
  wanted text;
  made boolean;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['anyam_anonymous', 'anyam_reader', 'anyam_relay', 'anyam_writer'] LOOP
    made := false;
    FOR tries IN 1..20 LOOP
      EXIT WHEN made;
      BEGIN
        IF to_regrole(wanted) IS NULL THEN
          EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
        IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
          EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
        END IF;
        made := true;
      EXCEPTION
        WHEN duplicate_object OR unique_violation OR internal_error THEN
          PERFORM pg_sleep(0.05);
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'the role % is missing or not granted, and % may not do that; an administrator runs once: CREATE ROLE anyam_anonymous; CREATE ROLE anyam_reader; CREATE ROLE anyam_relay; CREATE ROLE anyam_writer; GRANT anyam_anonymous, anyam_reader, anyam_relay, anyam_writer TO %',
            wanted, current_user, quote_ident(current_user) USING ERRCODE = 'insufficient_privilege';
      END;
    END LOOP;
    IF NOT made THEN
      RAISE EXCEPTION 'the role % could not be made', wanted;
    END IF;
  END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO anyam_anonymous, anyam_reader, anyam_relay, anyam_writer;
GRANT USAGE ON SCHEMA vault TO anyam_reader, anyam_writer;

-- What a transaction of anyam_reader says of its viewer. Nothing said: nothing seen. Asked in a
-- sub-select, each is computed once a statement.
CREATE FUNCTION viewer_circles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('anyam.circles', true), '')::text[];
CREATE FUNCTION viewer_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('anyam.roles', true), '')::text[];
CREATE FUNCTION viewer_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('anyam.account', true), '')::uuid;
CREATE FUNCTION viewer_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('anyam.person', true), '')::uuid;

-- ── facts ───────────────────────────────────────────────────────────────────

-- A row is seen by its circle, if it has one, together with what it is a part of: the policies of
-- those tables decide there. Claims are seen with their source; what they are on, the filters tell.
DO $$
DECLARE
  spot record;
  above text;
  within_anonymous text;
  within_viewer text;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Area', false, ARRAY[]::text[]),
    ('Trade', false, ARRAY[]::text[]),
    ('Actor', true, ARRAY[]::text[]),
    ('ActorName', false, ARRAY['actorId:Actor']),
    ('ActorArea', true, ARRAY['actorId:Actor']),
    ('ActorTrade', false, ARRAY['actorId:Actor']),
    ('Recognition', true, ARRAY['actorId:Actor']),
    ('Contact', true, ARRAY['actorId:Actor']),
    ('Membership', true, ARRAY['groupId:Actor']),
    ('Tie', true, ARRAY['fromId:Actor', 'toId:Actor']),
    ('TieAssessment', false, ARRAY['tieId:Tie']),
    ('Issue', true, ARRAY[]::text[]),
    ('StageEvent', false, ARRAY['issueId:Issue']),
    ('IssueRelation', false, ARRAY['fromId:Issue', 'toId:Issue']),
    ('Seat', false, ARRAY['issueId:Issue', 'actorId:Actor']),
    ('Outcome', true, ARRAY['issueId:Issue']),
    ('Stance', true, ARRAY['actorId:Actor', 'issueId:Issue']),
    ('Activity', true, ARRAY[]::text[]),
    ('Participation', false, ARRAY['activityId:Activity', 'actorId:Actor']),
    ('ActivityIssue', false, ARRAY['activityId:Activity', 'issueId:Issue']),
    ('Commitment', true, ARRAY['activityId:Activity', 'byId:Actor']),
    ('Publication', true, ARRAY[]::text[]),
    ('PublicationTitle', false, ARRAY['publicationId:Publication']),
    ('PublicationPart', false, ARRAY['publicationId:Publication']),
    ('PublicationRole', false, ARRAY['publicationId:Publication', 'actorId:Actor']),
    ('PublicationActivity', false, ARRAY['publicationId:Publication', 'activityId:Activity']),
    ('Source', true, ARRAY[]::text[]),
    ('Claim', true, ARRAY['sourceId:Source']),
    ('Merge', false, ARRAY['survivorId:Actor', 'absorbedId:Actor']),
    ('Person', true, ARRAY[]::text[])
  ) AS spots ("table", has_circle, parents) LOOP
    SELECT coalesce(string_agg(format(' AND EXISTS (SELECT FROM %I above WHERE above."id" = %I.%I)',
      split_part(parent, ':', 2), spot."table", split_part(parent, ':', 1)), ''), '')
    INTO above FROM unnest(spot.parents) AS parent;
    within_anonymous := CASE WHEN spot.has_circle THEN '"circle" = ''PUBLIC''' ELSE 'true' END;
    within_viewer := CASE WHEN spot.has_circle THEN
      '("circle" = ANY ((SELECT viewer_circles())::text[]) OR (SELECT viewer_circles()) = ''{EVERY}'')'
      ELSE 'true' END;
    -- Whoever may list people at all is in PEOPLE: a person is reached by a membership that is seen.
    IF spot."table" = 'Person' THEN
      within_viewer := within_viewer || ' AND ("circle" <> ''PEOPLE''
        OR (SELECT viewer_circles()) = ''{EVERY}''
        OR EXISTS (SELECT FROM "Membership" one WHERE one."personId" = "Person"."id"))
        OR "id" = (SELECT viewer_person())';
    END IF;
    EXECUTE format(
      'ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY;
       CREATE POLICY anonymous_reads ON %1$I FOR SELECT TO anyam_anonymous USING (%2$s%4$s);
       CREATE POLICY viewer_reads ON %1$I FOR SELECT TO anyam_reader USING (%3$s%4$s);
       CREATE POLICY relay_reads ON %1$I FOR SELECT TO anyam_relay USING (true);
       CREATE POLICY writer_writes ON %1$I TO anyam_writer USING (true) WITH CHECK (true);
       GRANT SELECT ON %1$I TO anyam_anonymous, anyam_reader, anyam_relay;
       GRANT SELECT, INSERT, UPDATE, DELETE ON %1$I TO anyam_writer;',
      spot."table", within_anonymous, within_viewer, above);
  END LOOP;
END $$;

-- ── history ─────────────────────────────────────────────────────────────────

-- Whether a record stands, and is seen by the role that asks. A body of its own, so that what one
-- table needs is planned once a connection, and only where it is asked.
DO $$
DECLARE branches text;
BEGIN
  SELECT string_agg(format('WHEN %L THEN RETURN EXISTS (SELECT FROM public.%I WHERE "id" = record);',
    "table", "table"), E'\n    ') INTO branches
  FROM (SELECT relname AS "table" FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE tgname = 'keep_revision_inserted') AS kept;
  EXECUTE format(
    'CREATE FUNCTION record_is_seen("table" text, record uuid) RETURNS boolean
     LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $body$
     BEGIN
       CASE "table"
       %s
       ELSE RETURN false;
       END CASE;
     END $body$', branches);
END $$;

-- The number of the state before another one of the same record, seen or not: a state that is hidden
-- must not be skipped as if it had never been. It tells a number and nothing else.
CREATE FUNCTION state_before("table" text, record uuid, state bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN (SELECT max(one.id) FROM "Revision" one
    WHERE one."table" = state_before."table" AND one."recordId" = record AND one.id < state);
END $$;

-- A state is seen by its own circle, and as long as its record is seen. States from before circles
-- were kept name none: those are seen by nobody.
ALTER TABLE "Revision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY anonymous_reads ON "Revision" FOR SELECT TO anyam_anonymous USING (
  CASE WHEN "image" ? 'visibility' THEN coalesce("image"->>'circle' = 'PUBLIC', false) ELSE true END
  AND record_is_seen("table", "recordId"));
CREATE POLICY viewer_reads ON "Revision" FOR SELECT TO anyam_reader USING (
  CASE WHEN "image" ? 'visibility' AND (SELECT viewer_circles()) <> '{EVERY}'
    THEN coalesce("image"->>'circle' = ANY ((SELECT viewer_circles())::text[]), false)
    ELSE true END
  AND record_is_seen("table", "recordId"));
CREATE POLICY relay_reads ON "Revision" FOR SELECT TO anyam_relay USING (true);
CREATE POLICY writer_reads ON "Revision" FOR SELECT TO anyam_writer USING (true);
GRANT SELECT ON "Revision" TO anyam_anonymous, anyam_reader, anyam_relay, anyam_writer;

-- ── what stands beside the facts ────────────────────────────────────────────

DO $$
DECLARE
  spot record;
  own text;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    -- The table, who reads it all, what a viewer reads of it (null: nothing), and what else is done.
    ('public."PeopleFigure"', 'anyam_anonymous, anyam_reader, anyam_relay', NULL, 'anyam_relay, anyam_writer'),
    ('public."Tightened"', NULL, NULL, 'anyam_relay, anyam_writer'),
    ('public."Dirty"', NULL, NULL, 'anyam_relay, anyam_writer'),
    ('public."RelaySnapshot"', NULL, NULL, 'anyam_relay'),
    ('public."RelayHorizon"', 'anyam_writer', NULL, 'anyam_relay'),
    ('public."Mutation"', NULL, NULL, 'anyam_relay, anyam_writer'),
    ('public."MergeMove"', NULL, NULL, 'anyam_writer'),
    ('public."Account"', NULL,
      '"id" = (SELECT viewer_account()) OR (SELECT viewer_roles()) && ''{ORGANIZER,COORDINATOR,DATA_OFFICER,OPERATOR,DEVELOPER}''',
      'anyam_writer'),
    ('public."Grant"', NULL,
      '"accountId" = (SELECT viewer_account()) OR (SELECT viewer_roles()) && ''{ORGANIZER,COORDINATOR,DATA_OFFICER,OPERATOR,DEVELOPER}''',
      'anyam_writer'),
    ('public."ApiKey"', NULL,
      '"accountId" = (SELECT viewer_account()) OR (SELECT viewer_roles()) && ''{ORGANIZER,COORDINATOR,OPERATOR,DEVELOPER}''',
      'anyam_writer'),
    ('public."Consent"', NULL,
      '"personId" = (SELECT viewer_person()) OR (SELECT viewer_roles()) && ''{ORGANIZER,DATA_OFFICER,DEVELOPER}'' AND EXISTS (SELECT FROM public."Person" of WHERE of."id" = "personId")',
      'anyam_writer'),
    ('vault."PersonKey"', NULL,
      '"personId" = (SELECT viewer_person()) OR (SELECT viewer_roles()) && ''{ORGANIZER,DATA_OFFICER,DEVELOPER}'' AND EXISTS (SELECT FROM public."Person" of WHERE of."id" = "personId")',
      'anyam_writer'),
    ('vault."Erasure"', NULL,
      '"personId" = (SELECT viewer_person()) OR (SELECT viewer_roles()) && ''{DATA_OFFICER,DEVELOPER}''',
      'anyam_writer'),
    ('public."DataRequest"', NULL,
      '"personId" = (SELECT viewer_person()) OR (SELECT viewer_roles()) && ''{DATA_OFFICER,DEVELOPER}''',
      'anyam_writer'),
    ('public."AuditEntry"', NULL,
      '"accountId" = (SELECT viewer_account()) OR ''person_'' || (SELECT viewer_person()) = ANY ("subjects") OR (SELECT viewer_roles()) && ''{DATA_OFFICER,DEVELOPER}''',
      NULL),
    ('public."AuditSeal"', NULL, '(SELECT viewer_roles()) && ''{DATA_OFFICER,DEVELOPER}''', NULL)
  ) AS spots ("table", readers, viewer, keepers) LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', spot."table");
    IF spot.readers IS NOT NULL THEN
      EXECUTE format('CREATE POLICY all_read ON %1$s FOR SELECT TO %2$s USING (true);
        GRANT SELECT ON %1$s TO %2$s', spot."table", spot.readers);
    END IF;
    IF spot.viewer IS NOT NULL THEN
      EXECUTE format('CREATE POLICY viewer_reads ON %1$s FOR SELECT TO anyam_reader USING (%2$s);
        GRANT SELECT ON %1$s TO anyam_reader', spot."table", spot.viewer);
    END IF;
    IF spot.keepers IS NOT NULL THEN
      EXECUTE format('CREATE POLICY keepers_keep ON %1$s TO %2$s USING (true) WITH CHECK (true);
        GRANT SELECT, INSERT, UPDATE, DELETE ON %1$s TO %2$s', spot."table", spot.keepers);
    END IF;
  END LOOP;
END $$;

-- The trail is added to by whoever writes; the relay seals it.
CREATE POLICY added ON "AuditEntry" FOR INSERT TO anyam_writer, anyam_relay WITH CHECK (true);
CREATE POLICY sealing ON "AuditEntry" FOR SELECT TO anyam_writer, anyam_relay USING (true);
GRANT SELECT, INSERT ON "AuditEntry" TO anyam_writer, anyam_relay;
CREATE POLICY sealed ON "AuditSeal" TO anyam_writer, anyam_relay USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON "AuditSeal" TO anyam_writer, anyam_relay;
GRANT USAGE ON SEQUENCE "AuditEntry_id_seq" TO anyam_writer, anyam_relay;
