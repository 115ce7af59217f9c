-- A revision never changes, and none is lost, but those that tell of somebody who was erased. That a
-- person and a membership were there until their removal stays, so that whoever follows the changes
-- hears of it: as ids and dates, without what was sealed.
DROP TRIGGER "Revision_stands" ON "Revision";
CREATE TRIGGER "Revision_is_whole" BEFORE TRUNCATE ON "Revision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_revision();

CREATE INDEX "Revision_person_idx" ON "Revision" ((("image"->>'personId')::uuid))
  WHERE "table" = 'Membership';
CREATE INDEX "Revision_membership_idx" ON "Revision" ((("image"->>'membershipId')::uuid))
  WHERE "table" = 'Claim' AND "image"->>'membershipId' IS NOT NULL;

CREATE FUNCTION check_loss_of_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM old_rows lost WHERE NOT CASE lost."table"
      WHEN 'Person' THEN lost."operation" <> 'DELETED'
        AND lost."recordId" IN (SELECT "personId" FROM vault."Erasure")
      WHEN 'Membership' THEN lost."operation" <> 'DELETED'
        AND (lost."image"->>'personId')::uuid IN (SELECT "personId" FROM vault."Erasure")
      WHEN 'Claim' THEN EXISTS (
        SELECT FROM "Revision" gone JOIN vault."Erasure" erased
          ON erased."personId" = (gone."image"->>'personId')::uuid
        WHERE gone."table" = 'Membership'
          AND gone."recordId" = (lost."image"->>'membershipId')::uuid)
      ELSE false END
  ) THEN
    RAISE EXCEPTION 'a revision never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Revision_stays" AFTER DELETE ON "Revision" REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION check_loss_of_revision();

-- What was sealed goes out of an image; nothing else does, and nothing comes in.
CREATE FUNCTION check_change_of_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM old_rows earlier FULL JOIN new_rows later USING ("id")
    WHERE (earlier."table" = 'Person'
      AND earlier."recordId" IN (SELECT "personId" FROM vault."Erasure")
      AND to_jsonb(later) = to_jsonb(earlier)
        || jsonb_build_object('image', earlier."image" || '{"sealed": null}')) IS NOT TRUE
  ) THEN
    RAISE EXCEPTION 'a revision never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Revision_stands" AFTER UPDATE ON "Revision"
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION check_change_of_revision();
REVOKE EXECUTE ON FUNCTION check_loss_of_revision(), check_change_of_revision() FROM PUBLIC;

-- The triggers let nothing else go.
CREATE POLICY writer_erases ON "Revision" FOR DELETE TO anyam_writer USING (true);
CREATE POLICY writer_empties ON "Revision" FOR UPDATE TO anyam_writer USING (true) WITH CHECK (true);
GRANT DELETE, UPDATE ("image") ON "Revision" TO anyam_writer;

-- What was done to the data of one person is found by their id.
CREATE INDEX "AuditEntry_subjects_idx" ON "AuditEntry" USING gin ("subjects");
