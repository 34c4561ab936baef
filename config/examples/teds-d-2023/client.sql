-- a word not known here goes on as it is, so that the contract rejects the row
select
  patient_id as record_id,
  patient_id as client_id,
  'state-' || state as site,
  lower(sex) as sex,
  case race
    when 'American Indian' then 'american_indian_alaska_native'
    when 'Alaska Native' then 'american_indian_alaska_native'
    when 'Black/African American' then 'black'
    when 'Native Hawaiian/Other Pacific Islander' then 'native_hawaiian_pacific_islander'
    when 'Two or more races' then 'multiple'
    when 'Other single race' then 'other'
    else lower(race)
  end as race,
  case
    when ethnicity = 'Not Hispanic/Latino' then 'not_hispanic'
    when ethnicity in ('Mexican', 'Puerto Rican', 'Cuban/Other Hispanic', 'Hispanic, unspecified') then 'hispanic'
    else ethnicity
  end as ethnicity,
  case veteran_status
    when 'Yes' then 'true'
    when 'No' then 'false'
    else veteran_status
  end as veteran,
  _file,
  _line
from discharge
