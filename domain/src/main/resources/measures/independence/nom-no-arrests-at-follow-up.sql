-- title: No arrests, at follow-up
-- question: How many clients were not arrested in the 30 days before admission, and how many in the 30 days before a
--   follow-up?
-- denominator: stays at the program's levels of care whose day 8 months after admission (a setting) falls in the month,
--   without the levels that the settings leave out (withdrawal management, hospital, opioid treatment
--   services)
-- exclusion: died; clients in jail are counted, as they can be asked
-- numerator: no arrest in the past 30 days
-- missing: the answer at admission is the one asked nearest to it, from 7 days before to 30 days after; the answer at
--   follow-up is the first one asked on that occasion from the 5th to the 8th month after admission (a setting);
--   a client without an answer is left out of that side, and the range is printed in which the share at follow-up
--   would lie if none or all of them did
-- scoring: change
-- direction: higher
-- additive: yes
-- window: month
-- source: National Outcome Measures, asked at follow-up as in the federal GPRA interviews
with counted_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.follow_up_due_on as counted_on,
    case when stay.discharge_reason in ('died') then stay.discharge_reason end as exclusion
  from stay
  where stay.follow_up_due_on between :period_start and :period_end
    and stay.is_in_outcome_measures
),
answer as (
  select distinct on (stay_id, moment)
    stay_id,
    moment,
    life_status_id,
    arrests_past_30_days = 0 as is_met
  from life_answer
  where moment in ('admission', 'follow_up')
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
left join answer after on after.stay_id = counted_stay.stay_id and after.moment = 'follow_up'
