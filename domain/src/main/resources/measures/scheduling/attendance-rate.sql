-- title: Attendance rate
-- question: Of the sessions that clients could have come to, how many did they come to?
-- denominator: group, individual and family sessions that start in the month, in stays at the program's levels of care,
--   and were attended, attended in part, missed without notice, cancelled by the client or excused
-- exclusion: sessions cancelled by the clinic, which are no one's failure
-- numerator: attended, in full or in part
-- missing: sessions still marked as scheduled; they are counted and are a finding of data quality
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; flexible scheduling
with month_session as (
  select
    attendance.attendance_id,
    attendance.client_id,
    attendance.stay_id,
    attendance.starts_on,
    attendance.is_attended,
    case attendance.status
      when 'cancelled_by_clinic' then 'cancelled-by-clinic'
      when 'scheduled' then 'missing-status'
    end as exclusion
  from attendance
  join stay on stay.stay_id = attendance.stay_id
  where attendance.starts_on between :period_start and :period_end
    and attendance.is_session
    and stay.is_measured
)
select
  attendance_id as subject_id,
  client_id,
  stay_id,
  starts_on as counted_on,
  null::text as part,
  exclusion,
  array['attendance:' || attendance_id] as evidence,
  case when exclusion is null then is_attended end as met
from month_session
