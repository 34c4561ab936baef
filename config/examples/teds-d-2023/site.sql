select
  'state-' || state as site,
  'State ' || state as name,
  'UTC' as time_zone,
  region,
  min(_file) as _file,
  min(_line) as _line
from discharge
group by state, region
