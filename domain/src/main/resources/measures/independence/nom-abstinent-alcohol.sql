-- title: Abstinent from alcohol
-- question: How many clients drank no alcohol in the 30 days before admission, and how many in the 30 days before
--   discharge?
-- denominator: stays at the program's levels of care that were discharged in the month, without the levels that the
--   settings leave out (withdrawal management, hospital, opioid treatment services)
-- exclusion: died, or was discharged to jail or prison
-- numerator: no day of alcohol use in the past 30 days
-- missing: the answer at admission is the one asked nearest to it, from 7 days before to 30 days after; the answer at
--   discharge is the one asked on the occasion of discharge by the end of the month, never an earlier one carried
--   forward; a client without an answer is left out of that side, and the range is printed in which the share at
--   discharge would lie if none or all of them did
-- scoring: change
-- direction: higher
-- additive: yes
-- window: month
-- source: National Outcome Measures, block-grant report
with counted_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on as counted_on,
    case when stay.discharge_reason in ('died', 'incarcerated') then stay.discharge_reason end as exclusion
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.is_in_outcome_measures
),
answer as (
  select distinct on (stay_id, moment)
    stay_id,
    moment,
    life_status_id,
    days_used_alcohol_past_30 = 0 as is_met
  from life_answer
  where moment in ('admission', 'discharge')
    and asked_on <= :period_end
  order by stay_id, moment, place
)
select
  counted_stay.stay_id as subject_id,
  counted_stay.client_id,
  counted_stay.stay_id,
  counted_stay.counted_on,
  null::text as part,
  counted_stay.exclusion,
  array_remove(
    array['stay:' || counted_stay.stay_id, 'life_status:' || before.life_status_id, 'life_status:' || after.life_status_id],
    null
  ) as evidence,
  case when counted_stay.exclusion is null then before.is_met end as before,
  case when counted_stay.exclusion is null then after.is_met end as after
from counted_stay
left join answer before on before.stay_id = counted_stay.stay_id and before.moment = 'admission'
left join answer after on after.stay_id = counted_stay.stay_id and after.moment = 'discharge'
