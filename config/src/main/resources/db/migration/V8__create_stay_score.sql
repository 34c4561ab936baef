-- The scores of every stay, one for each instrument and day.

create unlogged table care.stay_score (
  stay_id text not null,
  client_id text not null,
  instrument text not null,
  assessed_on date not null,
  score numeric not null,
  recall_days int,
  assessment_id text not null,
  primary key (stay_id, instrument, assessed_on)
);
create index on care.stay_score (client_id);

create unlogged table past.stay_score (like care.stay_score including all);
create view changed.stay_score as
select * from care.stay_score where client_id in (select client_id from changed.client_change);

grant select, insert, update, delete, truncate on care.stay_score, past.stay_score to ${loader};
grant select on care.stay_score, past.stay_score, changed.stay_score to ${analyst}, ${loader};
