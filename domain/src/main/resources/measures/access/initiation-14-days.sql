-- title: Initiation within 14 days
-- question: Of the clients who had a first session, how many had another within 14 days?
-- denominator: clients with a group, individual or family session attended after 60 days without one here and without
--   another provider's stay, whose 14th day after that session falls in the month
-- exclusion: no one is taken out
-- numerator: another session attended, in full or in part, on a later date, day 1 to 14
-- missing: care elsewhere that no one told us of cannot be seen
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: Washington Circle; HEDIS initiation
select
  client_id || ' ' || index_on as subject_id,
  client_id,
  stay_id,
  index_on + 14 as counted_on,
  null::text as part,
  null::text as exclusion,
  array_remove(array['attendance:' || index_id, 'attendance:' || initiated_id], null) as evidence,
  site,
  initiated_on is not null as met
from service_index
where index_on between :period_start - 14 and :period_end - 14
