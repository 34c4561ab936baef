-- The plainest aggregates that answer the catalogue's questions for one month over the same CSV files, in DuckDB: no
-- verdicts, exclusions, intervals or evidence, only numerators and denominators by site and for the network.
create table attendance as select *, try_cast(substr(starts_at, 1, 10) as date) as d, try_cast(minutes as int) as m,
  status in ('attended', 'partial') as att, service in ('group', 'individual', 'family') as ses,
  service in ('group', 'individual', 'family', 'medication') as trt from read_csv('{inbox}/attendance-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table stay as select *, try_cast(admitted_on as date) as a, try_cast(discharged_on as date) as x, level_of_care as lvl,
  coalesce(external, 'false') = 'true' as ext, coalesce(try_cast(last_contact_on as date), try_cast(discharged_on as date)) as l
  from read_csv('{inbox}/stay-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table client as select * from read_csv('{inbox}/client-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table life as select *, try_cast(asked_on as date) as d from read_csv('{inbox}/life_status-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table test as select *, try_cast(scheduled_on as date) as d from read_csv('{inbox}/drug_test-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table use_report as select *, try_cast(reported_on as date) as d from read_csv('{inbox}/use_report-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table contact as select *, try_cast(contacted_on as date) as d from read_csv('{inbox}/support_contact-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table practice as select *, try_cast(practised_on as date) as d from read_csv('{inbox}/coping_practice-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table plan as select *, try_cast(written_on as date) as d from read_csv('{inbox}/plan-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table review as select * from read_csv('{inbox}/plan_review-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table goal as select * from read_csv('{inbox}/goal-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table score as select *, try_cast(assessed_on as date) as d, try_cast(score as double) as s from read_csv('{inbox}/assessment-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table referral as select *, try_cast(made_on as date) as d, try_cast(first_kept_on as date) as k from read_csv('{inbox}/referral-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table diagnosis as select * from read_csv('{inbox}/diagnosis-*.csv', all_varchar = true, ignore_errors = true, null_padding = true);
create table iop as select * from stay where lvl = '2.1' and not ext;
create table month_session as select t.*, s.record_id as sid from attendance t join iop s on s.record_id = t.stay_id
  where t.ses and t.d between '2026-10-01' and '2026-10-31';
-- access
select site, count(distinct client_id) from attendance where trt and att and d between '2026-10-01' and '2026-10-31' group by rollup (site);
select site, lvl, count(*), count(distinct client_id) from stay where not ext and a between '2026-10-01' and '2026-10-31' group by rollup (site, lvl);
select site, referral_source, count(*) from iop where a between '2026-10-01' and '2026-10-31' group by rollup (site, referral_source);
select s.site, median(w), quantile_cont(w, 0.9) from (select s.site, s.record_id, min(t.d) - min(try_cast(s.first_contact_on as date)) as w from iop s join attendance t on t.client_id = s.client_id where t.service = 'assessment' and t.att and s.a between '2026-09-01' and '2026-10-01' and t.d between try_cast(s.first_contact_on as date) and s.a + 30 group by all) s group by rollup (s.site);
select s.site, median(w), quantile_cont(w, 0.9) from (select s.site, s.record_id, min(t.d) - min(try_cast(s.first_contact_on as date)) as w from iop s join attendance t on t.stay_id = s.record_id where t.trt and t.att and s.a between '2026-09-01' and '2026-10-01' and t.d between try_cast(s.first_contact_on as date) and s.a + 30 group by all) s group by rollup (s.site);
select site, median(a - try_cast(first_contact_on as date)) from iop where a between '2026-09-01' and '2026-10-01' and (injects = 'true' or pregnant_at_admission = 'true') group by rollup (site);
create table session_day as select distinct client_id, d from attendance where ses and att;
create table index_day as select *, lead(d) over (partition by client_id order by d) as n from session_day qualify lag(d) over (partition by client_id order by d) is null or d - lag(d) over (partition by client_id order by d) > 60;
select count(*), count(*) filter (where n - d <= 14) from (select client_id, d, lead(d) over (partition by client_id order by d) as n from session_day) where d between '2026-09-17' and '2026-10-17';
select count(*) from index_day i join session_day s on s.client_id = i.client_id and s.d between i.d + 1 and i.d + 44 where i.d between '2026-08-18' and '2026-09-17';
select t.site, t.service, sum(t.m) / 60.0 from attendance t join iop s on s.record_id = t.stay_id where t.att and t.d between '2026-10-01' and '2026-10-31' group by rollup (t.site, t.service);
select site, count(*), count(*) filter (where medication_for_oud = 'true') from iop where a between '2026-10-01' and '2026-10-31' and primary_substance in ('heroin', 'other_opioids', 'nonprescription_methadone') group by rollup (site);
-- retention
select site, count(*), count(*) filter (where x is null or l - a >= 30), count(*) filter (where x is null or l - a >= 60) from iop where a between '2026-08-02' and '2026-09-01' group by rollup (site);
select site, count(*), count(*) filter (where x is null or l - a >= 90), count(*) filter (where x is null or l - a >= 90 or discharge_reason = 'completed') from iop where a between '2026-06-03' and '2026-07-03' group by rollup (site);
select site, count(*), count(*) filter (where x is null or l - a >= 180) from iop where a between '2026-03-05' and '2026-04-04' group by rollup (site);
select site, l - a as t, count(*), count(*) filter (where x is not null) from iop where a between '2025-11-01' and '2026-10-31' group by rollup (site, t);
select site, l - a as t, discharge_reason, count(*) from iop where a between '2025-11-01' and '2026-10-31' group by rollup (site, t, discharge_reason);
select s.site, count(*), count(*) filter (where n1 >= 2 and n2 >= 2 and n3 >= 2) from (select s.site, s.record_id, count(*) filter (where t.d - s.a between 0 and 29) as n1, count(*) filter (where t.d - s.a between 30 and 59) as n2, count(*) filter (where t.d - s.a between 60 and 89) as n3 from iop s join attendance t on t.client_id = s.client_id where t.trt and t.att and s.a between '2026-07-04' and '2026-08-03' and t.d between s.a and s.a + 89 group by all) s group by rollup (s.site);
select s.site, count(*), count(*) filter (where n >= 4) from (select s.site, s.record_id, count(*) as n from iop s join attendance t on t.stay_id = s.record_id where t.ses and t.att and s.a between '2026-09-01' and '2026-10-01' and t.d between s.a and s.a + 30 group by all) s group by rollup (s.site);
select site, count(*), count(*) filter (where l - a <= 14) from iop where a between '2026-08-18' and '2026-09-17' group by rollup (site);
select site, discharge_reason, count(*), median(l - a), avg(l - a), quantile_cont(l - a, [0.25, 0.75, 0.9]) from iop where x between '2026-10-01' and '2026-10-31' group by rollup (site, discharge_reason);
select site, lvl, count(*) filter (where a < '2026-10-01' and coalesce(x, '2099-01-01') >= '2026-10-01'), count(*) filter (where a between '2026-10-01' and '2026-10-31'), count(*) filter (where x between '2026-10-01' and '2026-10-31'), count(*) filter (where a <= '2026-10-31' and coalesce(x, '2099-01-01') > '2026-10-31') from stay where not ext group by rollup (site, lvl);
-- scheduling
select site, count(*) filter (where status not in ('cancelled_by_clinic', 'scheduled')), count(*) filter (where att), count(*) filter (where status = 'no_show'), count(*) filter (where status not in ('cancelled_by_clinic', 'scheduled', 'excused')) from month_session group by rollup (site);
select site, case when isodow(d) >= 6 then 'weekend' when substr(starts_at, 12, 2) < '12' then 'morning' when substr(starts_at, 12, 2) < '17' then 'afternoon' else 'evening' end as band, count(*), count(*) filter (where att) from month_session group by rollup (site, band);
select site, modality, count(*), count(*) filter (where att) from month_session group by rollup (site, modality);
select m.site, l.employment in ('full_time', 'part_time', 'student', 'homemaker') as w, count(*), count(*) filter (where m.att) from month_session m asof join life l on l.client_id = m.client_id and l.d <= m.d group by rollup (m.site, w);
select m.site, count(*), count(distinct u.makes_up) from attendance m join iop s on s.record_id = m.stay_id left join attendance u on u.makes_up = m.record_id and u.att and u.d <= m.d + 7 where m.ses and m.status in ('no_show', 'cancelled_by_client', 'excused') and m.d between '2026-09-24' and '2026-10-24' group by rollup (m.site);
create table week as select s.site, s.record_id, (t.d - s.a) // 7 as w, sum(t.m) as minutes, count(distinct t.d) as days from iop s join attendance t on t.stay_id = s.record_id where t.trt and t.att group by all;
select site, count(*), count(*) filter (where minutes >= 540), count(*) filter (where days >= 3) from week group by rollup (site);
-- support and coping
select s.site, c.kind, count(distinct c.client_id) from contact c join iop s on s.client_id = c.client_id where c.d between '2026-10-01' and '2026-10-31' and s.a <= '2026-10-17' and coalesce(s.x, '2099-01-01') > '2026-10-14' group by rollup (s.site, c.kind);
select count(*) filter (where n = 4) from (select client_id, count(distinct (d - date '2026-09-28') // 7) as n from contact where d between '2026-09-28' and '2026-10-25' group by client_id);
select median(n) from (select client_id, count(*) as n from contact where d between '2026-10-01' and '2026-10-31' group by client_id);
select count(*) filter (where n >= 3) from (select client_id, count(distinct (d - date '2026-09-28') // 7) as n from practice where d between '2026-09-28' and '2026-10-25' group by client_id);
select median(try_cast(urge_before as int) - try_cast(urge_after as int)), avg(try_cast(urge_before as int) - try_cast(urge_after as int)) from practice where d between '2026-10-01' and '2026-10-31';
select outcome, count(*) from practice where d between '2026-10-01' and '2026-10-31' and try_cast(urge_before as int) >= 7 group by outcome;
select count(*) filter (where n >= 3), count(*) from (select client_id, count(distinct setting) as n from practice where d between '2026-10-01' and '2026-10-31' group by client_id);
-- continuity
select s.lvl, count(*), count(*) filter (where f7), count(*) filter (where f14), count(*) filter (where f30) from (select s.lvl, s.record_id, bool_or(t.d - s.x between 1 and 7) as f7, bool_or(t.d - s.x between 1 and 14) as f14, bool_or(t.d - s.x between 1 and 30) as f30 from stay s left join attendance t on t.client_id = s.client_id and t.trt and t.att and t.d between s.x + 1 and s.x + 30 where s.lvl in ('3.1', '3.3', '3.5', '3.7', '4', '3.2-wm', '3.7-wm', '4-wm') and s.x between '2026-09-01' and '2026-10-24' group by all) s group by rollup (s.lvl);
select s.site, count(*), count(distinct n.client_id) from iop s left join stay n on n.client_id = s.client_id and n.a between s.l + 1 and s.l + 30 where s.l between '2026-09-01' and '2026-10-01' group by rollup (s.site);
select s.site, count(*), count(distinct n.client_id) from iop s left join stay n on n.client_id = s.client_id and n.a between s.l + 1 and s.l + 180 where s.discharge_reason = 'completed' and s.l between '2026-04-04' and '2026-05-04' group by rollup (s.site);
select count(*), count(*) filter (where k <= d + 30) from referral where d between '2026-09-01' and '2026-10-01';
select s.site, count(*), count(distinct t.client_id) from iop s left join attendance t on t.client_id = s.client_id and t.att and t.d between s.l + 1 and s.l + 30 where s.l between '2026-09-01' and '2026-10-01' group by rollup (s.site);
-- curriculum
select s.site, t.topic, count(distinct s.record_id), sum(t.m) / 60.0 from iop s join attendance t on t.stay_id = s.record_id where t.ses and t.att and s.x between '2026-10-01' and '2026-10-31' and s.l - s.a >= 27 group by rollup (s.site, t.topic);
select s.site, count(distinct s.record_id) from iop s join attendance t on t.stay_id = s.record_id where t.service = 'family' and t.att and s.x between '2026-10-01' and '2026-10-31' and s.l - s.a >= 27 group by rollup (s.site);
-- plans
select s.site, count(*), count(distinct p.stay_id) from iop s left join plan p on p.stay_id = s.record_id and p.d <= s.a + 14 where s.a between '2026-09-17' and '2026-10-17' group by rollup (s.site);
select count(*), count(*) filter (where reviewed_on <= due_on) from review where due_on between '2026-10-01' and '2026-10-31';
select count(*), count(*) filter (where try_cast(rating as int) >= 0) from goal where closed_on between '2026-10-01' and '2026-10-31';
select avg(t) from (select p.stay_id, 50 + 10 * sum(coalesce(try_cast(g.weight as double), 1) * try_cast(g.rating as int)) / sqrt(0.7 * sum(coalesce(try_cast(g.weight as double), 1) ** 2) + 0.3 * sum(coalesce(try_cast(g.weight as double), 1)) ** 2) as t from goal g join plan p on p.record_id = g.plan_id join iop s on s.record_id = p.stay_id where g.rating is not null and s.x between '2026-10-01' and '2026-10-31' group by p.stay_id);
select count(distinct s.client_id) from iop s join diagnosis g on g.client_id = s.client_id where g.kind = 'mental_health' and s.a <= '2026-10-31' and coalesce(s.x, '2099-01-01') > '2026-10-31';
select instrument, count(*), avg(f), avg(z), count(*) filter (where z <= f / 2) from (select c.stay_id, c.instrument, arg_min(c.s, c.d) as f, arg_max(c.s, c.d) as z from score c join iop s on s.record_id = c.stay_id where s.x between '2026-10-01' and '2026-10-31' group by all having count(*) > 1) group by instrument;
-- independence
select l.occasion, count(*), count(*) filter (where l.employment in ('full_time', 'part_time')), count(*) filter (where l.living <> 'homeless'), count(*) filter (where l.arrests_past_30_days = '0'), count(*) filter (where l.days_used_alcohol_past_30 = '0'), count(*) filter (where l.days_used_drugs_past_30 = '0'), count(*) filter (where l.use_frequency_primary = 'none'), count(*) filter (where try_cast(l.self_help_past_30_days as int) >= 1) from life l join iop s on s.record_id = l.stay_id where s.x between '2026-10-01' and '2026-10-31' group by l.occasion;
select l.occasion, count(*), count(*) filter (where l.employment in ('full_time', 'part_time')), count(*) filter (where l.living <> 'homeless'), count(*) filter (where l.days_used_alcohol_past_30 = '0'), count(*) filter (where l.days_used_drugs_past_30 = '0') from life l join iop s on s.client_id = l.client_id where s.a between '2026-02-01' and '2026-02-28' group by l.occasion;
-- sobriety
select t.result, count(*) from test t join iop s on s.client_id = t.client_id and t.d between s.a and coalesce(s.x, '2099-01-01') where t.d between '2026-10-01' and '2026-10-31' group by t.result;
select s.site, count(*), count(*) filter (where bad is null) from (select s.site, s.record_id, min(t.d) as bad from iop s left join test t on t.client_id = s.client_id and t.result = 'positive' and t.d between s.a + 1 and s.a + 91 where s.a between '2026-07-02' and '2026-08-01' group by all) s group by rollup (s.site);
select s.site, count(*), count(*) filter (where bad is null) from (select s.site, s.record_id, min(t.d) as bad from iop s left join test t on t.client_id = s.client_id and t.result = 'positive' and t.d between s.a + 1 and s.a + 366 where s.a between '2025-09-30' and '2025-10-30' group by all) s group by rollup (s.site);
select min(t.d) - s.a as days, count(*) from iop s join test t on t.client_id = s.client_id and t.result = 'positive' and t.d >= s.a where s.a between '2025-11-01' and '2026-10-31' group by s.record_id, s.a;
select count(*), count(*) filter (where (t.result = 'positive') = (u.used = 'true')) from test t join use_report u on u.client_id = t.client_id and u.d between t.d - 2 and t.d + 2 where t.d between '2026-10-01' and '2026-10-31';
create table weekly as select s.record_id, (t.d - s.a - 1) // 7 as w, bool_or(t.result = 'positive') as p, bool_or(t.result = 'negative') as n from iop s join test t on t.client_id = s.client_id and t.d > s.a and t.d <= s.x where s.x between '2026-10-01' and '2026-10-31' group by all;
select record_id, string_agg(case when p and n then '*' when p then '+' when n then '-' else 'o' end, '' order by w) from weekly group by record_id;
