-- uds.csv holds positives only: negatives and missed tests are derived from the visits of the days looked at
with randomised as (
  select
    who,
    min("when"::int) filter (where which = '1') as first_day,
    min("when"::int) filter (where which = '2') as second_day,
    min(treatment) filter (where which = '1') as arm
  from randomization
  group by who
),

person as (
  select
    everybody.who,
    randomised.first_day is not null as is_randomised,
    coalesce(randomised.first_day, -1) as admission_day,
    case
      when everybody.project <> '30' then 168
      when randomised.second_day is not null then randomised.second_day + 168
      else coalesce(randomised.first_day, 0) + 98
    end as last_day,
    case
      when randomised.arm like '%BUP%' then 'Buprenorphine'
      when randomised.arm = 'Methadone' then 'Methadone'
    end as study_drug
  from everybody
  left join randomised on randomised.who = everybody.who
),

present_day as (
  select
    visit.who,
    visit."when"::int as day,
    min(visit._file) as _file,
    min(visit._line) as _line
  from visit
  join person on person.who = visit.who
  where visit.what in ('visit', 'final')
    and visit."when"::int between -30 and person.last_day
  group by visit.who, visit."when"::int
),

opioid_positive as (
  select
    uds.who,
    uds."when"::int as day,
    uds.what,
    uds.what is not distinct from person.study_drug as is_study_drug,
    min(uds._file) as _file,
    min(uds._line) as _line
  from uds
  left join person on person.who = uds.who
  where uds.what in ('Opioid', 'Methadone', 'Buprenorphine')
    and uds."when" is not null
  group by uds.who, uds."when"::int, uds.what, person.study_drug
),

positive as (
  select
    opioid_positive.who || '@' || opioid_positive.day || '/' || opioid_positive.what as record_id,
    opioid_positive.who,
    opioid_positive.day,
    opioid_positive.day as collected_day,
    case opioid_positive.what when 'Methadone' then 'nonprescription_methadone' else 'other_opioids' end as substance,
    'positive' as result,
    opioid_positive.is_study_drug,
    opioid_positive._file,
    opioid_positive._line
  from opioid_positive
  left join present_day using (who, day)
  where not opioid_positive.is_study_drug or present_day.who is not null
),

use_day as (
  select distinct who, day
  from opioid_positive
  where not is_study_drug
),

negative as (
  select
    present_day.who || '@' || present_day.day || '/negative' as record_id,
    present_day.who,
    present_day.day,
    present_day.day as collected_day,
    'any' as substance,
    'negative' as result,
    false as is_study_drug,
    present_day._file,
    present_day._line
  from present_day
  join person on person.who = present_day.who and person.is_randomised
  left join use_day on use_day.who = present_day.who and use_day.day = present_day.day
  where use_day.who is null
),

tested_week as (
  select distinct person.who, (test.day - person.admission_day + 6) / 7 as week
  from person
  join (select who, day from use_day union all select who, day from negative) test on test.who = person.who
  where test.day > person.admission_day and test.day <= person.last_day
),

missed as (
  select
    person.who || '@week' || week || '/missed' as record_id,
    person.who,
    person.admission_day + 7 * (week - 1) + 1 as day,
    null::int as collected_day,
    'any' as substance,
    'missed' as result,
    false as is_study_drug,
    null::text as _file,
    null::int as _line
  from person
  cross join lateral generate_series(1, (person.last_day - person.admission_day + 6) / 7) as week
  left join tested_week using (who, week)
  where tested_week.who is null
),

test as (
  select * from positive
  union all
  select * from negative
  union all
  select * from missed
)

select
  record_id,
  who as client_id,
  date '2010-01-01' + day as scheduled_on,
  date '2010-01-01' + collected_day as collected_on,
  substance,
  result,
  case when is_study_drug then 'true' else 'false' end as prescribed,
  _file,
  _line
from test
