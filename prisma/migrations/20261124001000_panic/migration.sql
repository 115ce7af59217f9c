-- What is closed in an emergency, for every process to see; and how a day of the audit trail is ended.

-- CreateTable
CREATE TABLE "Panic" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "closedAt" TIMESTAMPTZ(3),
    "tokensFrom" TIMESTAMPTZ(3),

    CONSTRAINT "Panic_pkey" PRIMARY KEY ("id")
);


ALTER TABLE "Panic" ADD CONSTRAINT "Panic_only_one" CHECK ("id" = 1);
INSERT INTO "Panic" DEFAULT VALUES;

-- Without its row nobody could tell whether personal data are closed.
CREATE FUNCTION refuse_end_of_panic() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'the row of Panic stays' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "Panic_stays" BEFORE DELETE OR TRUNCATE ON "Panic"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_end_of_panic();

ALTER TABLE "Panic" ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_read ON "Panic" FOR SELECT
  TO anyam_anonymous, anyam_reader, anyam_relay, anyam_writer USING (true);
CREATE POLICY ordered ON "Panic" FOR UPDATE TO anyam_writer USING (true) WITH CHECK (true);
GRANT SELECT ON "Panic" TO anyam_anonymous, anyam_reader, anyam_relay, anyam_writer;
GRANT UPDATE ON "Panic" TO anyam_writer;

-- Returns when all who had begun to write entries have ended, so that a day that is over stays as it
-- is. Others wait half a second for it at most.
CREATE FUNCTION await_audit_writers() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET lock_timeout = '500ms' AS $$
BEGIN
  LOCK TABLE public."AuditEntry" IN SHARE MODE;
END $$;
REVOKE EXECUTE ON FUNCTION await_audit_writers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION await_audit_writers() TO anyam_relay, anyam_writer;
