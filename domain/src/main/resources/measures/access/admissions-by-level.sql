-- title: Admissions by level of care
-- question: How many admissions were there at each level of care, and of how many persons?
-- denominator: own stays at any level of care that began in the month: part admissions counts every stay, part persons
--   each client once at a level
-- exclusion: no one is taken out
-- numerator: each is counted under its one level of care
-- missing: nothing can be missing: a stay without a level is refused when it is delivered
-- scoring: distribution
-- direction: none
-- additive: no
-- window: month
-- source: federal block-grant report, table 10
with admitted_stay as (
  select
    stay_id,
    client_id,
    level_of_care,
    admitted_on,
    row_number() over (partition by client_id, level_of_care order by admitted_on, stay_id) as place
  from stay
  where admitted_on between :period_start and :period_end
    and not is_external
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  admitted_on as counted_on,
  admission_part.part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  level_of_care as category
from admitted_stay
cross join (values ('admissions'), ('persons')) as admission_part (part)
where admission_part.part = 'admissions'
  or place = 1
