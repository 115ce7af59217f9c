-- Who gave an account what it signs in with: whoever did could sign with it too, and is not the person
-- whose account it is until somebody else has said so.

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "madeById" UUID;

-- AlterTable
ALTER TABLE "ApiKey" ADD COLUMN     "confirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "madeById" UUID;

-- AlterTable
ALTER TABLE "Grant" ADD COLUMN     "revokedById" UUID;

-- Of a key that somebody else made, they may have a copy.
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_confirmed"
  CHECK ("confirmedAt" IS NULL OR "madeById" IS NULL);
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_revoked"
  CHECK ("revokedById" IS NULL OR "revokedAt" IS NOT NULL);
