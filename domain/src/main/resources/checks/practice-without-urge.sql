-- title: Practices without the urge before or after
-- why: the practice tells nothing on whether the skill helped
-- severity: note
-- tolerance: 0.30
-- feed: coping_practice
-- affects: coping_practice
select
  client_id,
  'coping_practice' as feed,
  coping_practice_id as record_id
from coping_practice
where urge_before is null
  or urge_after is null
