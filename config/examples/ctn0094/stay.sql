-- one stay per person: from the first randomisation to the last day looked at
with randomised as (
  select
    who,
    min("when"::int) filter (where which = '1') as first_day,
    min("when"::int) filter (where which = '2') as second_day,
    min(_file) filter (where which = '1') as _file,
    min(_line) filter (where which = '1') as _line
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
    coalesce(randomised._file, everybody._file) as _file,
    coalesce(randomised._line, everybody._line) as _line
  from everybody
  left join randomised on randomised.who = everybody.who
)

select
  person.who as record_id,
  person.who as client_id,
  site_masked.site_masked as site,
  'ots' as level_of_care,
  date '2010-01-01' + person.admission_day as admitted_on,
  date '2010-01-01' + person.last_day as discharged_on,
  'other_opioids' as primary_substance,
  case asi.used_iv
    when 'Yes' then 'true'
    when 'No' then 'false'
    else asi.used_iv
  end as injects,
  case when person.is_randomised then 'true' end as medication_for_oud,
  person._file,
  person._line
from person
left join site_masked on site_masked.who = person.who
left join asi on asi.who = person.who
