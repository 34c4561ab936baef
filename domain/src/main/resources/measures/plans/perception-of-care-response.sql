-- title: Perception of care: response
-- question: Of the clients discharged, how many answered the survey on their care?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: no one is taken out
-- numerator: a score on the perception-of-care survey by the end of the month
-- missing: no response known counts as none
-- scoring: proportion
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
)
select
  discharged_stay.stay_id as subject_id,
  discharged_stay.client_id,
  discharged_stay.stay_id,
  discharged_stay.discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array_remove(
    array['stay:' || discharged_stay.stay_id, 'assessment:' || response.assessment_id],
    null
  ) as evidence,
  response.stay_id is not null as met
from discharged_stay
left join response on response.stay_id = discharged_stay.stay_id
