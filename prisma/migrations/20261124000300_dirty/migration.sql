-- What the network has to follow. Each change of what it is made from leaves a dirty row in the
-- same transaction: which record, never what it says. A relay finds those that are visible in its
-- snapshot and not in the one it applied last; the number of a transaction says when it began, not
-- when it was seen, so nothing is ever ordered by it alone.

-- `kind` is a projected family (actor, tie …); Area>actor: all actors that rest on that area; all,
-- with the zero id: everything has to be compared.
CREATE TABLE "Dirty" (
  "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
  "kind" text NOT NULL,
  "id" uuid NOT NULL,
  "nonce" uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT "Dirty_pkey" PRIMARY KEY ("xid", "kind", "id")
);

-- Snapshots of known age: what is below the oldest transaction of one is as old as it, or older.
CREATE TABLE "RelaySnapshot" (
  "takenAt" timestamptz(3) NOT NULL DEFAULT now(),
  "snapshot" pg_snapshot NOT NULL DEFAULT pg_current_snapshot(),
  CONSTRAINT "RelaySnapshot_pkey" PRIMARY KEY ("takenAt")
);
CREATE UNIQUE INDEX "RelaySnapshot_hourly"
  ON "RelaySnapshot" (date_trunc('hour', "takenAt" AT TIME ZONE 'UTC'));

-- Dirty rows of transactions below the horizon may be gone. There is one line.
CREATE TABLE "RelayHorizon" (
  "id" integer NOT NULL DEFAULT 1,
  "horizon" xid8 NOT NULL,
  CONSTRAINT "RelayHorizon_pkey" PRIMARY KEY ("id")
);
INSERT INTO "RelayHorizon" ("horizon") VALUES (pg_current_xact_id());

-- Whatever was changed before left no dirty row.
INSERT INTO "Dirty" ("kind", "id") VALUES ('all', '00000000-0000-0000-0000-000000000000');

-- Made by src/relay/dirty-triggers.ts from src/relay/depends-on.ts. Statements, not rows: thousands
-- of rows in one statement cost little more than one.

CREATE FUNCTION "mark_dirty_by_Area"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'area', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'area', "id" FROM old_rows
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'area', "id" FROM old_rows
    UNION SELECT 'area', "id" FROM new_rows
    UNION SELECT 'Area>actor', "id" FROM (SELECT "id", "code" FROM old_rows EXCEPT SELECT "id", "code" FROM new_rows) row
    UNION SELECT 'Area>actor', "id" FROM (SELECT "id", "code" FROM new_rows EXCEPT SELECT "id", "code" FROM old_rows) row
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Area"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Actor"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'actor', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'actor', "id" FROM old_rows
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'actor', "id" FROM old_rows
    UNION SELECT 'actor', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Actor"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Person"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'person', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'person', "id" FROM old_rows
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'person', "id" FROM old_rows
    UNION SELECT 'person', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Person"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Issue"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'issue', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'issue', "id" FROM old_rows
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'issue', "id" FROM old_rows
    UNION SELECT 'issue', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Issue"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Tie"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'tie', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'tie', "id" FROM old_rows
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'tie', "id" FROM old_rows
    UNION SELECT 'tie', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Tie"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Membership"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'membership', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'membership', "id" FROM old_rows
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'membership', "id" FROM old_rows
    UNION SELECT 'membership', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Membership"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Stance"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'stance', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Dirty" (kind, id)
    SELECT 'stance', "id" FROM old_rows
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO "Dirty" (kind, id)
    SELECT 'stance', "id" FROM old_rows
    UNION SELECT 'stance', "id" FROM new_rows
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Stance"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_ActorArea"() RETURNS trigger
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
    UNION SELECT 'actor', "actorId" FROM (SELECT "id", "actorId", "areaId", "role" FROM old_rows EXCEPT SELECT "id", "actorId", "areaId", "role" FROM new_rows) row WHERE "actorId" IS NOT NULL
    UNION SELECT 'actor', "actorId" FROM (SELECT "id", "actorId", "areaId", "role" FROM new_rows EXCEPT SELECT "id", "actorId", "areaId", "role" FROM old_rows) row WHERE "actorId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_ActorArea"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Claim"() RETURNS trigger
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
    SELECT 'tie', "tieId" FROM (SELECT "id", "tieId", "sourceId", "visibility" FROM old_rows EXCEPT SELECT "id", "tieId", "sourceId", "visibility" FROM new_rows) row WHERE "tieId" IS NOT NULL
    UNION SELECT 'tie', "tieId" FROM (SELECT "id", "tieId", "sourceId", "visibility" FROM new_rows EXCEPT SELECT "id", "tieId", "sourceId", "visibility" FROM old_rows) row WHERE "tieId" IS NOT NULL
    ON CONFLICT DO NOTHING;
  END IF;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Claim"() FROM PUBLIC;

CREATE FUNCTION "mark_dirty_by_Source"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO "Dirty" (kind, id)
    SELECT 'Source>tie', "id" FROM (SELECT "id", "kind", "visibility" FROM old_rows EXCEPT SELECT "id", "kind", "visibility" FROM new_rows) row
    UNION SELECT 'Source>tie', "id" FROM (SELECT "id", "kind", "visibility" FROM new_rows EXCEPT SELECT "id", "kind", "visibility" FROM old_rows) row
    ON CONFLICT DO NOTHING;
  IF FOUND THEN PERFORM pg_notify('anyam_dirty', ''); END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_dirty_by_Source"() FROM PUBLIC;

CREATE FUNCTION "mark_all_dirty"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO "Dirty" (kind, id)
    VALUES ('all', '00000000-0000-0000-0000-000000000000'::uuid)
    ON CONFLICT DO NOTHING;
  PERFORM pg_notify('anyam_dirty', '');
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION "mark_all_dirty"() FROM PUBLIC;

CREATE TRIGGER "Area_dirty_insert" AFTER INSERT ON "Area" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Area"();

CREATE TRIGGER "Area_dirty_update" AFTER UPDATE ON "Area" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Area"();

CREATE TRIGGER "Area_dirty_delete" AFTER DELETE ON "Area" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Area"();

CREATE TRIGGER "Area_dirty_truncate" AFTER TRUNCATE ON "Area"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Actor_dirty_insert" AFTER INSERT ON "Actor" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Actor"();

CREATE TRIGGER "Actor_dirty_update" AFTER UPDATE ON "Actor" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Actor"();

CREATE TRIGGER "Actor_dirty_delete" AFTER DELETE ON "Actor" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Actor"();

CREATE TRIGGER "Actor_dirty_truncate" AFTER TRUNCATE ON "Actor"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Person_dirty_insert" AFTER INSERT ON "Person" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Person"();

CREATE TRIGGER "Person_dirty_update" AFTER UPDATE ON "Person" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Person"();

CREATE TRIGGER "Person_dirty_delete" AFTER DELETE ON "Person" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Person"();

CREATE TRIGGER "Person_dirty_truncate" AFTER TRUNCATE ON "Person"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Issue_dirty_insert" AFTER INSERT ON "Issue" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Issue"();

CREATE TRIGGER "Issue_dirty_update" AFTER UPDATE ON "Issue" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Issue"();

CREATE TRIGGER "Issue_dirty_delete" AFTER DELETE ON "Issue" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Issue"();

CREATE TRIGGER "Issue_dirty_truncate" AFTER TRUNCATE ON "Issue"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Tie_dirty_insert" AFTER INSERT ON "Tie" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Tie"();

CREATE TRIGGER "Tie_dirty_update" AFTER UPDATE ON "Tie" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Tie"();

CREATE TRIGGER "Tie_dirty_delete" AFTER DELETE ON "Tie" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Tie"();

CREATE TRIGGER "Tie_dirty_truncate" AFTER TRUNCATE ON "Tie"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Membership_dirty_insert" AFTER INSERT ON "Membership" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Membership"();

CREATE TRIGGER "Membership_dirty_update" AFTER UPDATE ON "Membership" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Membership"();

CREATE TRIGGER "Membership_dirty_delete" AFTER DELETE ON "Membership" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Membership"();

CREATE TRIGGER "Membership_dirty_truncate" AFTER TRUNCATE ON "Membership"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Stance_dirty_insert" AFTER INSERT ON "Stance" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Stance"();

CREATE TRIGGER "Stance_dirty_update" AFTER UPDATE ON "Stance" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Stance"();

CREATE TRIGGER "Stance_dirty_delete" AFTER DELETE ON "Stance" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Stance"();

CREATE TRIGGER "Stance_dirty_truncate" AFTER TRUNCATE ON "Stance"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "ActorArea_dirty_insert" AFTER INSERT ON "ActorArea" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_ActorArea"();

CREATE TRIGGER "ActorArea_dirty_update" AFTER UPDATE ON "ActorArea" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_ActorArea"();

CREATE TRIGGER "ActorArea_dirty_delete" AFTER DELETE ON "ActorArea" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_ActorArea"();

CREATE TRIGGER "ActorArea_dirty_truncate" AFTER TRUNCATE ON "ActorArea"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Claim_dirty_insert" AFTER INSERT ON "Claim" REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Claim"();

CREATE TRIGGER "Claim_dirty_update" AFTER UPDATE ON "Claim" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Claim"();

CREATE TRIGGER "Claim_dirty_delete" AFTER DELETE ON "Claim" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Claim"();

CREATE TRIGGER "Claim_dirty_truncate" AFTER TRUNCATE ON "Claim"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();

CREATE TRIGGER "Source_dirty_update" AFTER UPDATE ON "Source" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION "mark_dirty_by_Source"();

CREATE TRIGGER "Source_dirty_truncate" AFTER TRUNCATE ON "Source"
FOR EACH STATEMENT EXECUTE FUNCTION "mark_all_dirty"();
