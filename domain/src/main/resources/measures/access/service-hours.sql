-- title: Hours of service
-- question: How many hours of each service did clients attend?
-- denominator: services attended in the month, in full or in part, in stays at the program's levels of care, by service
-- exclusion: no one is taken out
-- numerator: hours attended: the minutes attended where they are recorded, else of a service attended in full the
--   minutes scheduled
-- missing: attended in part without minutes recorded; such hours are not counted
-- scoring: count
-- unit: hours
-- direction: none
-- additive: yes
-- window: month
-- source: county contracts, units of service
with month_service as (
  select
    attendance.attendance_id,
    attendance.client_id,
    attendance.stay_id,
    attendance.starts_on,
    attendance.service,
    attendance.minutes_attended,
    case when attendance.minutes_attended is null then 'missing-minutes' end as exclusion
  from attendance
  join stay on stay.stay_id = attendance.stay_id
  where attendance.starts_on between :period_start and :period_end
    and attendance.is_attended
    and stay.is_measured
)
select
  attendance_id as subject_id,
  client_id,
  stay_id,
  starts_on as counted_on,
  service as part,
  exclusion,
  array['attendance:' || attendance_id] as evidence,
  case when exclusion is null then minutes_attended / 60.0 end as value
from month_service
