-- title: Persons served
-- question: How many persons had at least one treatment service in the month, by age, sex, and race or ethnicity?
-- denominator: clients with a group, individual, family or medication service attended in the month, in full or in part,
--   at any level of care; each once, at the site of the first service
-- exclusion: no one is taken out
-- numerator: each person is counted under one age band (year of the service minus year of birth), sex, and race or
--   ethnicity, where Hispanic goes before race
-- missing: what is not recorded is counted as unknown
-- scoring: distribution
-- direction: none
-- additive: no
-- window: month
-- source: federal block-grant report, table 11
with served_day as (
  select distinct on (client_id)
    client_id,
    stay_id,
    site,
    starts_on,
    attendance_id
  from attendance
  where starts_on between :period_start and :period_end
    and is_treatment
    and is_attended
  order by client_id, starts_at, attendance_id
),
described_client as (
  select
    served_day.*,
    case
      when client.birth_year is null then 'unknown'
      when extract(year from served_day.starts_on) - client.birth_year < 18 then 'under 18'
      when extract(year from served_day.starts_on) - client.birth_year < 25 then '18-24'
      when extract(year from served_day.starts_on) - client.birth_year < 35 then '25-34'
      when extract(year from served_day.starts_on) - client.birth_year < 45 then '35-44'
      when extract(year from served_day.starts_on) - client.birth_year < 55 then '45-54'
      when extract(year from served_day.starts_on) - client.birth_year < 65 then '55-64'
      else '65 and over'
    end as age_band,
    coalesce(client.sex, 'unknown') as sex,
    case when client.ethnicity = 'hispanic' then 'hispanic' else coalesce(client.race, 'unknown') end as race_ethnicity
  from served_day
  join client on client.client_id = served_day.client_id
)
select
  client_id as subject_id,
  client_id,
  stay_id,
  starts_on as counted_on,
  null::text as part,
  null::text as exclusion,
  array['attendance:' || attendance_id] as evidence,
  site,
  age_band || '/' || sex || '/' || race_ethnicity as category
from described_client
