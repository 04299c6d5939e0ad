-- Over a log that is there already the index at the end takes longer than statements usually may.
set local statement_timeout = '10min';

-- The reports without the events' names, which are what makes them long: what the overview reads,
-- whatever the span of time. Counted together with the rows that they sum up.
create table ingest.report_minute_total (
  minute  timestamptz not null,
  door    text        not null,
  type    text        not null,
  mapping text        not null,
  outcome text        not null,
  reason  text        not null,
  by_name text        not null,
  n       bigint      not null
);
create index report_minute_total_time on ingest.report_minute_total (minute);
create table ingest.report_hour_total (like ingest.report_minute_total);
alter table ingest.report_hour_total rename column minute to hour;
create index report_hour_total_time on ingest.report_hour_total (hour);
create table ingest.report_latency_hour (
  hour timestamptz not null,
  step integer     not null,
  n    bigint      not null
);
create index report_latency_hour_time on ingest.report_latency_hour (hour);

insert into ingest.report_minute_total
select minute, door, type, mapping, outcome, reason, by_name, sum(n) from ingest.report_minute
group by 1, 2, 3, 4, 5, 6, 7;
insert into ingest.report_hour_total
select hour, door, type, mapping, outcome, reason, by_name, sum(n) from ingest.report_hour
group by 1, 2, 3, 4, 5, 6, 7;
insert into ingest.report_latency_hour
select date_trunc('hour', minute, 'UTC'), step, sum(n) from ingest.report_latency group by 1, 2;

-- Finds what was given up, by its event; delivered ones are not in it and pay nothing.
create index delivery_outcome_discarded on ingest.delivery_outcome (message_key)
  where outcome = 'DISCARDED';
