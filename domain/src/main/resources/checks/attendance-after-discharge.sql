-- title: Services attended after discharge
-- why: either the discharge date or the stay is wrong, and length of stay and follow-up with it
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
where attendance.is_attended
  and attendance.starts_on > stay.discharged_on
