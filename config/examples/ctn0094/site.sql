select
  site_masked as site,
  'Site ' || site_masked as name,
  'America/New_York' as time_zone,
  min(_file) as _file,
  min(_line) as _line
from site_masked
where site_masked is not null
group by site_masked
