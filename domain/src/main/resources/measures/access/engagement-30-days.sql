-- title: Engagement within 30 days
-- question: Of the clients who had a first session, how many went on to attend regularly?
-- denominator: clients with a group, individual or family session attended after 60 days without one here and without
--   another provider's stay, whose 44th day after that session falls in the month
-- exclusion: no one is taken out
-- numerator: another session within 14 days, and at least two more on later dates within 30 days after that one
-- missing: care elsewhere that no one told us of cannot be seen
-- scoring: proportion
-- direction: higher
-- additive: yes
-- window: month
-- source: Washington Circle; HEDIS engagement
with mature_index as (
  select *
  from service_index
  where index_on between :period_start - 44 and :period_end - 44
),
further_session as (
  select
    mature_index.client_id,
    mature_index.index_on,
    count(*) as count_sessions,
    array_agg('attendance:' || attendance.attendance_id order by attendance.attendance_id) as evidence
  from mature_index
  join attendance
    on attendance.client_id = mature_index.client_id
    and attendance.is_session
    and attendance.is_attended
    and attendance.starts_on between mature_index.initiated_on + 1 and mature_index.initiated_on + 30
  group by mature_index.client_id, mature_index.index_on
)
select
  mature_index.client_id || ' ' || mature_index.index_on as subject_id,
  mature_index.client_id,
  mature_index.stay_id,
  mature_index.index_on + 44 as counted_on,
  null::text as part,
  null::text as exclusion,
  array_remove(array['attendance:' || mature_index.index_id, 'attendance:' || mature_index.initiated_id], null)
    || further_session.evidence as evidence,
  mature_index.site,
  coalesce(further_session.count_sessions >= 2, false) as met
from mature_index
left join further_session
  on further_session.client_id = mature_index.client_id
  and further_session.index_on = mature_index.index_on
