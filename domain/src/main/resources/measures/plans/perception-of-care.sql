-- title: Perception of care
-- question: How do clients judge their care when they leave?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: no one is taken out
-- numerator: the last score of the stay on the program's perception-of-care survey
-- missing: no response by the end of the month; those counted divided by those eligible are the response rate, which
--   perception-of-care-response gives with its interval
-- scoring: mean
-- unit: points
-- direction: higher
-- additive: yes
-- window: month
-- source: CARF
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
),
response as (
  select distinct on (stay_id) stay_id, assessment_id, score
  from stay_score
  where instrument = 'perception_of_care'
    and assessed_on <= :period_end
  order by stay_id, assessed_on desc
),
judged_stay as (
  select
    discharged_stay.*,
    response.assessment_id,
    response.score,
    case when response.stay_id is null then 'missing-response' end as exclusion
  from discharged_stay
  left join response on response.stay_id = discharged_stay.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  discharged_on as counted_on,
  null::text as part,
  exclusion,
  array_remove(array['stay:' || stay_id, 'assessment:' || assessment_id], null) as evidence,
  score as value
from judged_stay
