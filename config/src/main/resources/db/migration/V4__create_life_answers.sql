-- Which answers on a client's life count for a stay: asked at admission, at discharge and at follow-up.

create unlogged table care.life_answer (
  stay_id text not null,
  client_id text not null,
  moment text not null check (moment in ('admission', 'discharge', 'follow_up')),
  place int not null,             -- 1 is the answer to prefer, 2 the one to take if the first is not known yet
  life_status_id text not null,
  asked_on date not null,
  employment text,
  enrolled_in_school boolean,
  living text,
  arrests_past_30_days int,
  self_help_past_30_days int,
  self_help text,
  days_used_alcohol_past_30 int,
  days_used_drugs_past_30 int,
  use_frequency_primary text
);
create index on care.life_answer (client_id);

create unlogged table past.life_answer (like care.life_answer including all);
create view changed.life_answer as
select * from care.life_answer where client_id in (select client_id from changed.client_change);

grant select, insert, update, delete, truncate on care.life_answer, past.life_answer to ${loader};
grant select on care.life_answer, past.life_answer, changed.life_answer to ${analyst}, ${loader};
