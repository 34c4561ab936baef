-- title: Abstinent from alcohol among those who used, at follow-up
-- question: Of the clients who used in the 30 days before admission, how many did not in the 30 days before a follow-up?
-- denominator: stays at the program's levels of care whose day 8 months after admission (a setting) falls in the month,
--   without the levels that the settings leave out (withdrawal management, hospital, opioid treatment
--   services)
-- exclusion: died; clients in jail are counted, as they can be asked; did not use in the 30 days before admission
-- numerator: no day of alcohol use in the past 30 days
-- missing: the answer at admission is the one asked nearest to it, from 7 days before to 30 days after; the answer at
--   follow-up is the first one asked on that occasion from the 5th to the 8th month after admission (a setting);
--   whether a client used at admission must be known, else the client is missing; a client without an answer at
--   the end is left out of that side, and the range is printed in which the share at follow-up would lie if none
--   or all of them did
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
    days_used_alcohol_past_30 = 0 as is_met
  from life_answer
  where moment in ('admission', 'follow_up')
    and asked_on <= :period_end
  order by stay_id, moment, place
),
judged_stay as (
  select
    counted_stay.stay_id,
    counted_stay.client_id,
    counted_stay.counted_on,
    case
      when counted_stay.exclusion is not null then counted_stay.exclusion
      when before.is_met is null then 'missing-use-at-admission'
      when before.is_met then 'no-use-at-admission'
    end as exclusion,
    before.life_status_id as before_id,
    after.life_status_id as after_id,
    before.is_met as is_met_before,
    after.is_met as is_met_after
  from counted_stay
  left join answer before on before.stay_id = counted_stay.stay_id and before.moment = 'admission'
  left join answer after on after.stay_id = counted_stay.stay_id and after.moment = 'follow_up'
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  counted_on,
  null::text as part,
  exclusion,
  array_remove(array['stay:' || stay_id, 'life_status:' || before_id, 'life_status:' || after_id], null) as evidence,
  case when exclusion is null then is_met_before end as before,
  case when exclusion is null then is_met_after end as after
from judged_stay
