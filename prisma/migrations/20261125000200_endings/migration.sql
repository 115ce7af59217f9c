-- Endings that reach further: of a place that became another one, of what was written about a person
-- who was erased, and of the seals of the audit trail.

-- A place is shown with its actor: while the network still shows the old one, the actor is left out.
CREATE OR REPLACE FUNCTION mark_tightened() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  -- The columns that tell whether, where and to whom a row is shown.
  told text[] := ARRAY['circle', 'mergedIntoId', 'absorbedBy'] || CASE TG_TABLE_NAME
    WHEN 'ActorArea' THEN ARRAY['actorId', 'areaId', 'role'] ELSE ARRAY[]::text[] END;
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

-- Why a request was refused is forgotten with the person; the request itself stays on the register.
ALTER TABLE "DataRequest" DROP CONSTRAINT "DataRequest_ground",
  ADD CONSTRAINT "DataRequest_ground" CHECK ("ground" IS NULL OR "status" = 'REFUSED');

-- Whoever writes entries does not seal them.
ALTER POLICY sealed ON "AuditSeal" TO anyam_relay;
REVOKE ALL ON "AuditSeal" FROM anyam_writer;
REVOKE EXECUTE ON FUNCTION await_audit_writers() FROM anyam_writer;
