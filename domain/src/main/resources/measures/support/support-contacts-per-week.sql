-- title: Support contacts a week
-- question: How many support contacts a week did clients in care have in the month?
-- denominator: clients who were in care on at least 14 days of the month; in care on a day means admitted to a stay at
--   the program's levels of care by that day and not yet discharged, or lapsed, on it; all stays of a client
--   together
-- exclusion: no one is taken out
-- numerator: contacts on days in care in the month, divided by the weeks in care in it
-- missing: no contact known counts as none
-- scoring: median
-- unit: contacts
-- direction: higher
-- additive: no
-- window: month
-- source: program definition; support beyond sessions
with period_days as (
  select
    client_id,
    (
      select sum(upper(stretch) - lower(stretch))
      from unnest(days * datemultirange(daterange(:period_start, :period_end, '[]'))) as stretch
    ) as count_days
  from in_care
),
client_in_care as (
  select client_id, count_days
  from period_days
  where count_days >= 14
),
latest_stay as (
  select distinct on (client_id) client_id, stay_id
  from stay
  where stay.admitted_on <= :period_end
    and stay.left_known_on > :period_start
    and stay.is_measured
  order by client_id, stay.admitted_on desc, stay.stay_id desc
),
contact_count as (
  select
    support_contact.client_id,
    count(*) as count_contacts,
    array_agg('support_contact:' || support_contact.support_contact_id order by support_contact.support_contact_id) as evidence
  from support_contact
  join in_care on in_care.client_id = support_contact.client_id and in_care.days @> support_contact.contacted_on
  where support_contact.contacted_on between :period_start and :period_end
  group by support_contact.client_id
)
select
  client_in_care.client_id as subject_id,
  client_in_care.client_id,
  latest_stay.stay_id,
  :period_end as counted_on,
  null::text as part,
  null::text as exclusion,
  array['stay:' || latest_stay.stay_id] || contact_count.evidence as evidence,
  coalesce(contact_count.count_contacts, 0) * 7.0 / client_in_care.count_days as value
from client_in_care
join latest_stay on latest_stay.client_id = client_in_care.client_id
left join contact_count on contact_count.client_id = client_in_care.client_id
