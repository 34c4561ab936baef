-- title: Clients served
-- question: How many clients had at least one treatment service in the month?
-- denominator: clients with a group, individual, family or medication service attended in the month, in full or in part,
--   at any level of care; each once over the whole period, at the site of the first service
-- exclusion: no one is taken out
-- numerator: each client counts one
-- missing: nothing can be missing, because every service says what became of it
-- scoring: count
-- unit: clients
-- direction: none
-- additive: no
-- window: month
-- source: county contracts, unduplicated clients
select distinct on (client_id)
  client_id as subject_id,
  client_id,
  stay_id,
  starts_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['attendance:' || attendance_id] as evidence,
  site,
  1 as value
from attendance
where starts_on between :period_start and :period_end
  and is_treatment
  and is_attended
order by client_id, starts_at, attendance_id
