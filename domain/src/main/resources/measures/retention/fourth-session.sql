-- title: Fourth session within 30 days
-- question: Of the clients who attended a first session, how many attended a fourth within 30 days of admission?
-- denominator: stays at the program's levels of care whose day 30 after admission falls in the month, with a group,
--   individual or family session attended by then
-- exclusion: no one is taken out
-- numerator: four sessions attended, in full or in part, from the day of admission to day 30; two sessions on one day
--   are two
-- missing: a session without a status is not attended
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: NIATx
with mature_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on
  from stay
  where stay.admitted_on between :period_start - 30 and :period_end - 30
    and stay.is_measured
),
attended_session as (
  select
    mature_stay.stay_id,
    count(*) as count_sessions,
    array_agg('attendance:' || attendance.attendance_id order by attendance.starts_at, attendance.attendance_id) as evidence
  from mature_stay
  join attendance
    on attendance.stay_id = mature_stay.stay_id
    and attendance.is_session
    and attendance.is_attended
    and attendance.starts_on between mature_stay.admitted_on and mature_stay.admitted_on + 30
  group by mature_stay.stay_id
)
select
  mature_stay.stay_id as subject_id,
  mature_stay.client_id,
  mature_stay.stay_id,
  mature_stay.admitted_on + 30 as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || mature_stay.stay_id] || attended_session.evidence as evidence,
  attended_session.count_sessions >= 4 as met
from mature_stay
join attended_session on attended_session.stay_id = mature_stay.stay_id
