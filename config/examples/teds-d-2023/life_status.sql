-- Two answers per discharge, at admission and at discharge; arrests are not carried (see README.md).
with asked as (
  select
    patient_id,
    'admission' as occasion,
    date '2023-07-01' as asked_on,
    employment_admit as employment,
    living_arrangement_admit as living,
    frequency_primary_admit as frequency,
    self_help_attendance_admit as self_help,
    _file,
    _line
  from discharge
  union all
  select
    patient_id,
    'discharge',
    date '2023-10-01',
    employment_discharge,
    living_arrangement_discharge,
    frequency_primary_discharge,
    self_help_attendance_discharge,
    _file,
    _line
  from discharge
)
select
  patient_id || '-' || occasion as record_id,
  patient_id as client_id,
  patient_id as stay_id,
  asked_on,
  occasion,
  case employment
    when 'Full-time' then 'full_time'
    when 'Part-time' then 'part_time'
    when 'Unemployed' then 'unemployed'
    when 'Not in labor force' then 'not_in_labor_force'
    else employment
  end as employment,
  case living
    when 'Independent living' then 'independent'
    when 'Dependent living' then 'dependent'
    when 'Homeless' then 'homeless'
    else living
  end as living,
  case self_help
    when 'No attendance' then 'none'
    when '1-3 times/month' then '1_3'
    when '4-7 times/month' then '4_7'
    when '8-30 times/month' then '8_30'
    when 'Some attendance, frequency unknown' then 'some'
    else self_help
  end as self_help,
  case frequency
    when 'No use past month' then 'none'
    when 'Some use' then 'some'
    when 'Daily use' then 'daily'
    else frequency
  end as use_frequency_primary,
  _file,
  _line
from asked
