-- title: Contact within 30 days after leaving
-- question: Of the clients who left, how many had a service or a support contact within 30 days?
-- denominator: stays at the program's levels of care whose day 30 after leaving falls in the month; who left is known by
--   a discharge, or by 30 days without a service
-- exclusion: died, was discharged to jail or prison, or was transferred
-- numerator: a service of any kind attended, in full or in part, or a support contact, on day 1 to 30 after the last
--   contact or the discharge, whichever came first
-- missing: no contact known counts as none; a stay without discharge and without a service for 30 days has ended with
--   its last service
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: program definition; from residential to independent living
with left_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.left_on,
    case when stay.discharge_reason in ('died', 'incarcerated', 'transferred') then stay.discharge_reason end as exclusion
  from stay
  where stay.left_on between :period_start - 30 and :period_end - 30
    and stay.left_known_on <= :period_end
    and stay.is_measured
),
contact as (
  select client_id, starts_on as contacted_on, 'attendance:' || attendance_id as evidence
  from attendance
  where starts_on between :period_start - 29 and :period_end
    and is_attended
  union all
  select client_id, contacted_on, 'support_contact:' || support_contact_id
  from support_contact
  where contacted_on between :period_start - 29 and :period_end
),
first_contact as (
  select distinct on (left_stay.stay_id) left_stay.stay_id, contact.evidence
  from left_stay
  join contact
    on contact.client_id = left_stay.client_id
    and contact.contacted_on between left_stay.left_on + 1 and left_stay.left_on + 30
  order by left_stay.stay_id, contact.contacted_on, contact.evidence
)
select
  left_stay.stay_id as subject_id,
  left_stay.client_id,
  left_stay.stay_id,
  left_stay.left_on + 30 as counted_on,
  null::text as part,
  left_stay.exclusion,
  array_remove(array['stay:' || left_stay.stay_id, first_contact.evidence], null) as evidence,
  case when left_stay.exclusion is null then first_contact.stay_id is not null end as met
from left_stay
left join first_contact on first_contact.stay_id = left_stay.stay_id
