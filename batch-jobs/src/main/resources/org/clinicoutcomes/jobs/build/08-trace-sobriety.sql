-- Runs of days without use, and where each stay's milestone dates find the client.

insert into sobriety_span (
  client_id, span, first_on, first_on_after_last_use, first_on_last_use, last_supported_on, confirmed_until, last_on,
  ended_by_use
)
with
  known_day as (
    select
      client_id,
      coalesce(range_agg(daterange(from_on, to_on, '[]')) filter (where is_use), '{}') as days_used,
      coalesce(range_agg(daterange(from_on, to_on, '[]')) filter (where not is_use), '{}') as days_not_used
    from sobriety_evidence
    where client_id in (select client_id from known_client)
    group by client_id
  ),
  stretch as (
    select client_id, true as is_use, lower(days) as from_on, upper(days) - 1 as to_on
    from known_day
    cross join lateral unnest(days_used) as days
    union all
    select client_id, false, lower(days), upper(days) - 1
    from known_day
    cross join lateral unnest(days_not_used - days_used) as days
  ),
  -- the last day of use is the first evidence of the span after it
  spaced_stretch as (
    select
      stretch.*,
      is_use or coalesce(
        from_on - lag(to_on) over (partition by client_id order by from_on) > setting.sobriety_evidence_gap_days,
        true
      ) as begins_span
    from stretch
    cross join setting
  ),
  numbered_stretch as (
    select
      spaced_stretch.*,
      count(*) filter (where begins_span) over (partition by client_id order by from_on) as span
    from spaced_stretch
  ),
  unended_span as (
    select
      client_id,
      span,
      bool_or(is_use) as follows_use,
      min(from_on) as from_on,
      max(to_on) filter (where is_use) as last_use_on,
      max(to_on) as last_supported_on
    from numbered_stretch
    group by client_id, span
  ),
  ended_span as (
    select
      unended_span.*,
      lead(from_on) over (partition by client_id order by span) - 1 as last_on,
      coalesce(lead(follows_use) over (partition by client_id order by span), false) as ended_by_use
    from unended_span
  )
select
  client_id,
  span,
  case
    when setting.sobriety_first_day = 'last-use' then coalesce(last_use_on, from_on)
    else coalesce(last_use_on + 1, from_on)
  end,
  coalesce(last_use_on + 1, from_on),
  coalesce(last_use_on, from_on),
  last_supported_on,
  least(last_supported_on + setting.sobriety_evidence_gap_days, last_on),
  last_on,
  ended_by_use
from ended_span
cross join setting;

insert into milestone (stay_id, client_id, site, milestone, milestone_on, state)
with
  ladder (milestone, length_days, length_months) as (
    values
      ('24h', 1, 0),
      ('30d', 30, 0),
      ('60d', 60, 0),
      ('90d', 90, 0),
      ('6m', 0, 6),
      ('9m', 0, 9),
      ('1y', 0, 12)
  ),
  dated_milestone as (
    select
      stay.stay_id,
      stay.client_id,
      stay.site,
      stay.admitted_on,
      ladder.milestone,
      (stay.admitted_on + 1 + make_interval(months => ladder.length_months, days => ladder.length_days))::date as milestone_on
    from stay
    cross join ladder
    where not stay.is_external
      and stay.client_id in (select client_id from known_client)
  ),
  milestone_month as (
    select
      dated_milestone.*,
      (date_trunc('month', milestone_on::timestamp) + interval '1 month - 1 day')::date as ends_on,
      (date_trunc('month', (admitted_on + 1)::timestamp) + interval '1 month - 1 day')::date as admission_month_ends_on
    from dated_milestone
  ),
  milestone_case as (
    select
      milestone_month.*,
      -- the latest first day from which the length is reached: months from the end of a longer month end on the same day
      case
        when milestone in ('6m', '9m', '1y') and milestone_on = ends_on then admission_month_ends_on
        else admitted_on + 1
      end as latest_first_on
    from milestone_month
  ),
  -- evidence confirms its own days and as many after it as the gap allows. Ranges of instants, not of days:
  -- evidence that begins the day after those does not join them
  carried_evidence as (
    select
      sobriety_evidence.*,
      tsrange(from_on, to_on + setting.sobriety_evidence_gap_days, '[]') as confirmed,
      known_on <= (date_trunc('month', from_on::timestamp) + interval '1 month - 1 day')::date as is_known_in_its_month
    from sobriety_evidence
    cross join setting
    where client_id in (select client_id from known_client)
  ),
  -- what was known by the end of the month it begins in counts for every milestone it can touch, so it is merged once
  timely_evidence as (
    select
      client_id,
      range_agg(daterange(from_on, to_on, '[]')) filter (where is_use) as days_used,
      range_agg(confirmed) as confirmed
    from carried_evidence
    where is_known_in_its_month
    group by client_id
  ),
  late_evidence as (
    select
      milestone_case.stay_id,
      milestone_case.milestone,
      range_agg(daterange(carried_evidence.from_on, carried_evidence.to_on, '[]')) filter (where is_use) as days_used,
      range_agg(carried_evidence.confirmed) as confirmed
    from milestone_case
    join carried_evidence using (client_id)
    where not carried_evidence.is_known_in_its_month
      and carried_evidence.known_on <= milestone_case.ends_on
      and carried_evidence.confirmed && tsrange(milestone_case.latest_first_on, milestone_case.milestone_on, '[]')
    group by milestone_case.stay_id, milestone_case.milestone
  ),
  -- use on the day before latest_first_on (under last-use: on that day) leaves just the length needed
  weighed_case as (
    select
      milestone_case.*,
      coalesce(timely_evidence.days_used, '{}') + coalesce(late_evidence.days_used, '{}')
        && daterange(latest_first_on + (setting.sobriety_first_day = 'last-use')::int, milestone_on, '[]') as is_broken,
      coalesce(timely_evidence.confirmed, '{}') + coalesce(late_evidence.confirmed, '{}')
        @> tsrange(latest_first_on, milestone_on, '[]') as is_confirmed
    from milestone_case
    cross join setting
    left join timely_evidence using (client_id)
    left join late_evidence using (stay_id, milestone)
  )
select
  stay_id,
  client_id,
  site,
  milestone,
  milestone_on,
  case
    when is_broken then 'not_reached'
    when is_confirmed then 'reached'
    else 'unconfirmed'
  end
from weighed_case;
