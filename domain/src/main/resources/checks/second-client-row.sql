-- title: Second row for one client
-- why: one client_id must stand for one person; the newest row is used, and the older may be somebody else
-- severity: warning
-- tolerance: 0
-- feed: client
-- affects: client
select client_id, 'client' as feed, record_id
from second_client_row
