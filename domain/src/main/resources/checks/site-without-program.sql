-- title: Sites without a program
-- why: its numbers stand under no program where results are told by program
-- severity: note
-- tolerance: none
-- feed: site
-- affects: none
select
  null::text as client_id,
  'site' as feed,
  site as record_id
from site
where program is null
