-- title: Support contact in the month
-- question: Of the clients in care, how many had support beyond therapy sessions in the month, and of which kind?
-- denominator: clients who were in care on at least 14 days of the month; in care on a day means admitted to a stay at
--   the program's levels of care by that day and not yet discharged, or lapsed, on it; all stays of a client
--   together; in part any and in a part for each kind of contact
-- exclusion: no one is taken out
-- numerator: at least one contact in the month with a mutual-help group, peer mentor, recovery center, alumni, sober
--   activity or family support; in the parts of kinds, of that kind
-- missing: no contact known counts as none
-- scoring: proportion
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
kind as (
  select unnest(array['mutual_help', 'peer_mentor', 'recovery_center', 'alumni', 'sober_activity', 'family_support']) as kind
),
month_contact as (
  select client_id, kind, min(support_contact_id) as support_contact_id
  from support_contact
  where contacted_on between :period_start and :period_end
  group by client_id, kind
),
any_contact as (
  select client_id, min(support_contact_id) as support_contact_id
  from month_contact
  group by client_id
),
answer as (
  select
    client_in_care.client_id,
    kind.kind as part,
    month_contact.support_contact_id
  from client_in_care
  cross join kind
  left join month_contact on month_contact.client_id = client_in_care.client_id and month_contact.kind = kind.kind
  union all
  select
    client_in_care.client_id,
    'any',
    any_contact.support_contact_id
  from client_in_care
  left join any_contact on any_contact.client_id = client_in_care.client_id
)
select
  answer.client_id as subject_id,
  answer.client_id,
  latest_stay.stay_id,
  :period_end as counted_on,
  answer.part,
  null::text as exclusion,
  array_remove(
    array['stay:' || latest_stay.stay_id, 'support_contact:' || answer.support_contact_id],
    null
  ) as evidence,
  answer.support_contact_id is not null as met
from answer
join latest_stay on latest_stay.client_id = answer.client_id
