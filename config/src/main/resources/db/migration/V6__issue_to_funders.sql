-- An issue speaks of a period that need not be a month: 2026-10, 2026-q4, fy2027-to-2026-10. The column month stays: it
-- is the period's last month.
alter table issue.ledger add column period text;
update issue.ledger set period = to_char(month, 'YYYY-MM');
alter table issue.ledger alter column period set not null;
alter table issue.ledger drop constraint ledger_month_audience_revision_key;
alter table issue.ledger add constraint ledger_period_audience_revision_key unique (period, audience, revision);
