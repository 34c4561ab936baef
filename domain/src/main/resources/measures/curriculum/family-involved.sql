-- title: Family involved
-- question: Of the clients who stayed at least 28 days, how many had a session with their family?
-- denominator: stays at the program's levels of care that were discharged in the month after a length of stay of at
--   least 28 days
-- exclusion: no one is taken out
-- numerator: at least one family session attended, in full or in part
-- missing: no session known counts as none
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; holistic curriculum
with discharged_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.discharged_on
  from stay
  where stay.discharged_on between :period_start and :period_end
    and stay.length_of_stay_days >= 28
    and stay.is_measured
),
family_session as (
  select discharged_stay.stay_id, min(attendance.attendance_id) as attendance_id
  from discharged_stay
  join attendance
    on attendance.stay_id = discharged_stay.stay_id
    and attendance.service = 'family'
    and attendance.is_attended
    and attendance.starts_on <= :period_end
  group by discharged_stay.stay_id
)
select
  discharged_stay.stay_id as subject_id,
  discharged_stay.client_id,
  discharged_stay.stay_id,
  discharged_stay.discharged_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array_remove(
    array['stay:' || discharged_stay.stay_id, 'attendance:' || family_session.attendance_id],
    null
  ) as evidence,
  family_session.stay_id is not null as met
from discharged_stay
left join family_session on family_session.stay_id = discharged_stay.stay_id
