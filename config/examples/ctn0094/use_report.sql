-- the timeline follow-back: days of use, each a report of its own day;
-- a substance not listed here goes on as it is, so that the contract rejects the row
with substance_name (what, substance) as (
  values
    ('alcohol', 'alcohol'),
    ('amphetamine', 'other_amphetamines'),
    ('analgesic', 'other'),
    ('antibiotic', 'other'),
    ('antidepressant', 'other'),
    ('antiemetic', 'other'),
    ('antihistamine', 'otc'),
    ('antipsychotic', 'other'),
    ('benadryl', 'otc'),
    ('benzodiazepine', 'benzodiazepines'),
    ('buprenorphine', 'other_opioids'),
    ('caffeine', 'otc'),
    ('cathinones', 'other_stimulants'),
    ('clonidine', 'other'),
    ('cocaine', 'cocaine'),
    ('dextromethorphan', 'otc'),
    ('ghb', 'other_sedatives'),
    ('hallucinogen', 'hallucinogens'),
    ('heroin', 'heroin'),
    ('inhalant', 'inhalants'),
    ('k2', 'other'),
    ('kratom', 'other'),
    ('mdma/hallucinogen', 'hallucinogens'),
    ('methadone', 'nonprescription_methadone'),
    ('methylphenidate', 'other_stimulants'),
    ('muscle relaxant', 'other'),
    ('opioid', 'other_opioids'),
    ('pcp', 'pcp'),
    ('pseudoephedrine', 'otc'),
    ('sedatives', 'other_sedatives'),
    ('thc', 'cannabis'),
    ('unknown', 'other')
),

day_of_use as (
  select who, what, "when"::int as day, min(_file) as _file, min(_line) as _line
  from tlfb
  where "when" is not null
  group by who, what, "when"::int
)

select
  day_of_use.who || '@' || day_of_use.day || '/' || coalesce(day_of_use.what, '') as record_id,
  day_of_use.who as client_id,
  date '2010-01-01' + day_of_use.day as reported_on,
  coalesce(substance_name.substance, day_of_use.what) as substance,
  'true' as used,
  date '2010-01-01' + day_of_use.day as used_from,
  date '2010-01-01' + day_of_use.day as used_to,
  'client' as reported_by,
  day_of_use._file,
  day_of_use._line
from day_of_use
left join substance_name on substance_name.what = lower(day_of_use.what)
