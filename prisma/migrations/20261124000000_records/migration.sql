-- CreateEnum
CREATE TYPE "ActorKind" AS ENUM ('GROUP', 'ALLIANCE', 'PARTNER', 'STAKEHOLDER');

-- CreateEnum
CREATE TYPE "Classification" AS ENUM ('LOCAL_GROUP', 'UNION', 'COOPERATIVE', 'COMMUNITY', 'FEDERATION', 'NETWORK', 'COALITION', 'NGO', 'PROGRAMME', 'LEGISLATURE', 'EXECUTIVE', 'AGENCY', 'COURT', 'EMPLOYER', 'EMPLOYERS_ASSOCIATION', 'TRADE_UNION', 'WORKERS_ORGANIZATION', 'CIVIL_SOCIETY', 'DONOR', 'INTERNATIONAL_BODY', 'RESEARCH_BODY', 'MEDIA');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('VILLAGE', 'DISTRICT', 'REGENCY', 'PROVINCE', 'NATIONAL', 'REGIONAL', 'INTERNATIONAL');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'NETWORK', 'ALLIANCE', 'GROUP', 'SELF');

-- CreateEnum
CREATE TYPE "Confidence" AS ENUM ('LOW', 'MEDIUM', 'HIGH');

-- CreateEnum
CREATE TYPE "NameKind" AS ENUM ('OTHER', 'ACRONYM', 'FORMER', 'TRANSLATION');

-- CreateEnum
CREATE TYPE "AreaRole" AS ENUM ('SEAT', 'WORKS_IN', 'MEMBERS_IN');

-- CreateEnum
CREATE TYPE "RecognitionKind" AS ENUM ('UNION_REGISTRATION', 'VILLAGE_DECREE', 'COOPERATIVE_DEED');

-- CreateEnum
CREATE TYPE "ContactKind" AS ENUM ('WEBSITE', 'EMAIL', 'PHONE', 'ADDRESS', 'SOCIAL_MEDIA');

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('MEMBER', 'OFFICER', 'CHAIR', 'SECRETARY', 'TREASURER', 'ORGANIZER');

-- CreateEnum
CREATE TYPE "TieKind" AS ENUM ('ALLIED_WITH', 'WORKS_WITH', 'MEMBER_OF', 'ACCOMPANIED_BY', 'FUNDED_BY', 'REPRESENTED_BY', 'LOBBIES', 'INFLUENCES', 'OPPOSES', 'GIVES_WORK_TO', 'PART_OF', 'SUCCEEDS');

-- CreateEnum
CREATE TYPE "TieRole" AS ENUM ('MEMBER', 'SIGNATORY', 'OBSERVER');

-- CreateEnum
CREATE TYPE "IssueKind" AS ENUM ('DEMAND', 'POLICY', 'CASE');

-- CreateEnum
CREATE TYPE "Demand" AS ENUM ('DECENT_PAY', 'SAFETY', 'SOCIAL_SECURITY', 'RECOGNITION', 'FREEDOM_FROM_VIOLENCE');

-- CreateEnum
CREATE TYPE "IssueStage" AS ENUM ('PROPOSED', 'ACADEMIC_PAPER', 'ON_LEGISLATIVE_PROGRAMME', 'DEBATED', 'HARMONIZED', 'PASSED', 'REJECTED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "IssueRelationKind" AS ENUM ('ADDRESSES', 'FOLDED_INTO', 'PARENT_LAW');

-- CreateEnum
CREATE TYPE "SeatRole" AS ENUM ('DECIDES', 'CO_SIGNS', 'DRAFTS', 'HARMONIZES', 'ADVISES');

-- CreateEnum
CREATE TYPE "Position" AS ENUM ('ACTIVE_ALLY', 'PASSIVE_ALLY', 'NEUTRAL', 'PASSIVE_OPPONENT', 'ACTIVE_OPPONENT');

-- CreateEnum
CREATE TYPE "StanceBasis" AS ENUM ('STATED', 'OBSERVED', 'ASSESSED');

-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('FOCUS_GROUP', 'FIELD_DISCUSSION', 'WORKSHOP', 'LAUNCH', 'HEARING', 'COURTESY_VISIT', 'PUBLIC_DIALOGUE', 'CONGRESS', 'CONSOLIDATION', 'TRAINING', 'ACTION');

-- CreateEnum
CREATE TYPE "ActivityStatus" AS ENUM ('PLANNED', 'HELD', 'CANCELLED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "ParticipationRole" AS ENUM ('ORGANIZER', 'PARTICIPANT', 'FACILITATOR', 'HOST', 'TARGET');

-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('OFFICIAL', 'PRESS', 'COPY', 'FIELD_REPORT');

-- CreateEnum
CREATE TYPE "Comparator" AS ENUM ('EXACTLY', 'MORE_THAN', 'ABOUT');

-- CreateEnum
CREATE TYPE "Rank" AS ENUM ('PREFERRED', 'NORMAL', 'DEPRECATED');

-- CreateEnum
CREATE TYPE "PublicationRoleKind" AS ENUM ('AUTHOR', 'COMMISSIONER', 'CONTRIBUTOR');

-- CreateTable
CREATE TABLE "Actor" (
    "id" UUID NOT NULL,
    "kind" "ActorKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "classification" "Classification" NOT NULL,
    "level" "Level" NOT NULL,
    "summary" TEXT,
    "foundedOn" TEXT,
    "dissolvedOn" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "audienceId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Actor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActorName" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "kind" "NameKind" NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "language" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ActorName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Area" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "level" "Level" NOT NULL,
    "parentId" UUID,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActorArea" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "role" "AreaRole" NOT NULL,
    "uncertain" BOOLEAN NOT NULL DEFAULT false,
    "asWritten" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ActorArea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Trade" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "nameId" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Trade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActorTrade" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "tradeId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ActorTrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recognition" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "kind" "RecognitionKind" NOT NULL,
    "recognizerId" UUID,
    "number" TEXT,
    "givenOn" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Recognition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "kind" "ContactKind" NOT NULL,
    "value" TEXT NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "sealed" BYTEA,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "visibility" "Visibility" NOT NULL DEFAULT 'GROUP',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL DEFAULT 'MEMBER',
    "since" TEXT,
    "until" TEXT,
    "sinceMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "sinceMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "untilMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "untilMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "visibility" "Visibility" NOT NULL DEFAULT 'GROUP',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tie" (
    "id" UUID NOT NULL,
    "kind" "TieKind" NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "role" "TieRole",
    "middlemanId" UUID,
    "since" TEXT,
    "until" TEXT,
    "sinceMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "sinceMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "untilMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "untilMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "lastConfirmedOn" DATE,
    "confidence" "Confidence" NOT NULL DEFAULT 'MEDIUM',
    "strength" DOUBLE PRECISION,
    "note" TEXT,
    "activityId" UUID,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "audienceId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TieAssessment" (
    "id" UUID NOT NULL,
    "tieId" UUID NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,
    "asOf" DATE NOT NULL,
    "assessorId" UUID,
    "confidence" "Confidence" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TieAssessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Issue" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "IssueKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "sortName" TEXT NOT NULL,
    "demand" "Demand",
    "level" "Level" NOT NULL,
    "areaId" UUID,
    "stage" "IssueStage" NOT NULL DEFAULT 'UNKNOWN',
    "summary" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "audienceId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageEvent" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "stage" "IssueStage" NOT NULL,
    "date" TEXT,
    "dateMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "dateMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "note" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StageEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IssueRelation" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "IssueRelationKind" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IssueRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Seat" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "role" "SeatRole" NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outcome" (
    "id" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "winnerId" UUID,
    "concederId" UUID,
    "activityId" UUID,
    "summary" TEXT NOT NULL,
    "people" INTEGER,
    "date" TEXT,
    "dateMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "dateMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stance" (
    "id" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "position" "Position" NOT NULL,
    "power" INTEGER,
    "interest" INTEGER,
    "openness" DOUBLE PRECISION,
    "asOf" DATE NOT NULL,
    "basis" "StanceBasis" NOT NULL,
    "assessorId" UUID,
    "activityId" UUID,
    "confidence" "Confidence" NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'GROUP',
    "audienceId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Stance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "status" "ActivityStatus" NOT NULL DEFAULT 'UNKNOWN',
    "name" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "summary" TEXT,
    "startsOn" TEXT,
    "endsOn" TEXT,
    "startMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "startMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "endMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "endMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "startTime" TEXT,
    "endTime" TEXT,
    "timeZone" TEXT,
    "areaId" UUID,
    "venue" TEXT,
    "parentId" UUID,
    "visibility" "Visibility" NOT NULL DEFAULT 'GROUP',
    "audienceId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "role" "ParticipationRole" NOT NULL,
    "headCount" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityIssue" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "issueId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ActivityIssue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "toId" UUID,
    "what" TEXT NOT NULL,
    "dueOn" TEXT,
    "dueMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "dueMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "kept" BOOLEAN,
    "visibility" "Visibility" NOT NULL DEFAULT 'GROUP',
    "audienceId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'id',
    "draftedFrom" TEXT,
    "draftedTo" TEXT,
    "publishedOn" TEXT,
    "summary" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationTitle" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicationTitle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationPart" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "part" INTEGER NOT NULL,
    "place" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicationPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationRole" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "actorId" UUID NOT NULL,
    "role" "PublicationRoleKind" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicationRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationActivity" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicationActivity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "SourceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "sortName" TEXT NOT NULL,
    "publisher" TEXT,
    "url" TEXT,
    "publishedOn" TEXT,
    "retrievedOn" DATE,
    "witnessRole" TEXT,
    "witnessedOn" DATE,
    "note" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" UUID NOT NULL,
    "actorId" UUID,
    "areaId" UUID,
    "recognitionId" UUID,
    "membershipId" UUID,
    "tieId" UUID,
    "issueId" UUID,
    "stageEventId" UUID,
    "issueRelationId" UUID,
    "seatId" UUID,
    "outcomeId" UUID,
    "stanceId" UUID,
    "activityId" UUID,
    "participationId" UUID,
    "commitmentId" UUID,
    "publicationId" UUID,
    "publicationTitleId" UUID,
    "publicationRoleId" UUID,
    "property" TEXT NOT NULL,
    "asPrinted" TEXT NOT NULL,
    "number" DOUBLE PRECISION,
    "text" TEXT,
    "comparator" "Comparator" NOT NULL DEFAULT 'EXACTLY',
    "trueOn" TEXT,
    "trueMin" DATE NOT NULL DEFAULT '0001-01-01'::date,
    "trueMax" DATE NOT NULL DEFAULT '9999-12-31'::date,
    "sourceId" UUID NOT NULL,
    "confidence" "Confidence" NOT NULL DEFAULT 'MEDIUM',
    "rank" "Rank" NOT NULL DEFAULT 'NORMAL',
    "note" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'NETWORK',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Actor_slug_key" ON "Actor"("slug");

-- CreateIndex
CREATE INDEX "Actor_kind_sortName_id_idx" ON "Actor"("kind", "sortName", "id");

-- CreateIndex
CREATE INDEX "Actor_sortName_id_idx" ON "Actor"("sortName", "id");

-- CreateIndex
CREATE INDEX "Actor_classification_sortName_id_idx" ON "Actor"("classification", "sortName", "id");

-- CreateIndex
CREATE INDEX "Actor_level_sortName_id_idx" ON "Actor"("level", "sortName", "id");

-- CreateIndex
CREATE INDEX "Actor_audienceId_idx" ON "Actor"("audienceId");

-- CreateIndex
CREATE INDEX "ActorName_sortName_idx" ON "ActorName"("sortName");

-- CreateIndex
CREATE UNIQUE INDEX "ActorName_actorId_name_key" ON "ActorName"("actorId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Area_code_key" ON "Area"("code");

-- CreateIndex
CREATE INDEX "Area_parentId_idx" ON "Area"("parentId");

-- CreateIndex
CREATE INDEX "Area_level_sortName_id_idx" ON "Area"("level", "sortName", "id");

-- CreateIndex
CREATE INDEX "ActorArea_areaId_actorId_idx" ON "ActorArea"("areaId", "actorId");

-- CreateIndex
CREATE UNIQUE INDEX "ActorArea_actorId_areaId_role_key" ON "ActorArea"("actorId", "areaId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Trade_slug_key" ON "Trade"("slug");

-- CreateIndex
CREATE INDEX "ActorTrade_tradeId_actorId_idx" ON "ActorTrade"("tradeId", "actorId");

-- CreateIndex
CREATE UNIQUE INDEX "ActorTrade_actorId_tradeId_key" ON "ActorTrade"("actorId", "tradeId");

-- CreateIndex
CREATE INDEX "Recognition_actorId_idx" ON "Recognition"("actorId");

-- CreateIndex
CREATE INDEX "Recognition_recognizerId_idx" ON "Recognition"("recognizerId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_actorId_kind_value_key" ON "Contact"("actorId", "kind", "value");

-- CreateIndex
CREATE INDEX "Membership_groupId_sinceMin_id_idx" ON "Membership"("groupId", "sinceMin", "id");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE INDEX "Tie_fromId_kind_idx" ON "Tie"("fromId", "kind");

-- CreateIndex
CREATE INDEX "Tie_toId_kind_idx" ON "Tie"("toId", "kind");

-- CreateIndex
CREATE INDEX "Tie_middlemanId_idx" ON "Tie"("middlemanId");

-- CreateIndex
CREATE INDEX "Tie_activityId_idx" ON "Tie"("activityId");

-- CreateIndex
CREATE INDEX "TieAssessment_tieId_asOf_idx" ON "TieAssessment"("tieId", "asOf");

-- CreateIndex
CREATE INDEX "TieAssessment_assessorId_idx" ON "TieAssessment"("assessorId");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_slug_key" ON "Issue"("slug");

-- CreateIndex
CREATE INDEX "Issue_kind_sortName_id_idx" ON "Issue"("kind", "sortName", "id");

-- CreateIndex
CREATE INDEX "Issue_sortName_id_idx" ON "Issue"("sortName", "id");

-- CreateIndex
CREATE INDEX "Issue_areaId_idx" ON "Issue"("areaId");

-- CreateIndex
CREATE INDEX "StageEvent_issueId_dateMin_id_idx" ON "StageEvent"("issueId", "dateMin", "id");

-- CreateIndex
CREATE INDEX "IssueRelation_toId_idx" ON "IssueRelation"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "IssueRelation_fromId_toId_kind_key" ON "IssueRelation"("fromId", "toId", "kind");

-- CreateIndex
CREATE INDEX "Seat_actorId_idx" ON "Seat"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_issueId_actorId_role_key" ON "Seat"("issueId", "actorId", "role");

-- CreateIndex
CREATE INDEX "Outcome_issueId_dateMin_id_idx" ON "Outcome"("issueId", "dateMin", "id");

-- CreateIndex
CREATE INDEX "Outcome_winnerId_idx" ON "Outcome"("winnerId");

-- CreateIndex
CREATE INDEX "Outcome_concederId_idx" ON "Outcome"("concederId");

-- CreateIndex
CREATE INDEX "Outcome_activityId_idx" ON "Outcome"("activityId");

-- CreateIndex
CREATE INDEX "Stance_actorId_issueId_asOf_idx" ON "Stance"("actorId", "issueId", "asOf");

-- CreateIndex
CREATE INDEX "Stance_issueId_asOf_idx" ON "Stance"("issueId", "asOf");

-- CreateIndex
CREATE INDEX "Stance_assessorId_idx" ON "Stance"("assessorId");

-- CreateIndex
CREATE INDEX "Stance_activityId_idx" ON "Stance"("activityId");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_slug_key" ON "Activity"("slug");

-- CreateIndex
CREATE INDEX "Activity_startMin_id_idx" ON "Activity"("startMin", "id");

-- CreateIndex
CREATE INDEX "Activity_kind_startMin_id_idx" ON "Activity"("kind", "startMin", "id");

-- CreateIndex
CREATE INDEX "Activity_areaId_idx" ON "Activity"("areaId");

-- CreateIndex
CREATE INDEX "Activity_parentId_idx" ON "Activity"("parentId");

-- CreateIndex
CREATE INDEX "Participation_actorId_idx" ON "Participation"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "Participation_activityId_actorId_role_key" ON "Participation"("activityId", "actorId", "role");

-- CreateIndex
CREATE INDEX "ActivityIssue_issueId_idx" ON "ActivityIssue"("issueId");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityIssue_activityId_issueId_key" ON "ActivityIssue"("activityId", "issueId");

-- CreateIndex
CREATE INDEX "Commitment_activityId_idx" ON "Commitment"("activityId");

-- CreateIndex
CREATE INDEX "Commitment_byId_dueMin_id_idx" ON "Commitment"("byId", "dueMin", "id");

-- CreateIndex
CREATE INDEX "Commitment_toId_idx" ON "Commitment"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_slug_key" ON "Publication"("slug");

-- CreateIndex
CREATE INDEX "Publication_sortName_id_idx" ON "Publication"("sortName", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PublicationTitle_publicationId_title_key" ON "PublicationTitle"("publicationId", "title");

-- CreateIndex
CREATE UNIQUE INDEX "PublicationPart_publicationId_part_place_key" ON "PublicationPart"("publicationId", "part", "place");

-- CreateIndex
CREATE INDEX "PublicationRole_actorId_idx" ON "PublicationRole"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "PublicationRole_publicationId_actorId_role_key" ON "PublicationRole"("publicationId", "actorId", "role");

-- CreateIndex
CREATE INDEX "PublicationActivity_activityId_idx" ON "PublicationActivity"("activityId");

-- CreateIndex
CREATE UNIQUE INDEX "PublicationActivity_publicationId_activityId_key" ON "PublicationActivity"("publicationId", "activityId");

-- CreateIndex
CREATE UNIQUE INDEX "Source_slug_key" ON "Source"("slug");

-- CreateIndex
CREATE INDEX "Source_kind_sortName_id_idx" ON "Source"("kind", "sortName", "id");

-- CreateIndex
CREATE INDEX "Source_sortName_id_idx" ON "Source"("sortName", "id");

-- CreateIndex
CREATE INDEX "Claim_sourceId_idx" ON "Claim"("sourceId");

-- CreateIndex
CREATE INDEX "Claim_actorId_property_idx" ON "Claim"("actorId", "property");

-- CreateIndex
CREATE INDEX "Claim_areaId_property_idx" ON "Claim"("areaId", "property");

-- CreateIndex
CREATE INDEX "Claim_recognitionId_idx" ON "Claim"("recognitionId");

-- CreateIndex
CREATE INDEX "Claim_membershipId_idx" ON "Claim"("membershipId");

-- CreateIndex
CREATE INDEX "Claim_tieId_idx" ON "Claim"("tieId");

-- CreateIndex
CREATE INDEX "Claim_issueId_property_idx" ON "Claim"("issueId", "property");

-- CreateIndex
CREATE INDEX "Claim_stageEventId_idx" ON "Claim"("stageEventId");

-- CreateIndex
CREATE INDEX "Claim_issueRelationId_idx" ON "Claim"("issueRelationId");

-- CreateIndex
CREATE INDEX "Claim_seatId_idx" ON "Claim"("seatId");

-- CreateIndex
CREATE INDEX "Claim_outcomeId_idx" ON "Claim"("outcomeId");

-- CreateIndex
CREATE INDEX "Claim_stanceId_idx" ON "Claim"("stanceId");

-- CreateIndex
CREATE INDEX "Claim_activityId_property_idx" ON "Claim"("activityId", "property");

-- CreateIndex
CREATE INDEX "Claim_participationId_idx" ON "Claim"("participationId");

-- CreateIndex
CREATE INDEX "Claim_commitmentId_idx" ON "Claim"("commitmentId");

-- CreateIndex
CREATE INDEX "Claim_publicationId_property_idx" ON "Claim"("publicationId", "property");

-- CreateIndex
CREATE INDEX "Claim_publicationTitleId_idx" ON "Claim"("publicationTitleId");

-- CreateIndex
CREATE INDEX "Claim_publicationRoleId_idx" ON "Claim"("publicationRoleId");

-- AddForeignKey
ALTER TABLE "Actor" ADD CONSTRAINT "Actor_audienceId_fkey" FOREIGN KEY ("audienceId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorName" ADD CONSTRAINT "ActorName_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Area" ADD CONSTRAINT "Area_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorArea" ADD CONSTRAINT "ActorArea_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorArea" ADD CONSTRAINT "ActorArea_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "Area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorTrade" ADD CONSTRAINT "ActorTrade_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActorTrade" ADD CONSTRAINT "ActorTrade_tradeId_fkey" FOREIGN KEY ("tradeId") REFERENCES "Trade"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recognition" ADD CONSTRAINT "Recognition_recognizerId_fkey" FOREIGN KEY ("recognizerId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tie" ADD CONSTRAINT "Tie_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tie" ADD CONSTRAINT "Tie_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tie" ADD CONSTRAINT "Tie_middlemanId_fkey" FOREIGN KEY ("middlemanId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tie" ADD CONSTRAINT "Tie_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TieAssessment" ADD CONSTRAINT "TieAssessment_tieId_fkey" FOREIGN KEY ("tieId") REFERENCES "Tie"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TieAssessment" ADD CONSTRAINT "TieAssessment_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Issue" ADD CONSTRAINT "Issue_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "Area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageEvent" ADD CONSTRAINT "StageEvent_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssueRelation" ADD CONSTRAINT "IssueRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IssueRelation" ADD CONSTRAINT "IssueRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_winnerId_fkey" FOREIGN KEY ("winnerId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_concederId_fkey" FOREIGN KEY ("concederId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outcome" ADD CONSTRAINT "Outcome_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_assessorId_fkey" FOREIGN KEY ("assessorId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stance" ADD CONSTRAINT "Stance_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "Area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityIssue" ADD CONSTRAINT "ActivityIssue_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityIssue" ADD CONSTRAINT "ActivityIssue_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Actor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationTitle" ADD CONSTRAINT "PublicationTitle_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationPart" ADD CONSTRAINT "PublicationPart_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationRole" ADD CONSTRAINT "PublicationRole_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationRole" ADD CONSTRAINT "PublicationRole_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationActivity" ADD CONSTRAINT "PublicationActivity_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationActivity" ADD CONSTRAINT "PublicationActivity_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Actor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_areaId_fkey" FOREIGN KEY ("areaId") REFERENCES "Area"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_recognitionId_fkey" FOREIGN KEY ("recognitionId") REFERENCES "Recognition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "Membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_tieId_fkey" FOREIGN KEY ("tieId") REFERENCES "Tie"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_stageEventId_fkey" FOREIGN KEY ("stageEventId") REFERENCES "StageEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_issueRelationId_fkey" FOREIGN KEY ("issueRelationId") REFERENCES "IssueRelation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_seatId_fkey" FOREIGN KEY ("seatId") REFERENCES "Seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_outcomeId_fkey" FOREIGN KEY ("outcomeId") REFERENCES "Outcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_stanceId_fkey" FOREIGN KEY ("stanceId") REFERENCES "Stance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_participationId_fkey" FOREIGN KEY ("participationId") REFERENCES "Participation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_commitmentId_fkey" FOREIGN KEY ("commitmentId") REFERENCES "Commitment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_publicationTitleId_fkey" FOREIGN KEY ("publicationTitleId") REFERENCES "PublicationTitle"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_publicationRoleId_fkey" FOREIGN KEY ("publicationRoleId") REFERENCES "PublicationRole"("id") ON DELETE CASCADE ON UPDATE CASCADE;
