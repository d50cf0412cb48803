--liquibase formatted sql

--changeset postern:usage-events
-- One row an answered request. No checks: what was served is counted, whatever it looked like.
-- key_id is null where no key was identified; api and route are empty where no route matched.
CREATE TABLE public.usage_events (
    at             timestamptz NOT NULL,
    tenant         text        NOT NULL,
    key_id         text,
    api            text        NOT NULL,
    route          text        NOT NULL,
    method         text        NOT NULL,
    path           text        NOT NULL,
    status         integer     NOT NULL,
    latency_micros bigint      NOT NULL,
    request_bytes  bigint      NOT NULL,
    reply_bytes    bigint      NOT NULL
) PARTITION BY RANGE (at);
-- Takes what no day's partition takes, so that an insert is never refused for its time.
CREATE TABLE public.usage_events_default PARTITION OF public.usage_events DEFAULT;
CREATE INDEX usage_events_key_id_at ON public.usage_events (key_id, at);
GRANT SELECT, INSERT ON public.usage_events TO postern_gateway;
--rollback DROP TABLE public.usage_events;

--changeset postern:usage-spools
-- How far each writer's numbered batches are stored: advanced in the statement that stores a batch, so that
-- a batch sent again after a lost answer stores nothing.
CREATE TABLE public.usage_spools (
    id             uuid        PRIMARY KEY,
    loaded_through bigint      NOT NULL,
    updated_at     timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON public.usage_spools TO postern_gateway;
--rollback DROP TABLE public.usage_spools;
