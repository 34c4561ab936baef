-- a word not known here goes on as it is, so that the contract rejects the row
select
  everybody.who as record_id,
  everybody.who as client_id,
  site_masked.site_masked as site,
  2010 - demographics.age::int as birth_year,
  case demographics.is_male
    when 'Yes' then 'male'
    when 'No' then 'female'
    else demographics.is_male
  end as sex,
  case demographics.race
    when 'White' then 'white'
    when 'Black' then 'black'
    when 'Other' then 'other'
    when 'Refused/missing' then 'unknown'
    else demographics.race
  end as race,
  case demographics.is_hispanic
    when 'Yes' then 'hispanic'
    when 'No' then 'not_hispanic'
    else demographics.is_hispanic
  end as ethnicity,
  everybody._file,
  everybody._line
from everybody
left join site_masked on site_masked.who = everybody.who
left join demographics on demographics.who = everybody.who
