-- title: Anxiety: response
-- question: Of the clients who began with anxiety, how many had half the symptoms or fewer when last asked?
-- denominator: stays at the program's levels of care that were discharged in the month, of clients whose first GAD-7
--   score of the stay was 10 or more
-- exclusion: no one is taken out
-- numerator: the last GAD-7 score is at most half of the first
-- missing: no later score on another date by the end of the month, follow-ups left out; of two scores on one day the one
--   with the last record id counts
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: GAD-7, usual definition of response
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
  where instrument = 'gad7'
    and assessed_on <= :period_end
  group by stay_id
),
judged_stay as (
  select
    discharged_stay.*,
    score_pair.first_score,
    score_pair.last_score,
    score_pair.evidence,
    case when score_pair.count_scores < 2 then 'missing-later-score' end as exclusion
  from discharged_stay
  join score_pair on score_pair.stay_id = discharged_stay.stay_id and score_pair.first_score >= 10
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] || evidence as evidence,
  case when exclusion is null then last_score <= first_score / 2 end as met
from judged_stay
