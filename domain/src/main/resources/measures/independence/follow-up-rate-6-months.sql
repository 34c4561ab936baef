-- title: Followed up after 6 months
-- question: Of the clients admitted 8 months ago, how many were asked how they live, 5 to 8 months after admission?
-- denominator: stays at the program's levels of care whose day 8 months after admission (a setting) falls in the month,
--   whether or not they have ended
-- exclusion: died
-- numerator: a follow-up on the client's life, asked from the 5th to the 8th month after admission, first and last day
--   included (a setting)
-- missing: no follow-up known counts as none
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: federal GPRA follow-up window; target 80 %
with due_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.follow_up_due_on as due_on,
    case when stay.discharge_reason in ('died') then stay.discharge_reason end as exclusion
  from stay
  where stay.follow_up_due_on between :period_start and :period_end
    and stay.is_measured
),
follow_up as (
  select distinct on (stay_id) stay_id, life_status_id
  from life_answer
  where moment = 'follow_up'
    and asked_on <= :period_end
  order by stay_id, place
)
select
  due_stay.stay_id as subject_id,
  due_stay.client_id,
  due_stay.stay_id,
  due_stay.due_on as counted_on,
  null::text as part,
  due_stay.exclusion,
  array_remove(array['stay:' || due_stay.stay_id, 'life_status:' || follow_up.life_status_id], null) as evidence,
  case when due_stay.exclusion is null then follow_up.stay_id is not null end as met
from due_stay
left join follow_up on follow_up.stay_id = due_stay.stay_id
