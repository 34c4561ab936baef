-- title: Missed sessions made up within 7 days
-- question: Of the sessions that clients missed, how many were made up within 7 days?
-- denominator: group, individual and family sessions missed without notice, cancelled by the client or excused, in stays
--   at the program's levels of care, whose 7th day after falls in the month
-- exclusion: no one is taken out
-- numerator: a session or other service recorded as making it up was attended, in full or in part, after it and by the
--   7th day
-- missing: a make-up that was not recorded as one cannot be seen
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; flexible scheduling
with missed_session as (
  select
    attendance.attendance_id,
    attendance.client_id,
    attendance.stay_id,
    attendance.starts_at,
    attendance.starts_on
  from attendance
  join stay on stay.stay_id = attendance.stay_id
  where attendance.starts_on between :period_start - 7 and :period_end - 7
    and attendance.is_session
    and attendance.status in ('no_show', 'cancelled_by_client', 'excused')
    and stay.is_measured
),
make_up as (
  select distinct on (missed_session.attendance_id)
    missed_session.attendance_id,
    attendance.attendance_id as make_up_id
  from missed_session
  join attendance
    on attendance.makes_up = missed_session.attendance_id
    and attendance.client_id = missed_session.client_id
    and attendance.is_attended
    and attendance.starts_at > missed_session.starts_at
    and attendance.starts_on <= missed_session.starts_on + 7
  order by missed_session.attendance_id, attendance.starts_at, attendance.attendance_id
)
select
  missed_session.attendance_id as subject_id,
  missed_session.client_id,
  missed_session.stay_id,
  missed_session.starts_on + 7 as counted_on,
  null::text as part,
  null::text as exclusion,
  array_remove(
    array['attendance:' || missed_session.attendance_id, 'attendance:' || make_up.make_up_id],
    null
  ) as evidence,
  make_up.make_up_id is not null as met
from missed_session
left join make_up on make_up.attendance_id = missed_session.attendance_id
