-- title: Days to assessment
-- question: How many days passed from the first contact to the first assessment?
-- denominator: stays at the program's levels of care whose 30th day after admission falls in the month
-- exclusion: not served: none by the 30th day; they are counted as such
-- numerator: days from the first contact to the first assessment attended, in full or in part, on or after the day of
--   contact; it may come before admission
-- missing: no date of the first contact recorded
-- scoring: median
-- unit: days
-- direction: lower
-- additive: no
-- window: month
-- source: TEDS, days waiting; Maine's contract asks for 4 at most
with mature_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.first_contact_on,
    stay.admitted_on
  from stay
  where stay.admitted_on between :period_start - 30 and :period_end - 30
    and stay.is_measured
),
first_service as (
  select distinct on (mature_stay.stay_id)
    mature_stay.stay_id,
    attendance.starts_on,
    attendance.attendance_id
  from mature_stay
  join attendance
    on attendance.client_id = mature_stay.client_id
    and attendance.service = 'assessment'
    and attendance.is_attended
    and attendance.starts_on between mature_stay.first_contact_on and mature_stay.admitted_on + 30
  order by mature_stay.stay_id, attendance.starts_at, attendance.attendance_id
),
judged_stay as (
  select
    mature_stay.*,
    first_service.starts_on as served_on,
    first_service.attendance_id,
    case
      when mature_stay.first_contact_on is null then 'missing-contact-date'
      when first_service.stay_id is null then 'not-served'
    end as exclusion
  from mature_stay
  left join first_service on first_service.stay_id = mature_stay.stay_id
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  admitted_on + 30 as counted_on,
  null::text as part,
  exclusion,
  array_remove(array['stay:' || stay_id, 'attendance:' || attendance_id], null) as evidence,
  case when exclusion is null then served_on - first_contact_on end as value
from judged_stay
