-- title: Attendance of other clients
-- question: Of the sessions that clients who neither work nor study nor care for a child could have come to, how many
--   did they come to?
-- denominator: group, individual and family sessions that start in the month, in stays at the program's levels of care,
--   and were attended, attended in part, missed without notice, cancelled by the client or excused; of
--   clients who by their latest answer on or before the day of the session neither work nor study nor care
--   for a child or keep house
-- exclusion: sessions cancelled by the clinic, which are no one's failure
-- numerator: attended, in full or in part
-- missing: no answer on work, school or children by the day of the session: such sessions are missing in both rates;
--   sessions still marked as scheduled; they are counted and are a finding of data quality
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
    attendance.starts_at,
    attendance.starts_on,
    attendance.modality,
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
),
asked as (
  select distinct on (month_session.attendance_id)
    month_session.attendance_id,
    life_status.life_status_id,
    case
      when life_status.employment in ('full_time', 'part_time', 'student', 'homemaker')
        or life_status.enrolled_in_school
        or life_status.caregiver then true
      when life_status.employment is not null
        or life_status.enrolled_in_school is not null
        or life_status.caregiver is not null then false
    end as is_occupied
  from month_session
  join life_status
    on life_status.client_id = month_session.client_id
    and life_status.asked_on <= month_session.starts_on
  order by month_session.attendance_id, life_status.asked_on desc, life_status.life_status_id desc
),
judged_session as (
  select
    month_session.*,
    asked.life_status_id,
    asked.is_occupied,
    case
      when month_session.exclusion is not null then month_session.exclusion
      when asked.is_occupied is null then 'missing-life-status'
    end as final_exclusion
  from month_session
  left join asked on asked.attendance_id = month_session.attendance_id
)
select
  attendance_id as subject_id,
  client_id,
  stay_id,
  starts_on as counted_on,
  null::text as part,
  final_exclusion as exclusion,
  array_remove(array['attendance:' || attendance_id, 'life_status:' || life_status_id], null) as evidence,
  case when final_exclusion is null then is_attended end as met
from judged_session
where is_occupied is null
  or is_occupied = false
