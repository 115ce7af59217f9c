
    WITH said AS MATERIALIZED (
      SELECT * FROM (
        SELECT CASE WHEN claim."actorId" IS NOT NULL THEN 'ACTOR' WHEN claim."areaId" IS NOT NULL THEN 'AREA' WHEN claim."recognitionId" IS NOT NULL THEN 'RECOGNITION' WHEN claim."membershipId" IS NOT NULL THEN 'MEMBERSHIP' WHEN claim."tieId" IS NOT NULL THEN 'TIE' WHEN claim."issueId" IS NOT NULL THEN 'ISSUE' WHEN claim."stageEventId" IS NOT NULL THEN 'STAGE_EVENT' WHEN claim."issueRelationId" IS NOT NULL THEN 'ISSUE_RELATION' WHEN claim."seatId" IS NOT NULL THEN 'SEAT' WHEN claim."outcomeId" IS NOT NULL THEN 'OUTCOME' WHEN claim."stanceId" IS NOT NULL THEN 'STANCE' WHEN claim."activityId" IS NOT NULL THEN 'ACTIVITY' WHEN claim."participationId" IS NOT NULL THEN 'PARTICIPATION' WHEN claim."commitmentId" IS NOT NULL THEN 'COMMITMENT' WHEN claim."publicationId" IS NOT NULL THEN 'PUBLICATION' WHEN claim."publicationTitleId" IS NOT NULL THEN 'PUBLICATION_TITLE' WHEN claim."publicationRoleId" IS NOT NULL THEN 'PUBLICATION_ROLE' END AS subject, coalesce(claim."actorId", claim."areaId", claim."recognitionId", claim."membershipId", claim."tieId", claim."issueId", claim."stageEventId", claim."issueRelationId", claim."seatId", claim."outcomeId", claim."stanceId", claim."activityId", claim."participationId", claim."commitmentId", claim."publicationId", claim."publicationTitleId", claim."publicationRoleId") AS id, claim."id" AS claim,
          claim."property" AS property, claim."trueMin", claim."trueMax", claim."number", claim."text",
          CASE claim."comparator" WHEN 'MORE_THAN' THEN claim."number"
            ELSE claim."number" - CASE claim."comparator"
  WHEN 'ABOUT' THEN abs(claim."number") * $1::float8 ELSE 0 END END AS low,
          CASE claim."comparator" WHEN 'MORE_THAN' THEN 'Infinity'
            ELSE claim."number" + CASE claim."comparator"
  WHEN 'ABOUT' THEN abs(claim."number") * $2::float8 ELSE 0 END END AS high,
          claim."comparator" = 'MORE_THAN' AS above,
          (CASE WHEN (claim."text" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(claim."text", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(claim."text", '~') || '-01-01', 10)::date - (CASE length(rtrim(claim."text", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (CASE WHEN claim."text" LIKE '%~' THEN 1 ELSE 0 END) END)::date AS earliest, (CASE WHEN (claim."text" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(claim."text", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(claim."text", '~') || '-01-01', 10)::date + (CASE length(rtrim(claim."text", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (1 + (CASE WHEN claim."text" LIKE '%~' THEN 1 ELSE 0 END)) - interval '1 day' END)::date AS latest,
          row_number() OVER (
            PARTITION BY coalesce(claim."actorId", claim."areaId", claim."recognitionId", claim."membershipId", claim."tieId", claim."issueId", claim."stageEventId", claim."issueRelationId", claim."seatId", claim."outcomeId", claim."stanceId", claim."activityId", claim."participationId", claim."commitmentId", claim."publicationId", claim."publicationTitleId", claim."publicationRoleId"), claim."property"
            ORDER BY claim."rank", claim."trueMin" DESC, claim."id"
          ) AS place
        FROM "Claim" AS claim
        WHERE num_nonnulls(claim."number", claim."text") = 1 AND claim."rank" <> 'DEPRECATED'
          AND claim."property" <> ALL($3)
          AND true
          AND true
          AND true AND "claim"."circle" = ANY($4::text[]) AND ("claim"."sourceId" IS NOT NULL AND EXISTS (
    SELECT FROM "Source" AS "claim_source" WHERE "claim_source"."id" = "claim"."sourceId"
      AND "claim_source"."circle" = ANY($5::text[]))) AND ((("claim"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_actor" WHERE "claim_actor"."id" = "claim"."actorId"
      AND "claim_actor"."circle" = ANY($6::text[]) AND "claim_actor"."mergedIntoId" IS NULL))) OR (("claim"."recognitionId" IS NOT NULL AND EXISTS (
    SELECT FROM "Recognition" AS "claim_recognition" WHERE "claim_recognition"."id" = "claim"."recognitionId"
      AND "claim_recognition"."circle" = ANY($7::text[]) AND "claim_recognition"."absorbedBy" IS NULL AND ("claim_recognition"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_recognition_actor" WHERE "claim_recognition_actor"."id" = "claim_recognition"."actorId"
      AND "claim_recognition_actor"."circle" = ANY($8::text[]) AND "claim_recognition_actor"."mergedIntoId" IS NULL))))) OR (("claim"."membershipId" IS NOT NULL AND EXISTS (
    SELECT FROM "Membership" AS "claim_membership" WHERE "claim_membership"."id" = "claim"."membershipId"
      AND "claim_membership"."circle" = ANY($9::text[]) AND "claim_membership"."absorbedBy" IS NULL AND ("claim_membership"."personId" IS NOT NULL AND EXISTS (
    SELECT FROM "Person" AS "claim_membership_person" WHERE "claim_membership_person"."id" = "claim_membership"."personId"
      AND "claim_membership_person"."circle" = ANY($10::text[]))) AND ("claim_membership"."groupId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_membership_group" WHERE "claim_membership_group"."id" = "claim_membership"."groupId"
      AND "claim_membership_group"."circle" = ANY($11::text[]) AND "claim_membership_group"."mergedIntoId" IS NULL))))) OR (("claim"."tieId" IS NOT NULL AND EXISTS (
    SELECT FROM "Tie" AS "claim_tie" WHERE "claim_tie"."id" = "claim"."tieId"
      AND "claim_tie"."circle" = ANY($12::text[]) AND "claim_tie"."absorbedBy" IS NULL AND ("claim_tie"."fromId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_tie_from" WHERE "claim_tie_from"."id" = "claim_tie"."fromId"
      AND "claim_tie_from"."circle" = ANY($13::text[]) AND "claim_tie_from"."mergedIntoId" IS NULL)) AND ("claim_tie"."toId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_tie_to" WHERE "claim_tie_to"."id" = "claim_tie"."toId"
      AND "claim_tie_to"."circle" = ANY($14::text[]) AND "claim_tie_to"."mergedIntoId" IS NULL))))) OR (("claim"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_issue" WHERE "claim_issue"."id" = "claim"."issueId"
      AND "claim_issue"."circle" = ANY($15::text[])))) OR (("claim"."stageEventId" IS NOT NULL AND EXISTS (
    SELECT FROM "StageEvent" AS "claim_stageEvent" WHERE "claim_stageEvent"."id" = "claim"."stageEventId"
      AND ("claim_stageEvent"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_stageEvent_issue" WHERE "claim_stageEvent_issue"."id" = "claim_stageEvent"."issueId"
      AND "claim_stageEvent_issue"."circle" = ANY($16::text[])))))) OR (("claim"."issueRelationId" IS NOT NULL AND EXISTS (
    SELECT FROM "IssueRelation" AS "claim_issueRelation" WHERE "claim_issueRelation"."id" = "claim"."issueRelationId"
      AND ("claim_issueRelation"."fromId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_issueRelation_from" WHERE "claim_issueRelation_from"."id" = "claim_issueRelation"."fromId"
      AND "claim_issueRelation_from"."circle" = ANY($17::text[]))) AND ("claim_issueRelation"."toId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_issueRelation_to" WHERE "claim_issueRelation_to"."id" = "claim_issueRelation"."toId"
      AND "claim_issueRelation_to"."circle" = ANY($18::text[])))))) OR (("claim"."seatId" IS NOT NULL AND EXISTS (
    SELECT FROM "Seat" AS "claim_seat" WHERE "claim_seat"."id" = "claim"."seatId"
      AND "claim_seat"."absorbedBy" IS NULL AND ("claim_seat"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_seat_issue" WHERE "claim_seat_issue"."id" = "claim_seat"."issueId"
      AND "claim_seat_issue"."circle" = ANY($19::text[]))) AND ("claim_seat"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_seat_actor" WHERE "claim_seat_actor"."id" = "claim_seat"."actorId"
      AND "claim_seat_actor"."circle" = ANY($20::text[]) AND "claim_seat_actor"."mergedIntoId" IS NULL))))) OR (("claim"."outcomeId" IS NOT NULL AND EXISTS (
    SELECT FROM "Outcome" AS "claim_outcome" WHERE "claim_outcome"."id" = "claim"."outcomeId"
      AND "claim_outcome"."circle" = ANY($21::text[]) AND "claim_outcome"."absorbedBy" IS NULL AND ("claim_outcome"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_outcome_issue" WHERE "claim_outcome_issue"."id" = "claim_outcome"."issueId"
      AND "claim_outcome_issue"."circle" = ANY($22::text[])))))) OR (("claim"."stanceId" IS NOT NULL AND EXISTS (
    SELECT FROM "Stance" AS "claim_stance" WHERE "claim_stance"."id" = "claim"."stanceId"
      AND "claim_stance"."circle" = ANY($23::text[]) AND ("claim_stance"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_stance_actor" WHERE "claim_stance_actor"."id" = "claim_stance"."actorId"
      AND "claim_stance_actor"."circle" = ANY($24::text[]) AND "claim_stance_actor"."mergedIntoId" IS NULL)) AND ("claim_stance"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_stance_issue" WHERE "claim_stance_issue"."id" = "claim_stance"."issueId"
      AND "claim_stance_issue"."circle" = ANY($25::text[])))))) OR (("claim"."activityId" IS NOT NULL AND EXISTS (
    SELECT FROM "Activity" AS "claim_activity" WHERE "claim_activity"."id" = "claim"."activityId"
      AND "claim_activity"."circle" = ANY($26::text[])))) OR (("claim"."participationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Participation" AS "claim_participation" WHERE "claim_participation"."id" = "claim"."participationId"
      AND "claim_participation"."absorbedBy" IS NULL AND ("claim_participation"."activityId" IS NOT NULL AND EXISTS (
    SELECT FROM "Activity" AS "claim_participation_activity" WHERE "claim_participation_activity"."id" = "claim_participation"."activityId"
      AND "claim_participation_activity"."circle" = ANY($27::text[]))) AND ("claim_participation"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_participation_actor" WHERE "claim_participation_actor"."id" = "claim_participation"."actorId"
      AND "claim_participation_actor"."circle" = ANY($28::text[]) AND "claim_participation_actor"."mergedIntoId" IS NULL))))) OR (("claim"."commitmentId" IS NOT NULL AND EXISTS (
    SELECT FROM "Commitment" AS "claim_commitment" WHERE "claim_commitment"."id" = "claim"."commitmentId"
      AND "claim_commitment"."circle" = ANY($29::text[]) AND "claim_commitment"."absorbedBy" IS NULL AND ("claim_commitment"."activityId" IS NOT NULL AND EXISTS (
    SELECT FROM "Activity" AS "claim_commitment_activity" WHERE "claim_commitment_activity"."id" = "claim_commitment"."activityId"
      AND "claim_commitment_activity"."circle" = ANY($30::text[]))) AND ("claim_commitment"."byId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_commitment_by" WHERE "claim_commitment_by"."id" = "claim_commitment"."byId"
      AND "claim_commitment_by"."circle" = ANY($31::text[]) AND "claim_commitment_by"."mergedIntoId" IS NULL))))) OR (("claim"."publicationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Publication" AS "claim_publication" WHERE "claim_publication"."id" = "claim"."publicationId"
      AND "claim_publication"."circle" = ANY($32::text[])))) OR (("claim"."publicationTitleId" IS NOT NULL AND EXISTS (
    SELECT FROM "PublicationTitle" AS "claim_publicationTitle" WHERE "claim_publicationTitle"."id" = "claim"."publicationTitleId"
      AND ("claim_publicationTitle"."publicationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Publication" AS "claim_publicationTitle_publication" WHERE "claim_publicationTitle_publication"."id" = "claim_publicationTitle"."publicationId"
      AND "claim_publicationTitle_publication"."circle" = ANY($33::text[])))))) OR (("claim"."publicationRoleId" IS NOT NULL AND EXISTS (
    SELECT FROM "PublicationRole" AS "claim_publicationRole" WHERE "claim_publicationRole"."id" = "claim"."publicationRoleId"
      AND "claim_publicationRole"."absorbedBy" IS NULL AND ("claim_publicationRole"."publicationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Publication" AS "claim_publicationRole_publication" WHERE "claim_publicationRole_publication"."id" = "claim_publicationRole"."publicationId"
      AND "claim_publicationRole_publication"."circle" = ANY($34::text[]))) AND ("claim_publicationRole"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_publicationRole_actor" WHERE "claim_publicationRole_actor"."id" = "claim_publicationRole"."actorId"
      AND "claim_publicationRole_actor"."circle" = ANY($35::text[]) AND "claim_publicationRole_actor"."mergedIntoId" IS NULL))))) OR ("claim"."areaId" IS NOT NULL))
      ) AS claims WHERE place <= $36
    ), conflicting AS (SELECT a.* FROM said AS a WHERE EXISTS (SELECT 
    FROM said AS b
    WHERE b.property = a.property AND b.id = a.id AND b.claim <> a.claim
      AND a."trueMin" <= b."trueMax" AND b."trueMin" <= a."trueMax" AND CASE
  WHEN num_nulls(a."number", b."number") = 0 THEN
    a.high < b.low OR (b.above AND a.high = b.low) OR b.high < a.low OR (a.above AND b.high = a.low)
  WHEN num_nulls(a.earliest, b.earliest) = 0 THEN a.latest < b.earliest OR b.latest < a.earliest
  ELSE coalesce(a."text" <> b."text", false) END
      AND true))
    SELECT count(DISTINCT (property, id))::int AS total FROM conflicting


    WITH said AS MATERIALIZED (
      SELECT * FROM (
        SELECT CASE WHEN claim."actorId" IS NOT NULL THEN 'ACTOR' WHEN claim."areaId" IS NOT NULL THEN 'AREA' WHEN claim."recognitionId" IS NOT NULL THEN 'RECOGNITION' WHEN claim."membershipId" IS NOT NULL THEN 'MEMBERSHIP' WHEN claim."tieId" IS NOT NULL THEN 'TIE' WHEN claim."issueId" IS NOT NULL THEN 'ISSUE' WHEN claim."stageEventId" IS NOT NULL THEN 'STAGE_EVENT' WHEN claim."issueRelationId" IS NOT NULL THEN 'ISSUE_RELATION' WHEN claim."seatId" IS NOT NULL THEN 'SEAT' WHEN claim."outcomeId" IS NOT NULL THEN 'OUTCOME' WHEN claim."stanceId" IS NOT NULL THEN 'STANCE' WHEN claim."activityId" IS NOT NULL THEN 'ACTIVITY' WHEN claim."participationId" IS NOT NULL THEN 'PARTICIPATION' WHEN claim."commitmentId" IS NOT NULL THEN 'COMMITMENT' WHEN claim."publicationId" IS NOT NULL THEN 'PUBLICATION' WHEN claim."publicationTitleId" IS NOT NULL THEN 'PUBLICATION_TITLE' WHEN claim."publicationRoleId" IS NOT NULL THEN 'PUBLICATION_ROLE' END AS subject, coalesce(claim."actorId", claim."areaId", claim."recognitionId", claim."membershipId", claim."tieId", claim."issueId", claim."stageEventId", claim."issueRelationId", claim."seatId", claim."outcomeId", claim."stanceId", claim."activityId", claim."participationId", claim."commitmentId", claim."publicationId", claim."publicationTitleId", claim."publicationRoleId") AS id, claim."id" AS claim,
          claim."property" AS property, claim."trueMin", claim."trueMax", claim."number", claim."text",
          CASE claim."comparator" WHEN 'MORE_THAN' THEN claim."number"
            ELSE claim."number" - CASE claim."comparator"
  WHEN 'ABOUT' THEN abs(claim."number") * $1::float8 ELSE 0 END END AS low,
          CASE claim."comparator" WHEN 'MORE_THAN' THEN 'Infinity'
            ELSE claim."number" + CASE claim."comparator"
  WHEN 'ABOUT' THEN abs(claim."number") * $2::float8 ELSE 0 END END AS high,
          claim."comparator" = 'MORE_THAN' AS above,
          (CASE WHEN (claim."text" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(claim."text", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(claim."text", '~') || '-01-01', 10)::date - (CASE length(rtrim(claim."text", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (CASE WHEN claim."text" LIKE '%~' THEN 1 ELSE 0 END) END)::date AS earliest, (CASE WHEN (claim."text" ~ '^\d{4}(-\d{2}){0,2}~?$' AND pg_input_is_valid(left(rtrim(claim."text", '~') || '-01-01', 10), 'date'))
    THEN left(rtrim(claim."text", '~') || '-01-01', 10)::date + (CASE length(rtrim(claim."text", '~'))
  WHEN 4 THEN interval '1 year' WHEN 7 THEN interval '1 month' ELSE interval '1 day' END) * (1 + (CASE WHEN claim."text" LIKE '%~' THEN 1 ELSE 0 END)) - interval '1 day' END)::date AS latest,
          row_number() OVER (
            PARTITION BY coalesce(claim."actorId", claim."areaId", claim."recognitionId", claim."membershipId", claim."tieId", claim."issueId", claim."stageEventId", claim."issueRelationId", claim."seatId", claim."outcomeId", claim."stanceId", claim."activityId", claim."participationId", claim."commitmentId", claim."publicationId", claim."publicationTitleId", claim."publicationRoleId"), claim."property"
            ORDER BY claim."rank", claim."trueMin" DESC, claim."id"
          ) AS place
        FROM "Claim" AS claim
        WHERE num_nonnulls(claim."number", claim."text") = 1 AND claim."rank" <> 'DEPRECATED'
          AND claim."property" <> ALL($3)
          AND true
          AND true
          AND true AND "claim"."circle" = ANY($4::text[]) AND ("claim"."sourceId" IS NOT NULL AND EXISTS (
    SELECT FROM "Source" AS "claim_source" WHERE "claim_source"."id" = "claim"."sourceId"
      AND "claim_source"."circle" = ANY($5::text[]))) AND ((("claim"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_actor" WHERE "claim_actor"."id" = "claim"."actorId"
      AND "claim_actor"."circle" = ANY($6::text[]) AND "claim_actor"."mergedIntoId" IS NULL))) OR (("claim"."recognitionId" IS NOT NULL AND EXISTS (
    SELECT FROM "Recognition" AS "claim_recognition" WHERE "claim_recognition"."id" = "claim"."recognitionId"
      AND "claim_recognition"."circle" = ANY($7::text[]) AND "claim_recognition"."absorbedBy" IS NULL AND ("claim_recognition"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_recognition_actor" WHERE "claim_recognition_actor"."id" = "claim_recognition"."actorId"
      AND "claim_recognition_actor"."circle" = ANY($8::text[]) AND "claim_recognition_actor"."mergedIntoId" IS NULL))))) OR (("claim"."membershipId" IS NOT NULL AND EXISTS (
    SELECT FROM "Membership" AS "claim_membership" WHERE "claim_membership"."id" = "claim"."membershipId"
      AND "claim_membership"."circle" = ANY($9::text[]) AND "claim_membership"."absorbedBy" IS NULL AND ("claim_membership"."personId" IS NOT NULL AND EXISTS (
    SELECT FROM "Person" AS "claim_membership_person" WHERE "claim_membership_person"."id" = "claim_membership"."personId"
      AND "claim_membership_person"."circle" = ANY($10::text[]))) AND ("claim_membership"."groupId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_membership_group" WHERE "claim_membership_group"."id" = "claim_membership"."groupId"
      AND "claim_membership_group"."circle" = ANY($11::text[]) AND "claim_membership_group"."mergedIntoId" IS NULL))))) OR (("claim"."tieId" IS NOT NULL AND EXISTS (
    SELECT FROM "Tie" AS "claim_tie" WHERE "claim_tie"."id" = "claim"."tieId"
      AND "claim_tie"."circle" = ANY($12::text[]) AND "claim_tie"."absorbedBy" IS NULL AND ("claim_tie"."fromId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_tie_from" WHERE "claim_tie_from"."id" = "claim_tie"."fromId"
      AND "claim_tie_from"."circle" = ANY($13::text[]) AND "claim_tie_from"."mergedIntoId" IS NULL)) AND ("claim_tie"."toId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_tie_to" WHERE "claim_tie_to"."id" = "claim_tie"."toId"
      AND "claim_tie_to"."circle" = ANY($14::text[]) AND "claim_tie_to"."mergedIntoId" IS NULL))))) OR (("claim"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_issue" WHERE "claim_issue"."id" = "claim"."issueId"
      AND "claim_issue"."circle" = ANY($15::text[])))) OR (("claim"."stageEventId" IS NOT NULL AND EXISTS (
    SELECT FROM "StageEvent" AS "claim_stageEvent" WHERE "claim_stageEvent"."id" = "claim"."stageEventId"
      AND ("claim_stageEvent"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_stageEvent_issue" WHERE "claim_stageEvent_issue"."id" = "claim_stageEvent"."issueId"
      AND "claim_stageEvent_issue"."circle" = ANY($16::text[])))))) OR (("claim"."issueRelationId" IS NOT NULL AND EXISTS (
    SELECT FROM "IssueRelation" AS "claim_issueRelation" WHERE "claim_issueRelation"."id" = "claim"."issueRelationId"
      AND ("claim_issueRelation"."fromId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_issueRelation_from" WHERE "claim_issueRelation_from"."id" = "claim_issueRelation"."fromId"
      AND "claim_issueRelation_from"."circle" = ANY($17::text[]))) AND ("claim_issueRelation"."toId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_issueRelation_to" WHERE "claim_issueRelation_to"."id" = "claim_issueRelation"."toId"
      AND "claim_issueRelation_to"."circle" = ANY($18::text[])))))) OR (("claim"."seatId" IS NOT NULL AND EXISTS (
    SELECT FROM "Seat" AS "claim_seat" WHERE "claim_seat"."id" = "claim"."seatId"
      AND "claim_seat"."absorbedBy" IS NULL AND ("claim_seat"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_seat_issue" WHERE "claim_seat_issue"."id" = "claim_seat"."issueId"
      AND "claim_seat_issue"."circle" = ANY($19::text[]))) AND ("claim_seat"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_seat_actor" WHERE "claim_seat_actor"."id" = "claim_seat"."actorId"
      AND "claim_seat_actor"."circle" = ANY($20::text[]) AND "claim_seat_actor"."mergedIntoId" IS NULL))))) OR (("claim"."outcomeId" IS NOT NULL AND EXISTS (
    SELECT FROM "Outcome" AS "claim_outcome" WHERE "claim_outcome"."id" = "claim"."outcomeId"
      AND "claim_outcome"."circle" = ANY($21::text[]) AND "claim_outcome"."absorbedBy" IS NULL AND ("claim_outcome"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_outcome_issue" WHERE "claim_outcome_issue"."id" = "claim_outcome"."issueId"
      AND "claim_outcome_issue"."circle" = ANY($22::text[])))))) OR (("claim"."stanceId" IS NOT NULL AND EXISTS (
    SELECT FROM "Stance" AS "claim_stance" WHERE "claim_stance"."id" = "claim"."stanceId"
      AND "claim_stance"."circle" = ANY($23::text[]) AND ("claim_stance"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_stance_actor" WHERE "claim_stance_actor"."id" = "claim_stance"."actorId"
      AND "claim_stance_actor"."circle" = ANY($24::text[]) AND "claim_stance_actor"."mergedIntoId" IS NULL)) AND ("claim_stance"."issueId" IS NOT NULL AND EXISTS (
    SELECT FROM "Issue" AS "claim_stance_issue" WHERE "claim_stance_issue"."id" = "claim_stance"."issueId"
      AND "claim_stance_issue"."circle" = ANY($25::text[])))))) OR (("claim"."activityId" IS NOT NULL AND EXISTS (
    SELECT FROM "Activity" AS "claim_activity" WHERE "claim_activity"."id" = "claim"."activityId"
      AND "claim_activity"."circle" = ANY($26::text[])))) OR (("claim"."participationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Participation" AS "claim_participation" WHERE "claim_participation"."id" = "claim"."participationId"
      AND "claim_participation"."absorbedBy" IS NULL AND ("claim_participation"."activityId" IS NOT NULL AND EXISTS (
    SELECT FROM "Activity" AS "claim_participation_activity" WHERE "claim_participation_activity"."id" = "claim_participation"."activityId"
      AND "claim_participation_activity"."circle" = ANY($27::text[]))) AND ("claim_participation"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_participation_actor" WHERE "claim_participation_actor"."id" = "claim_participation"."actorId"
      AND "claim_participation_actor"."circle" = ANY($28::text[]) AND "claim_participation_actor"."mergedIntoId" IS NULL))))) OR (("claim"."commitmentId" IS NOT NULL AND EXISTS (
    SELECT FROM "Commitment" AS "claim_commitment" WHERE "claim_commitment"."id" = "claim"."commitmentId"
      AND "claim_commitment"."circle" = ANY($29::text[]) AND "claim_commitment"."absorbedBy" IS NULL AND ("claim_commitment"."activityId" IS NOT NULL AND EXISTS (
    SELECT FROM "Activity" AS "claim_commitment_activity" WHERE "claim_commitment_activity"."id" = "claim_commitment"."activityId"
      AND "claim_commitment_activity"."circle" = ANY($30::text[]))) AND ("claim_commitment"."byId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_commitment_by" WHERE "claim_commitment_by"."id" = "claim_commitment"."byId"
      AND "claim_commitment_by"."circle" = ANY($31::text[]) AND "claim_commitment_by"."mergedIntoId" IS NULL))))) OR (("claim"."publicationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Publication" AS "claim_publication" WHERE "claim_publication"."id" = "claim"."publicationId"
      AND "claim_publication"."circle" = ANY($32::text[])))) OR (("claim"."publicationTitleId" IS NOT NULL AND EXISTS (
    SELECT FROM "PublicationTitle" AS "claim_publicationTitle" WHERE "claim_publicationTitle"."id" = "claim"."publicationTitleId"
      AND ("claim_publicationTitle"."publicationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Publication" AS "claim_publicationTitle_publication" WHERE "claim_publicationTitle_publication"."id" = "claim_publicationTitle"."publicationId"
      AND "claim_publicationTitle_publication"."circle" = ANY($33::text[])))))) OR (("claim"."publicationRoleId" IS NOT NULL AND EXISTS (
    SELECT FROM "PublicationRole" AS "claim_publicationRole" WHERE "claim_publicationRole"."id" = "claim"."publicationRoleId"
      AND "claim_publicationRole"."absorbedBy" IS NULL AND ("claim_publicationRole"."publicationId" IS NOT NULL AND EXISTS (
    SELECT FROM "Publication" AS "claim_publicationRole_publication" WHERE "claim_publicationRole_publication"."id" = "claim_publicationRole"."publicationId"
      AND "claim_publicationRole_publication"."circle" = ANY($34::text[]))) AND ("claim_publicationRole"."actorId" IS NOT NULL AND EXISTS (
    SELECT FROM "Actor" AS "claim_publicationRole_actor" WHERE "claim_publicationRole_actor"."id" = "claim_publicationRole"."actorId"
      AND "claim_publicationRole_actor"."circle" = ANY($35::text[]) AND "claim_publicationRole_actor"."mergedIntoId" IS NULL))))) OR ("claim"."areaId" IS NOT NULL))
      ) AS claims WHERE place <= $36
    ), conflicting AS (SELECT a.* FROM said AS a WHERE EXISTS (SELECT 
    FROM said AS b
    WHERE b.property = a.property AND b.id = a.id AND b.claim <> a.claim
      AND a."trueMin" <= b."trueMax" AND b."trueMin" <= a."trueMax" AND CASE
  WHEN num_nulls(a."number", b."number") = 0 THEN
    a.high < b.low OR (b.above AND a.high = b.low) OR b.high < a.low OR (a.above AND b.high = a.low)
  WHEN num_nulls(a.earliest, b.earliest) = 0 THEN a.latest < b.earliest OR b.latest < a.earliest
  ELSE coalesce(a."text" <> b."text", false) END
      AND true))
    SELECT subject, id, property, array_agg(claim::text ORDER BY claim) AS claims
    FROM conflicting GROUP BY property, id, subject
    ORDER BY property ASC, id ASC LIMIT $37

SELECT "t0"."id", "t0"."sourceId", "Claim_source"."__prisma_data__" AS "source", "t0"."asPrinted", "t0"."number", "t0"."text", "t0"."trueOn", "t0"."rank"::text, "t0"."confidence"::text, "t0"."property", "t0"."comparator"::text, "t0"."trueMin", "t0"."trueMax", "t0"."actorId", "t0"."areaId", "t0"."recognitionId", "t0"."membershipId", "t0"."tieId", "t0"."issueId", "t0"."stageEventId", "t0"."issueRelationId", "t0"."seatId", "t0"."outcomeId", "t0"."stanceId", "t0"."activityId", "t0"."participationId", "t0"."commitmentId", "t0"."publicationId", "t0"."publicationTitleId", "t0"."publicationRoleId", "Claim_actor"."__prisma_data__" AS "actor", "Claim_area"."__prisma_data__" AS "area", "Claim_issue"."__prisma_data__" AS "issue", "Claim_activity"."__prisma_data__" AS "activity", "Claim_publication"."__prisma_data__" AS "publication" FROM "public"."Claim" AS "t0" LEFT JOIN "public"."Source" AS "j1" ON ("j1"."id") = ("t0"."sourceId") LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t2"."id", 'title', "t2"."title", 'kind', "t2"."kind", 'publishedOn', "t2"."publishedOn") AS "__prisma_data__" FROM "public"."Source" AS "t2" WHERE "t0"."sourceId" = "t2"."id" LIMIT $1) AS "Claim_source" ON true LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t3"."id", 'kind', "t3"."kind", 'slug', "t3"."slug", 'name', "t3"."name") AS "__prisma_data__" FROM "public"."Actor" AS "t3" WHERE "t0"."actorId" = "t3"."id" LIMIT $2) AS "Claim_actor" ON true LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t4"."id", 'code', "t4"."code", 'name', "t4"."name") AS "__prisma_data__" FROM "public"."Area" AS "t4" WHERE "t0"."areaId" = "t4"."id" LIMIT $3) AS "Claim_area" ON true LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t5"."id", 'slug', "t5"."slug", 'name', "t5"."name") AS "__prisma_data__" FROM "public"."Issue" AS "t5" WHERE "t0"."issueId" = "t5"."id" LIMIT $4) AS "Claim_issue" ON true LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t6"."id", 'slug', "t6"."slug", 'name', "t6"."name") AS "__prisma_data__" FROM "public"."Activity" AS "t6" WHERE "t0"."activityId" = "t6"."id" LIMIT $5) AS "Claim_activity" ON true LEFT JOIN LATERAL (SELECT JSONB_BUILD_OBJECT('id', "t7"."id", 'slug', "t7"."slug", 'title', "t7"."title") AS "__prisma_data__" FROM "public"."Publication" AS "t7" WHERE "t0"."publicationId" = "t7"."id" LIMIT $6) AS "Claim_publication" ON true WHERE ("t0"."id" IN ($7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,$31,$32) AND "t0"."circle" IN ($33) AND ("j1"."circle" IN ($34) AND ("j1"."id" IS NOT NULL)))
