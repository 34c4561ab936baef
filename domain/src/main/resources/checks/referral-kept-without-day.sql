-- title: Kept referrals without the day
-- why: without the day of the first appointment kept the referral counts as not kept
-- severity: warning
-- tolerance: 0.05
-- feed: referral
-- affects: referral
select
  client_id,
  'referral' as feed,
  referral_id as record_id
from referral
where status = 'kept'
  and first_kept_on is null
