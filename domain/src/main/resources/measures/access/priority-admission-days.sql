-- title: Days to admission, priority groups
-- question: How many days did pregnant clients and clients who inject drugs wait from the first contact to admission?
-- denominator: stays at the program's levels of care whose 30th day after admission falls in the month, of clients who
--   were pregnant at admission (part pregnant) or inject drugs (part injects); a client may be in both
-- exclusion: no one is taken out
-- numerator: days from the first contact to admission; a contact recorded after admission counts as negative
-- missing: no date of the first contact recorded; whoever is not recorded as pregnant or injecting is not in the group
-- scoring: median
-- unit: days
-- direction: lower
-- additive: no
-- window: month
-- source: federal block grant, priority populations
with mature_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.first_contact_on,
    stay.admitted_on,
    stay.pregnant_at_admission,
    stay.injects
  from stay
  where stay.admitted_on between :period_start - 30 and :period_end - 30
    and stay.is_measured
),
priority_stay as (
  select
    mature_stay.*,
    priority.part,
    case when first_contact_on is null then 'missing-contact-date' end as exclusion
  from mature_stay
  cross join lateral (
    values ('pregnant', pregnant_at_admission), ('injects', injects)
  ) as priority (part, is_priority)
  where priority.is_priority
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  admitted_on + 30 as counted_on,
  part,
  exclusion,
  array['stay:' || stay_id] as evidence,
  case when exclusion is null then admitted_on - first_contact_on end as value
from priority_stay
