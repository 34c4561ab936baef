-- dated visits, kept or missed; several rows of one person and day are told apart by their order
with dated_visit as (
  select
    visit.*,
    "when"::int as day,
    row_number() over (partition by who, "when" order by _file, _line) as number_on_day
  from visit
  where "when" is not null and what in ('visit', 'final', 'no visit', 'MISSING')
),

first_randomisation as (
  select who, min("when"::int) as day
  from randomization
  where which = '1'
  group by who
)

select
  dated_visit.who || '@' || dated_visit.day || '#' || dated_visit.number_on_day as record_id,
  dated_visit.who as client_id,
  site_masked.site_masked as site,
  to_char(date '2010-01-01' + dated_visit.day, 'YYYY-MM-DD"T09:00:00"') as starts_at,
  0 as minutes,
  case when dated_visit.day >= first_randomisation.day then 'medication' else 'assessment' end as service,
  case when dated_visit.what in ('visit', 'final') then 'attended' else 'no_show' end as status,
  case
    when dated_visit.what in ('visit', 'final') then null
    when dated_visit.is_in_jail is not null then 'jail'
    when dated_visit.is_in_hospital is not null then 'hospital'
    when dated_visit.is_illness is not null then 'illness'
    when dated_visit.is_moved is not null then 'moved'
    when dated_visit.is_on_vacation is not null then 'vacation'
    when coalesce(
      dated_visit.is_dead, dated_visit.is_no_funding, dated_visit.is_left_study,
      dated_visit.is_forgot, dated_visit.is_unable, dated_visit.is_other) is not null then 'other'
  end as reason,
  dated_visit._file,
  dated_visit._line
from dated_visit
left join site_masked on site_masked.who = dated_visit.who
left join first_randomisation on first_randomisation.who = dated_visit.who
