-- CreateEnum
CREATE TYPE "RevisionOperation" AS ENUM ('CREATED', 'UPDATED', 'DELETED');

-- AlterTable
ALTER TABLE "Actor" ADD COLUMN "mergedIntoId" UUID;

-- AlterTable
ALTER TABLE "ActorArea" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "ActorName" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "ActorTrade" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Commitment" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Outcome" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "PublicationRole" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Recognition" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Seat" ADD COLUMN "absorbedBy" UUID;

-- AlterTable
ALTER TABLE "Tie" ADD COLUMN "absorbedBy" UUID;

-- CreateTable
CREATE TABLE "Revision" (
    "id" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "by" TEXT NOT NULL,
    "mutationId" UUID,
    "table" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "operation" "RevisionOperation" NOT NULL,
    "image" JSONB NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mutation" (
    "id" UUID NOT NULL,
    "principal" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "outcome" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mutation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Merge" (
    "id" UUID NOT NULL,
    "survivorId" UUID NOT NULL,
    "absorbedId" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MergeMove" (
    "id" UUID NOT NULL,
    "mergeId" UUID NOT NULL,
    "table" TEXT NOT NULL,
    "rowId" UUID NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "MergeMove_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Revision_table_recordId_id_idx" ON "Revision"("table", "recordId", "id" DESC);

-- CreateIndex
CREATE INDEX "Revision_xid_idx" ON "Revision"("xid");

-- CreateIndex
CREATE INDEX "Mutation_at_idx" ON "Mutation"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Mutation_principal_key_key" ON "Mutation"("principal", "key");

-- CreateIndex
CREATE INDEX "Merge_survivorId_idx" ON "Merge"("survivorId");

-- CreateIndex
CREATE INDEX "Merge_absorbedId_idx" ON "Merge"("absorbedId");

-- CreateIndex
CREATE INDEX "MergeMove_rowId_idx" ON "MergeMove"("rowId");

-- CreateIndex
CREATE UNIQUE INDEX "MergeMove_mergeId_table_rowId_key" ON "MergeMove"("mergeId", "table", "rowId");

-- CreateIndex
CREATE INDEX "Actor_mergedIntoId_idx" ON "Actor"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "Actor" ADD CONSTRAINT "Actor_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MergeMove" ADD CONSTRAINT "MergeMove_mergeId_fkey" FOREIGN KEY ("mergeId") REFERENCES "Merge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── what never stands twice ─────────────────────────────────────────────────

-- Of one kind, two actors have at most one tie that is not known to have ended. A row that a merge
-- left aside is outside of it.
CREATE UNIQUE INDEX "Tie_open_once" ON "Tie" ("kind", "fromId", "toId")
  WHERE "until" IS NULL AND "absorbedBy" IS NULL;

-- A person plays one role in a group once at a time.
CREATE UNIQUE INDEX "Membership_open_once" ON "Membership" ("personId", "groupId", "role")
  WHERE "until" IS NULL AND "absorbedBy" IS NULL;
ALTER TABLE "Membership"
  ADD CONSTRAINT "Membership_certain_once" EXCLUDE USING gist (
    "personId" WITH =,
    "groupId" WITH =,
    "role" WITH =,
    daterange("sinceMax", "untilMin", '[]') WITH &&
  ) WHERE ("sinceMax" <= "untilMin" AND "absorbedBy" IS NULL);

-- ── revisions ───────────────────────────────────────────────────────────────

-- Every state of every record, the whole row but for what is generated from it. Who made the change
-- is told by the settings anyam.principal and anyam.mutation of the transaction.
CREATE FUNCTION keep_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  author text := coalesce(nullif(current_setting('anyam.principal', true), ''), 'database');
  mutation uuid := nullif(current_setting('anyam.mutation', true), '')::uuid;
  generated text[] := ARRAY['searchKey', 'searchWords', 'searchKeyEn', 'searchWordsEn'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO "Revision" ("by", "mutationId", "table", "recordId", "operation", "image")
    SELECT author, mutation, TG_TABLE_NAME, row."id", 'CREATED', to_jsonb(row) - generated
    FROM new_rows row;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO "Revision" ("by", "mutationId", "table", "recordId", "operation", "image")
    SELECT author, mutation, TG_TABLE_NAME, later."id", 'UPDATED', to_jsonb(later) - generated
    FROM new_rows later LEFT JOIN old_rows earlier USING ("id")
    WHERE to_jsonb(later) IS DISTINCT FROM to_jsonb(earlier);
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO "Revision" ("by", "mutationId", "table", "recordId", "operation", "image")
    SELECT author, mutation, TG_TABLE_NAME, row."id", 'DELETED', to_jsonb(row) - generated
    FROM old_rows row;
  ELSE
    EXECUTE format(
      'INSERT INTO "Revision" ("by", "mutationId", "table", "recordId", "operation", "image")
       SELECT $1, $2, $3, row."id", ''DELETED'', to_jsonb(row) - $4 FROM %I.%I row',
      TG_TABLE_SCHEMA, TG_TABLE_NAME)
    USING author, mutation, TG_TABLE_NAME, generated;
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_revision() FROM PUBLIC;

DO $$
DECLARE spot text;
BEGIN
  FOREACH spot IN ARRAY ARRAY[
    'Actor', 'ActorName', 'Area', 'ActorArea', 'Trade', 'ActorTrade', 'Recognition', 'Contact',
    'Person', 'Membership', 'Tie', 'TieAssessment', 'Issue', 'StageEvent', 'IssueRelation', 'Seat',
    'Outcome', 'Stance', 'Activity', 'Participation', 'ActivityIssue', 'Commitment', 'Publication',
    'PublicationTitle', 'PublicationPart', 'PublicationRole', 'PublicationActivity', 'Source', 'Claim'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER keep_revision_inserted AFTER INSERT ON %1$I
       REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_revision();
       CREATE TRIGGER keep_revision_updated AFTER UPDATE ON %1$I
       REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
       FOR EACH STATEMENT EXECUTE FUNCTION keep_revision();
       CREATE TRIGGER keep_revision_deleted AFTER DELETE ON %1$I
       REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION keep_revision();
       CREATE TRIGGER keep_revision_truncated BEFORE TRUNCATE ON %1$I
       FOR EACH STATEMENT EXECUTE FUNCTION keep_revision();
       -- What was on record before revisions were kept begins with what it is now.
       INSERT INTO "Revision" ("by", "table", "recordId", "operation", "image")
       SELECT ''database'', %1$L, row."id", ''CREATED'',
         to_jsonb(row) - ARRAY[''searchKey'', ''searchWords'', ''searchKeyEn'', ''searchWordsEn'']
       FROM %1$I row;',
      spot);
  END LOOP;
END $$;

CREATE FUNCTION refuse_change_of_revision() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'a revision never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "Revision_stands" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Revision"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_revision();
