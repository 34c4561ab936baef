-- title: Time to first use
-- question: Of the clients admitted in the past twelve months, what share was still without use after each number of days?
-- denominator: stays at the program's levels of care that began in the twelve months, followed after discharge too
-- exclusion: no one beside those without evidence
-- numerator: first known day of use on or after the day of admission; time is the days from admission to it, or to the last
--   day with evidence of no use where no use is known
-- missing: no evidence of use or of no use from admission on; nothing that became known after the last month is used
-- scoring: survival
-- unit: days
-- direction: higher
-- additive: no
-- window: 12 months
-- source: Kaplan and Meier (1958); checked against the UMARU IMPACT study
with admitted_stay as (
  select
    stay.stay_id,
    stay.client_id,
    stay.admitted_on
  from stay
  where stay.admitted_on between :period_start and :period_end
    and stay.is_measured
),
known_evidence as (
  select
    admitted_stay.stay_id,
    sobriety_evidence.is_use,
    sobriety_evidence.evidence,
    greatest(sobriety_evidence.from_on, admitted_stay.admitted_on) - admitted_stay.admitted_on as first_days,
    least(sobriety_evidence.to_on, :period_end) - admitted_stay.admitted_on as last_days
  from admitted_stay
  join sobriety_evidence on sobriety_evidence.client_id = admitted_stay.client_id
  where sobriety_evidence.to_on >= admitted_stay.admitted_on
    and sobriety_evidence.from_on <= :period_end
    and sobriety_evidence.known_on <= :period_end
),
first_use as (
  select distinct on (stay_id) stay_id, first_days as days, evidence
  from known_evidence
  where is_use
  order by stay_id, first_days, evidence
),
last_no_use as (
  select distinct on (stay_id) stay_id, last_days as days, evidence
  from known_evidence
  where not is_use
  order by stay_id, last_days desc, evidence
)
select
  admitted_stay.stay_id as subject_id,
  admitted_stay.client_id,
  admitted_stay.stay_id,
  admitted_stay.admitted_on as counted_on,
  null::text as part,
  case when coalesce(first_use.days, last_no_use.days) is null then 'missing-evidence' end as exclusion,
  array_remove(array['stay:' || admitted_stay.stay_id, coalesce(first_use.evidence, last_no_use.evidence)], null) as evidence,
  coalesce(first_use.days, last_no_use.days) as value,
  case when coalesce(first_use.days, last_no_use.days) is not null then first_use.days is not null end as event
from admitted_stay
left join first_use on first_use.stay_id = admitted_stay.stay_id
left join last_no_use on last_no_use.stay_id = admitted_stay.stay_id
