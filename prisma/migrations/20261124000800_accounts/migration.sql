-- Who may sign in and what they hold, what people agreed to and asked for, and the trail of all that
-- was read of them.

-- CreateEnum
CREATE TYPE "Purpose" AS ENUM ('MEMBER_ADMINISTRATION', 'CONTACTING_MEMBERS', 'REPRESENTATION', 'DATA_SUBJECT_REQUEST', 'SUPPORT');

-- CreateEnum
CREATE TYPE "ConsentManner" AS ENUM ('WRITTEN', 'SPOKEN', 'DIGITAL');

-- CreateEnum
CREATE TYPE "DataRequestKind" AS ENUM ('ACCESS', 'PORTABILITY', 'CORRECTION', 'ERASURE', 'RESTRICTION', 'OBJECTION', 'WITHDRAWAL');

-- CreateEnum
CREATE TYPE "DataRequestStatus" AS ENUM ('RECEIVED', 'DONE', 'REFUSED');

-- CreateEnum
CREATE TYPE "PeopleTable" AS ENUM ('NETWORK', 'PROVINCE', 'REGENCY', 'GROUP');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('MEMBER', 'ORGANIZER', 'COMPANION', 'COORDINATOR', 'ANALYST', 'DATA_OFFICER', 'OPERATOR', 'DEVELOPER');

-- CreateEnum
CREATE TYPE "Scope" AS ENUM ('READ', 'WRITE', 'PERSONAL', 'MANAGE');

-- CreateEnum
CREATE TYPE "AuditDecision" AS ENUM ('ALLOWED', 'REFUSED');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "restrictedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "purposes" "Purpose"[],
    "wording" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "manner" "ConsentManner" NOT NULL,
    "givenOn" DATE NOT NULL,
    "expiresOn" DATE,
    "withdrawnAt" TIMESTAMPTZ(3),
    "recordedById" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataRequest" (
    "id" UUID NOT NULL,
    "kind" "DataRequestKind" NOT NULL,
    "status" "DataRequestStatus" NOT NULL DEFAULT 'RECEIVED',
    "personId" UUID NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT (now() + '72:00:00'::interval),
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" UUID,
    "ground" TEXT,
    "receipt" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DataRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PeopleFigure" (
    "table" "PeopleTable" NOT NULL,
    "key" TEXT NOT NULL,
    "value" INTEGER,
    "computedOn" DATE NOT NULL,

    CONSTRAINT "PeopleFigure_pkey" PRIMARY KEY ("table","key")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "label" TEXT,
    "personId" UUID,
    "issuer" TEXT,
    "subject" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "overId" UUID,
    "grantedById" UUID,
    "consentedAt" TIMESTAMPTZ(3),
    "consentedById" UUID,
    "endsAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "label" TEXT,
    "scopes" "Scope"[],
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "accountId" UUID,
    "credential" TEXT,
    "roles" "Role"[],
    "purpose" "Purpose",
    "operation" TEXT NOT NULL,
    "subjects" TEXT[],
    "decision" "AuditDecision" NOT NULL,
    "code" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "day" DATE NOT NULL,
    "lastId" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "Consent_personId_idx" ON "Consent"("personId");

-- CreateIndex
CREATE INDEX "DataRequest_status_dueAt_idx" ON "DataRequest"("status", "dueAt");

-- CreateIndex
CREATE INDEX "DataRequest_personId_idx" ON "DataRequest"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_label_key" ON "Account"("label");

-- CreateIndex
CREATE UNIQUE INDEX "Account_personId_key" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_issuer_subject_key" ON "Account"("issuer", "subject");

-- CreateIndex
CREATE INDEX "Grant_accountId_idx" ON "Grant"("accountId");

-- CreateIndex
CREATE INDEX "Grant_overId_idx" ON "Grant"("overId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "ApiKey_accountId_idx" ON "ApiKey"("accountId");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_accountId_at_idx" ON "AuditEntry"("accountId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_credential_at_idx" ON "AuditEntry"("credential", "at");

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_overId_fkey" FOREIGN KEY ("overId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


ALTER TABLE "Account" ADD CONSTRAINT "Account_token" CHECK (("issuer" IS NULL) = ("subject" IS NULL));
ALTER TABLE "Account" ADD CONSTRAINT "Account_label_shape" CHECK ("label" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("label") <= 60);
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_label_shape" CHECK ("label" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("label") <= 60);
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_hash" CHECK (octet_length("hash") = 32);
-- Roles over nothing are roles over the whole network; these never are.
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_over"
  CHECK ("role" NOT IN ('MEMBER', 'ORGANIZER', 'COMPANION') OR "overId" IS NOT NULL);
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_whole"
  CHECK ("role" NOT IN ('OPERATOR', 'DEVELOPER') OR "overId" IS NULL);
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_answered"
  CHECK (("status" = 'RECEIVED') = ("answeredAt" IS NULL));
ALTER TABLE "DataRequest" ADD CONSTRAINT "DataRequest_ground"
  CHECK (("status" = 'REFUSED') = ("ground" IS NOT NULL));

-- What names an actor since: it names none that lives on in another one.
DROP FUNCTION "check_actors_of_Outcome" CASCADE;
DROP FUNCTION "check_actors_of_Claim" CASCADE;
DO $$
DECLARE
  spot record;
  changed text;
  named text;
BEGIN
  FOR spot IN SELECT * FROM (VALUES
    ('Outcome', ARRAY['winnerId', 'concederId', 'audienceId'], true),
    ('Publication', ARRAY['audienceId'], false),
    ('Source', ARRAY['audienceId'], false),
    ('Grant', ARRAY['overId'], false),
    ('Claim', ARRAY['actorId', 'audienceId'], false)
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

-- The trail is added to, and nothing else.
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  RAISE EXCEPTION 'an audit entry never changes' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "AuditEntry_stands" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
CREATE TRIGGER "AuditSeal_stands" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditSeal"
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();

-- What opens the sealed columns of people, and who was erased. A backup of the records leaves this
-- schema out: a key that was destroyed must not come back with it.
CREATE SCHEMA vault;
REVOKE ALL ON SCHEMA vault FROM PUBLIC;
CREATE TABLE vault."PersonKey" (
  "personId" uuid NOT NULL,
  -- The person's own key, sealed with the key that `wrappedBy` names, which is kept outside of the database.
  "wrapped" bytea NOT NULL,
  "wrappedBy" text NOT NULL,
  "createdAt" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "PersonKey_pkey" PRIMARY KEY ("personId")
);
CREATE TABLE vault."Erasure" (
  "personId" uuid NOT NULL,
  "receipt" text NOT NULL,
  "erasedAt" timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT "Erasure_pkey" PRIMARY KEY ("personId")
);
