-- title: Practices every week
-- question: Of the clients in care, how many practiced coping skills in at least three of the last four weeks?
-- denominator: clients who were in care on every day of the last four full weeks; weeks run from Monday to Sunday and
--   end in the month; in care on a day means admitted to a stay at the program's levels of care by that day
--   and not yet discharged, or lapsed, on it; all stays of a client together
-- exclusion: no one is taken out
-- numerator: at least one practice in at least three of the four weeks
-- missing: none known counts as none
-- scoring: proportion
-- direction: higher
-- additive: no
-- window: month
-- source: program definition; coping in real life
with last_week as (
  select :period_end - extract(isodow from :period_end)::int % 7 as ends_on
),
client_in_care as (
  select in_care.client_id
  from in_care
  cross join last_week
  where in_care.days @> daterange(last_week.ends_on - 27, last_week.ends_on, '[]')
),
latest_stay as (
  select distinct on (client_id) client_id, stay_id
  from stay
  where stay.admitted_on <= :period_end
    and stay.left_known_on > :period_start
    and stay.is_measured
  order by client_id, stay.admitted_on desc, stay.stay_id desc
),
week_with_one as (
  select
    coping_practice.client_id,
    count(distinct (last_week.ends_on - coping_practice.practised_on) / 7) as count_weeks,
    array_agg('coping_practice:' || coping_practice.coping_practice_id order by coping_practice.coping_practice_id) as evidence
  from coping_practice
  cross join last_week
  where coping_practice.practised_on between last_week.ends_on - 27 and last_week.ends_on
  group by coping_practice.client_id
)
select
  client_in_care.client_id as subject_id,
  client_in_care.client_id,
  latest_stay.stay_id,
  :period_end as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || latest_stay.stay_id] || week_with_one.evidence as evidence,
  coalesce(week_with_one.count_weeks >= 3, false) as met
from client_in_care
join latest_stay on latest_stay.client_id = client_in_care.client_id
left join week_with_one on week_with_one.client_id = client_in_care.client_id
