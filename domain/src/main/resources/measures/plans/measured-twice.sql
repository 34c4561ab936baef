-- title: Measured at least twice
-- question: Of the clients discharged, how many had their progress measured with one instrument at least twice?
-- denominator: stays at the program's levels of care that were discharged in the month
-- exclusion: no one is taken out
-- numerator: two scores of the same instrument on different dates by the end of the month, follow-ups left out
-- missing: no score known counts as none
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: Joint Commission, CTS.03.01.09
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_measured
),
instrument_count as (
  select
    stay_id,
    instrument,
    count(*) as count_scores,
    array_agg('assessment:' || assessment_id order by assessed_on) as evidence
  from stay_score
  where assessed_on <= :period_end
  group by stay_id, instrument
),
best_instrument as (
  select distinct on (stay_id) stay_id, count_scores, evidence
  from instrument_count
  order by stay_id, count_scores desc, instrument
)
select
  discharged_stay.stay_id as subject_id,
  discharged_stay.client_id,
  discharged_stay.stay_id,
  discharged_stay.discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || discharged_stay.stay_id] || best_instrument.evidence as evidence,
  coalesce(best_instrument.count_scores >= 2, false) as met
from discharged_stay
left join best_instrument on best_instrument.stay_id = discharged_stay.stay_id
