-- title: Intensity: days a week
-- question: In how many weeks did clients attend on at least three days?
-- denominator: weeks of stays at the program's levels of care that end in the month; week 1 begins on the day of
--   admission; the client is in care on every day of the week
-- exclusion: no one is taken out
-- numerator: at least 3 days on each of which 2 hours or more of treatment services were attended
-- missing: a week that does not reach it and in which a service was attended in part without minutes recorded; an
--   attended service without minutes counts those scheduled
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: TEDS, definition of intensive outpatient treatment: two or more hours a day on three or more days a week
with full_week as (
  select
    stay_week.stay_id,
    stay_week.client_id,
    stay_week.week,
    stay_week.starts_on,
    stay_week.ends_on,
    stay_week.attended_hours,
    stay_week.count_iop_days,
    stay.level_of_care,
    extract(year from stay.admitted_on) - client.birth_year as age_at_admission
  from stay_week
  join stay on stay.stay_id = stay_week.stay_id
  join client on client.client_id = stay_week.client_id
  where stay_week.ends_on between :period_start and :period_end
    and stay_week.ends_on < stay.left_known_on
    and stay.is_measured
),
unclear_week as (
  select distinct full_week.stay_id, full_week.week
  from full_week
  join attendance
    on attendance.stay_id = full_week.stay_id
    and attendance.starts_on between full_week.starts_on and full_week.ends_on
    and attendance.is_treatment
    and attendance.is_attended
    and attendance.minutes_attended is null
),
judged_week as (
  select
    full_week.*,
    full_week.count_iop_days >= 3 as is_intense,
    unclear_week.stay_id is not null as is_unclear
  from full_week
  left join unclear_week on unclear_week.stay_id = full_week.stay_id and unclear_week.week = full_week.week
),
decided_week as (
  select
    judged_week.*,
    case when is_unclear and not is_intense then 'missing-minutes' end as exclusion
  from judged_week
)
select
  stay_id || ' week ' || week as subject_id,
  client_id,
  stay_id,
  ends_on as counted_on,
  null::text as part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  case when exclusion is null then is_intense end as met
from decided_week
