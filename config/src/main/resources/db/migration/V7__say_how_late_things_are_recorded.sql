-- How many records told of something for the first time in a night, by the days since it happened. What a source
-- delivers first is left out.
create table run.recording_lag (
  night int not null references run.night,
  source text not null,
  feed text not null,
  lag_days int not null check (lag_days >= 0),
  count_rows bigint not null,
  primary key (night, source, feed, lag_days)
);
grant select on run.recording_lag to ${loader}, ${publisher};
grant insert on run.recording_lag to ${loader};
