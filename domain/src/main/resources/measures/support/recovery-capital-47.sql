-- title: Recovery capital of 47 or more
-- question: Of the clients discharged, how many had a recovery capital of 47 points or more when last asked?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: no one is taken out
-- numerator: the last BARC-10 score of the stay is at least 47
-- missing: fewer than two scores on different dates by the end of the month, follow-ups left out; of two scores on one
--   day the one with the last record id counts
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: BARC-10; 47 points are linked with sustained recovery
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
),
score_pair as (
  select
    stay_id,
    count(*) as count_scores,
    (array_agg(score order by assessed_on))[1] as first_score,
    (array_agg(score order by assessed_on desc))[1] as last_score,
    array_agg('assessment:' || assessment_id order by assessed_on) as evidence
  from stay_score
  where instrument = 'barc10'
    and assessed_on <= :period_end
  group by stay_id
),
judged_stay as (
  select
    discharged_stay.*,
    score_pair.first_score,
    score_pair.last_score,
    score_pair.evidence,
    case when coalesce(score_pair.count_scores, 0) < 2 then 'missing-score' end as exclusion
  from discharged_stay
  left join score_pair on score_pair.stay_id = discharged_stay.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] || evidence as evidence,
  case when exclusion is null then last_score >= 47 end as met
from judged_stay
