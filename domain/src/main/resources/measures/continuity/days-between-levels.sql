-- title: Days between levels of care
-- question: How many days passed until clients who left had a service at another level of care?
-- denominator: stays at the program's levels of care whose 30th day after leaving falls in the month
-- exclusion: died
-- numerator: the first treatment service attended at another level here, or the first appointment of a referral to
--   another level kept, from the day of leaving to day 30; followed for 30 days
-- missing: care elsewhere that no one told us of cannot be seen; a stay without discharge and without a service for 30
--   days has ended with its last service
-- scoring: survival
-- unit: days
-- direction: lower
-- additive: no
-- window: month
-- source: program definition; continuity of care
with left_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.level_of_care,
    stay.left_on,
    case when stay.discharge_reason = 'died' then 'died' end as exclusion
  from stay
  where stay.left_on between :period_start - 30 and :period_end - 30
    and stay.left_known_on <= :period_end
    and stay.is_measured
),
service as (
  select
    attendance.client_id,
    attendance.level_of_care,
    attendance.starts_on as served_on,
    'attendance:' || attendance.attendance_id as evidence
  from attendance
  where attendance.starts_on between :period_start - 30 and :period_end
    and attendance.is_treatment
    and attendance.is_attended
    and attendance.level_of_care is not null
  union all
  select client_id, to_level, first_kept_on, 'referral:' || referral_id
  from referral
  where first_kept_on between :period_start - 30 and :period_end
),
first_service as (
  select distinct on (left_stay.stay_id) left_stay.stay_id, service.served_on, service.evidence
  from left_stay
  join service
    on service.client_id = left_stay.client_id
    and service.level_of_care <> left_stay.level_of_care
    and service.served_on between left_stay.left_on and left_stay.left_on + 30
  order by left_stay.stay_id, service.served_on, service.evidence
)
select
  left_stay.stay_id as subject_id,
  left_stay.client_id,
  left_stay.stay_id,
  left_stay.left_on + 30 as counted_on,
  null::text as part,
  left_stay.exclusion,
  array_remove(array['stay:' || left_stay.stay_id, first_service.evidence], null) as evidence,
  case when left_stay.exclusion is null then coalesce(first_service.served_on - left_stay.left_on, 30) end as value,
  case when left_stay.exclusion is null then first_service.stay_id is not null end as event
from left_stay
left join first_service on first_service.stay_id = left_stay.stay_id
