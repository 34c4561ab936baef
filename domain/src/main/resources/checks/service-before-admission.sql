-- title: Treatment attended before admission
-- why: a client is admitted when treatment begins; the days in treatment before the recorded admission are lost
-- severity: warning
-- tolerance: 0.01
-- feed: attendance
-- affects: attendance, stay_week
select
  attendance.client_id,
  'attendance' as feed,
  attendance.attendance_id as record_id
from attendance
join stay on stay.stay_id = attendance.stay_id
where attendance.is_treatment
  and attendance.is_attended
  and attendance.starts_on < stay.admitted_on
