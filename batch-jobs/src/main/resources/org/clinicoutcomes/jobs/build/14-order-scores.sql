-- The scores of own stays, without those of follow-ups: of several on one day the one with the last record id.

insert into stay_score (stay_id, client_id, instrument, assessed_on, score, recall_days, assessment_id)
select distinct on (assessment.stay_id, assessment.instrument, assessment.assessed_on)
  assessment.stay_id,
  assessment.client_id,
  assessment.instrument,
  assessment.assessed_on,
  assessment.score,
  assessment.recall_days,
  assessment.assessment_id
from assessment
join stay on stay.stay_id = assessment.stay_id and stay.client_id = assessment.client_id
where assessment.occasion is distinct from 'follow_up'
  and not stay.is_external
  and assessment.client_id in (select client_id from known_client)
order by assessment.stay_id, assessment.instrument, assessment.assessed_on, assessment.assessment_id desc;
