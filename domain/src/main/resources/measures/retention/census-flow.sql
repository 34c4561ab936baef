-- title: Census flow
-- question: How many were in care when the month began, who came, who left, and how many were in care when it ended?
-- denominator: the program's own stays at all levels of care; in care on a day means admitted by that day and not yet
--   discharged, or lapsed, on it
-- exclusion: no one is taken out
-- numerator: opening + admissions + transfers in - discharges - transfers out = closing, at each site and level; a transfer is
--   a stay that begins on the day, or the day after, the client's previous stay ended at another level or site; the network's
--   lines leave out transfers between sites at one level whose two sides fall in the month; average daily census is the
--   in-care days divided by the days of the month
-- missing: a stay without discharge and without a service for 30 days leaves on the 30th day, as a discharge; nothing after the
--   month is used, so who leaves on its last day and arrives elsewhere on the next is a discharge now and a transfer in then
-- scoring: flow
-- unit: stays
-- direction: none
-- additive: no
-- window: month
-- source: state contract census forms
with period_stay as (
  select
    stay_id,
    client_id,
    site,
    level_of_care,
    admitted_on,
    greatest(left_known_on, admitted_on) as ended_on
  from stay
  where not is_external
    and admitted_on <= :period_end
    and left_known_on >= :period_start - 1
),
possible_transfer as (
  select
    leaving.stay_id as left_stay_id,
    arriving.stay_id as arrived_stay_id,
    leaving.level_of_care = arriving.level_of_care and leaving.ended_on >= :period_start as is_within_network_level,
    row_number() over (
      partition by arriving.stay_id
      order by leaving.level_of_care = arriving.level_of_care desc, leaving.ended_on desc, leaving.stay_id
    ) as leaving_rank,
    row_number() over (
      partition by leaving.stay_id
      order by leaving.level_of_care = arriving.level_of_care desc, arriving.admitted_on, arriving.stay_id
    ) as arriving_rank
  from period_stay leaving
  join period_stay arriving
    on arriving.client_id = leaving.client_id
    and arriving.admitted_on between leaving.ended_on and leaving.ended_on + 1
    and (arriving.site, arriving.level_of_care) <> (leaving.site, leaving.level_of_care)
    and (arriving.admitted_on, arriving.ended_on, arriving.stay_id) > (leaving.admitted_on, leaving.ended_on, leaving.stay_id)
),
mutual_transfer as (
  select left_stay_id, arrived_stay_id, is_within_network_level
  from possible_transfer
  where leaving_rank = 1 and arriving_rank = 1
),
classified_stay as (
  select
    period_stay.*,
    transfer_in.arrived_stay_id is not null as is_transferred_in,
    transfer_out.left_stay_id is not null as is_transferred_out,
    coalesce(transfer_in.is_within_network_level, false) as is_arrival_netted,
    coalesce(transfer_out.is_within_network_level, false) as is_leaving_netted,
    least(ended_on - 1, :period_end) - greatest(admitted_on, :period_start) + 1 as in_care_days
  from period_stay
  left join mutual_transfer transfer_in on transfer_in.arrived_stay_id = period_stay.stay_id
  left join mutual_transfer transfer_out on transfer_out.left_stay_id = period_stay.stay_id
),
flow_line as (
  select stay_id, client_id, :period_start as counted_on, 'opening' as category, false as is_netted, 1::numeric as value
  from classified_stay
  where admitted_on < :period_start and ended_on >= :period_start
  union all
  select
    stay_id, client_id, admitted_on, case when is_transferred_in then 'transfers_in' else 'admissions' end, is_arrival_netted, 1
  from classified_stay
  where admitted_on >= :period_start
  union all
  select
    stay_id, client_id, ended_on, case when is_transferred_out then 'transfers_out' else 'discharges' end, is_leaving_netted, 1
  from classified_stay
  where ended_on between :period_start and :period_end
  union all
  select stay_id, client_id, :period_end, 'closing', false, 1
  from classified_stay
  where ended_on > :period_end
  union all
  select
    stay_id, client_id, greatest(admitted_on, :period_start), 'average_daily_census', false,
    in_care_days::numeric / (:period_end - :period_start + 1)
  from classified_stay
  where in_care_days > 0
)
select
  stay_id as subject_id,
  client_id,
  stay_id,
  counted_on,
  flow_part.part,
  null::text as exclusion,
  array['stay:' || stay_id] as evidence,
  category,
  value
from flow_line
cross join (values ('site'), ('network')) as flow_part (part)
where flow_part.part = 'site' or not is_netted
